import type { AnswerContent, ChangedArticles, Citation, Turned } from '../domain/index.js'
import { likenessOfSentences } from '../evidence/comparison/occasion.js'
import { asksValue } from '../question/asked-value.js'
import { analyseQuestion, type Question } from '../question/question.js'
import { fold, foldCompact } from '../text/fold.js'
import { ReadText } from '../text/read-text.js'
import { amountsOf, namedBy, relationOf, type Stated } from './values.js'

/** A value that an answer gives, and where it stands. */
interface Given extends Stated {
  citation: Citation
  kind: 'value' | 'conflict'
}

/**
 * Returns how the articles answer a question otherwise than before; null if they do not: the same value in other words,
 * from another report, or more reports of it, is no change.
 * @param changed what says so must be new, or what was cited must be gone
 */
export function answerTurned(
  before: AnswerContent,
  after: AnswerContent,
  changed: ChangedArticles,
): Turned | null {
  if (after.status !== 'answered' || before.clarify !== null) return null
  const isNews = newsIn(before, changed)
  if (before.status === 'no_evidence') return nowAnswered(after, isNews)
  const question = analyseQuestion(understood(before))
  const said = valuesGiven(before)
  const found = valuesGiven(after)
  for (const value of found.length > 0 ? found : onlyValue(before, after, question)) {
    if (!isNews(value.citation) || isSaidAlready(before, said, value, question)) continue
    return {
      kind: value.kind,
      before: before.short ?? said[0]?.value ?? null,
      after: value.value,
      claim: null,
      citation: value.citation,
      indexVersion: after.indexVersion,
    }
  }
  return null
}

/** Decides whether a citation is news for what was said before: of a new article, or in place of one that is gone. */
export function newsIn(
  { citations }: Pick<AnswerContent, 'citations'>,
  { fresh, gone }: ChangedArticles,
): (citation: Citation) => boolean {
  const isNew = new Set(fresh)
  const isGone = new Set(gone)
  const hasLost = citations.some(({ articleId }) => isGone.has(articleId))
  return ({ articleId }) => hasLost || isNew.has(articleId)
}

/** The question as it was understood: a follow-up alone finds nothing. */
export function understood({ question, notes }: AnswerContent): string {
  const note = notes.find(({ kind }) => kind === 'understood_as' || kind === 'continues')
  return note && 'question' in note ? note.question : question
}

/**
 * Returns the value that new articles alone answer with, if they say all that the question says: another village, or
 * another half of the year, has its own.
 */
export function saidAlone(
  before: AnswerContent,
  alone: AnswerContent,
  changed: ChangedArticles,
): Turned | null {
  const found = answerTurned(before, { ...alone, conflicts: [] }, changed)
  if (!found?.citation || alone.short === null) return null
  const { terms } = analyseQuestion(understood(before))
  const { title, quote } = found.citation
  const setting = fold(`${title ?? ''}\n${quote}`)
  return terms.every((term) => setting.includes(term)) ? { ...found, kind: 'conflict' } : null
}

function nowAnswered(after: AnswerContent, isNews: (citation: Citation) => boolean): Turned | null {
  const leading = after.sentences.flatMap(({ cites }) => cites)[0]
  const news = after.citations.filter(isNews)
  const citation = news.find(({ n }) => n === leading) ?? news[0]
  if (!citation) return null
  const answer = after.short ?? after.sentences[0]?.text ?? null
  return {
    ...{ kind: 'answered', before: null, after: answer, claim: null, citation },
    indexVersion: after.indexVersion,
  }
}

/** The short answer, each of several, and what stands against it. */
function valuesGiven({ short, sentences, citations, conflicts }: AnswerContent): Given[] {
  const leading = sentences.flatMap(({ cites }) => cites)
  const ofShort = (short ?? '').split('；').flatMap((value) => {
    const inQuote = citations.filter(({ quote }) => foldCompact(quote).includes(foldCompact(value)))
    const citation = inQuote.find(({ n }) => n === leading[0]) ?? inQuote[0]
    return value === '' || !citation ? [] : [givenIn(citation, value, 'value')]
  })
  const others = conflicts.flatMap(({ values }) =>
    values.flatMap(({ value, n }) => {
      const citation = citations.find((each) => each.n === n)
      return citation ? [givenIn(citation, value, 'conflict')] : []
    }),
  )
  return [...ofShort, ...others]
}

/** Sentences less alike than this are about two things. */
const ALIKE = 0.4

/**
 * The value of a sentence that leads an answer without a short one, if it has one only, and one only stands in its place
 * in the sentence that led before.
 */
function onlyValue(before: AnswerContent, after: AnswerContent, question: Question): Given[] {
  const [ours, theirs] = [leadingOf(before), leadingOf(after)]
  if (!asksValue(question) || !ours || !theirs) return []
  if (likenessOfSentences(new ReadText(ours.quote), new ReadText(theirs.quote)) < ALIKE) return []
  const [own, ...more] = valuesIn(theirs.quote, question)
  const rivals = valuesIn(ours.quote, question).filter((value) => {
    const stated = { value, published: ours.published }
    return (
      own && relationOf(stated, { value: own, published: theirs.published }, null) !== 'unclear'
    )
  })
  return own && more.length === 0 && rivals.length === 1 ? [givenIn(theirs, own, 'value')] : []
}

function leadingOf({ sentences, citations }: AnswerContent): Citation | undefined {
  const [n] = sentences.flatMap(({ cites }) => cites)
  return citations.find((each) => each.n === n)
}

function givenIn(citation: Citation, value: string, kind: Given['kind']): Given {
  return { value, published: citation.published, citation, kind }
}

/**
 * Decides whether a value was given before, or at least not contradicted: a value is otherwise only beside one of its
 * kind.
 */
function isSaidAlready(
  { sentences, citations }: AnswerContent,
  said: readonly Given[],
  value: Given,
  question: Question,
): boolean {
  const named = namedBy(question)
  const relations = said.map((each) => relationOf(each, value, named))
  if (relations.includes('same')) return true
  const compact = foldCompact(value.value)
  const alreadyWritten = sentences.some(({ text }) => foldCompact(text).includes(compact))
  if (alreadyWritten) return true
  if (said.length > 0) return !relations.includes('other')
  return !asksValue(question) || isInQuotes(citations, value, question)
}

/** Whether a quote of an answer without a short one gives the same value. */
function isInQuotes(citations: readonly Citation[], value: Given, question: Question): boolean {
  return citations.some(({ quote, published }) =>
    valuesIn(quote, question).some(
      (each) => relationOf({ value: each, published }, value, null) === 'same',
    ),
  )
}

/** The dates of a text where one is asked for, else its amounts, as written. */
function valuesIn(quote: string, { type }: Question): string[] {
  const text = new ReadText(quote)
  const values = type === 'date' ? text.dates : amountsOf(text)
  return values.map(({ start, end }) => quote.slice(start, end))
}
