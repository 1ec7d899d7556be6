import type { AnswerContent, ChangedArticles, Citation, Turned } from '../domain/index.js'
import { likenessOfSentences } from '../evidence/comparison/occasion.js'
import { asksValue, isOpen } from '../question/asked-value.js'
import { analyseQuestion, type Question } from '../question/question.js'
import { foldCompact } from '../text/fold.js'
import { ReadText } from '../text/read-text.js'
import { amountsOf, relationOf, type Stated } from './values.js'

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
  const question = analyseQuestion(before.question)
  const said = valuesGiven(before)
  for (const value of valuesGiven(after)) {
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
  const areNames = !isOpen(question) && question.type !== 'other'
  const relations = said.map((each) => relationOf(each, value, areNames))
  if (relations.includes('same')) return true
  const compact = foldCompact(value.value)
  const alreadyWritten = sentences.some(({ text }) => foldCompact(text).includes(compact))
  if (alreadyWritten) return true
  if (said.length > 0) return !relations.includes('other')
  return !asksValue(question) || !isOtherwiseIn(citations, value)
}

/** Sentences less alike than this are about two things. */
const ALIKE = 0.4

/** Whether a quote of an answer without a short one gives another value for the same. */
function isOtherwiseIn(citations: readonly Citation[], { citation, ...value }: Given): boolean {
  const theirs = new ReadText(citation.quote)
  const alike = citations.filter(
    ({ quote }) => likenessOfSentences(new ReadText(quote), theirs) >= ALIKE,
  )
  const values = alike.flatMap(({ quote, published }) => {
    const text = new ReadText(quote)
    return [...amountsOf(text), ...text.dates].map(({ start, end }) => ({
      value: quote.slice(start, end),
      published,
    }))
  })
  const relations = values.map((each) => relationOf(each, value, false))
  return relations.includes('other') && !relations.includes('same')
}
