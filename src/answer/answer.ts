import {
  type AnswerContent,
  type AnswerNote,
  type Breach,
  type Hit,
  YoujuError,
} from '../domain/index.js'
import type { Embedder } from '../embed/embedder.js'
import { isOfOtherYears } from '../evidence/asked-year.js'
import { inCopies } from '../evidence/comparison/copies.js'
import { type Evidence, gatherEvidence, weighTerms } from '../evidence/evidence.js'
import { settingOf } from '../evidence/read-sentence.js'
import { violations } from '../evidence/verify.js'
import type { Snapshot } from '../index/index.js'
import { asksValue, givesValue, isOpen } from '../question/asked-value.js'
import { misheardIn } from '../question/by-sound.js'
import { withNamesInChinese } from '../question/in-pinyin.js'
import { analyseQuestion, type Question } from '../question/question.js'
import type { Reader } from '../read/reader.js'
import { articleFilter } from '../retrieve/filter.js'
import { type RetrieveOptions, retrieve } from '../retrieve/retrieve.js'
import { hasContent } from '../text/content.js'
import { fold } from '../text/fold.js'
import { inOtherWords } from '../text/regional-words.js'
import { isForeign } from '../text/script.js'
import { scriptOf } from '../text/script-of-answer.js'
import { termsOfFolded } from '../text/tokens.js'
import { compose } from './compose.js'
import { newestFirst, ofNewest } from './newest.js'
import { askedOfReport, type OfReport, reportsOf, toldOfReports } from './of-report.js'
import type { ModelReading } from './phrasing/model-reading.js'
import { type HitsRead, readHits, withReading } from './read-hits.js'
import { answeredByCell, isOtherRow, isRow } from './short/cell-answer.js'
import { type Headline, headlinesOf, shownOf } from './short/headline.js'
import { plainlyAnswered } from './short/plain-answer.js'
import { corroborate, first, reachedFirst } from './sides/corroboration.js'
import { silence, withoutMisquotes } from './silence.js'
import {
  answerProbability,
  type Bounds,
  bounds,
  boundsOfOpen,
  boundsWithReader,
  openProbability,
  readProbability,
} from './sureness/abstention.js'
import { type ReadSigns, readSignsOf } from './sureness/read-signs.js'
import { isAboutOthers, readSigns, type Signs } from './sureness/signs.js'

/** Of what it takes to answer, so much comes close. */
const NEAR = 0.6
/** How many passages are looked through for evidence. */
const PASSAGES = 12
/** Longest question, in UTF-16 code units. */
export const longestQuestion = 1000

export interface AnswerOptions
  extends Pick<
    RetrieveOptions,
    'since' | 'until' | 'source' | 'exclude' | 'only' | 'crossEncoder'
  > {
  /** Answer with the best there is, however weak: only for fitting when to be silent. */
  evenIfUnsure?: boolean
  /** Reads the passages beside the rules; without one the rules read alone. */
  reader?: Reader | undefined
  /** Reads what was found, and answers in its own words. */
  model?: ModelReads
}

/** All that a reader's word is weighed by. */
export interface WeighedReading {
  question: Question
  evidence: readonly Evidence[]
  read: HitsRead
  signs: Signs
  ofReader: ReadSigns
  headlines: readonly Headline[]
}

/** An answer, and how it came about. */
export interface Answering {
  answer: AnswerContent
  /** The passages that were read, best first. */
  hits: readonly Hit[]
  /** How a chat model fared; null if none was asked. */
  phrasing: ModelReading | null
  /** Answers that were made and not given, because they broke the contract of quotes. */
  breaches: readonly Breach[]
  /** The signs that decided whether to answer; null if something else decided it. */
  signs: Signs | null
  /** What the reader's spans were weighed by; null without a reader. */
  weighed: WeighedReading | null
}

/** An answer made of quotes, for a chat model to put into words. */
export interface Reply extends Answering {
  question: Question
  /** Says that the corpus is silent, with the nearest passages. */
  silent(): AnswerContent
}

/** Lets a chat model answer from what was found. */
export type ModelReads = (
  reply: Reply,
) => Promise<Pick<Answering, 'answer' | 'phrasing' | 'breaches'>>

/**
 * Answers a question with quotes of the index, or says that the corpus is silent.
 * @throws YoujuError question_empty, question_too_long
 */
export async function answerQuestion(
  index: Snapshot,
  embedder: Embedder,
  question: Question | string,
  options: AnswerOptions = {},
): Promise<Answering> {
  const text = typeof question === 'string' ? question : question.text
  const asked = checked(text)
  const ofReport = askedOfReport(asked)
  const stated = ofReport && (await statedByReports(index, embedder, asked, ofReport, options))
  if (stated) return stated
  const analysed = typeof question === 'string' ? analyseQuestion(asked) : question
  const named = withNamesInChinese(analysed, {
    lexical: index.lexical,
    textOf: (row) => index.passage(row).text,
  })
  const { reply, note } = await replyTo(index, embedder, named, options)
  const { model } = options
  const { question: _, silent: __, ...answering } = reply
  const worded = model && reply.hits.length > 0 ? await model(reply) : null
  const { answer } = worded ?? reply
  const notes = note && answer.status === 'answered' ? [note, ...answer.notes] : answer.notes
  return { ...answering, ...worded, answer: { ...answer, question: asked, notes } }
}

/**
 * Who printed a report, when, or who wrote it: what its article states, beside the sentence that tells what it reports. Null where
 * none states it.
 */
async function statedByReports(
  index: Snapshot,
  embedder: Embedder,
  asked: string,
  ofReport: OfReport,
  options: AnswerOptions,
): Promise<Answering | null> {
  const event = analyseQuestion(`${ofReport.about}怎么回事`)
  const { reply } = await replyTo(index, embedder, event, options)
  const { question: _, silent: __, ...answering } = reply
  const found = reply.answer
  const citations = reportsOf(found)
  const authorOf = (id: string) => index.articleById(id)?.author ?? null
  const note = toldOfReports(ofReport, citations, authorOf)
  if (note === null) return null
  const sentences = found.sentences.slice(0, 1)
  const independentOrigins = new Set(citations.map(({ origin }) => origin)).size
  const stated = { sentences, citations, independentOrigins, notes: [note], question: asked }
  return { ...answering, answer: { ...found, ...stated, short: null, conflicts: [] } }
}

/** The reply to a question as it is written, or, where that is silence, as it was meant, with a note on that. */
async function replyTo(
  index: Snapshot,
  embedder: Embedder,
  question: Question,
  options: AnswerOptions,
): Promise<{ reply: Reply; note: AnswerNote | null }> {
  const asked = question.text.trim()
  const reply = await replyAsWritten(index, embedder, question, options)
  if (reply.answer.status === 'answered' || options.evenIfUnsure) return { reply, note: null }
  const slip = misheardIn(asked, reply.hits, index.lexical)
  const others = inOtherWords(asked)
  const write = scriptOf(asked)
  const readings: ({ meant: string; note: AnswerNote } | null)[] = [
    slip && {
      meant: fold(asked).replaceAll(slip.written, slip.meant),
      note: { kind: 'corrected', written: write(slip.written), meant: write(slip.meant) },
    },
    others === null ? null : { meant: others, note: { kind: 'reworded', question: write(others) } },
  ]
  for (const reading of readings) {
    if (!reading) continue
    const { meant, note } = reading
    const again = await replyAsWritten(index, embedder, analyseQuestion(meant), options)
    if (again.answer.status === 'answered') {
      return { reply: again, note }
    }
  }
  return { reply, note: null }
}

async function replyAsWritten(
  index: Snapshot,
  embedder: Embedder,
  question: Question,
  options: AnswerOptions,
): Promise<Reply> {
  // Of a question that names nothing (好？, A？), any sentence would do as an answer.
  if (question.content.length === 0 || !hasContent(question.text)) {
    const answer = silence(index, question, [])
    return { ...nothingRead, answer, question, silent: () => answer }
  }
  const hits = await retrieve(index, embedder, question, {
    ...options,
    k: PASSAGES,
    countCopiesOnce: true,
  })
  const weights = weighTerms(question, index.lexical)
  const { reader } = options
  const read = reader ? await readHits(reader, question.text, hits) : null
  const found = gatherEvidence(question, hits, weights)
  const gathered = read ? withReading(found, read) : found
  const fitting = gathered.filter(
    (each) => !isOfOtherYears(question, each.sentence) && !isOtherRow(question, each),
  )
  const evidence = valuesFirst(question, newestFirst(question, reachedFirst(question, fitting)))
  const replying = (answer: AnswerContent, how: Partial<Answering> = {}): Reply => ({
    ...nothingRead,
    ...how,
    answer,
    question,
    hits,
    silent: () => silence(index, question, evidence, true),
  })
  const [best, ...rest] = evidence
  if (!best) return replying(silence(index, question, gathered))
  const signs = readSigns(question, [best, ...rest], hits)
  const ofReader = read ? readSignsOf(best, read) : null
  const { probability, bound } = surenessOf(question, signs, ofReader)
  const headlines = read
    ? headlinesOf(question, ofNewest(question, evidence), read, probability).filter(
        (headline) => !isRow(headline.evidence),
      )
    : []
  const weighed = read && ofReader && { question, evidence, read, signs, ofReader, headlines }
  const isOfOthers = isAboutOthers(question, best) || isUnmatched(question, best)
  const isMatched = isForeign(question.text) && !isOfOthers
  const how = { signs: isOfOthers ? null : signs, weighed }
  const cell = answeredByCell(question, evidence)
  // Of a row only the heading tells which value is asked for.
  const told = evidence.filter((each) => !isRow(each))
  const plain = cell ?? plainlyAnswered(question, told)
  // A row that says nothing under the heading that is asked for is the nearest thing, no answer.
  const isOtherCell = cell === null && isRow(best) && isShortAsked(question)
  const isUnsure =
    isOfOthers || ((isOtherCell || probability < bound.least) && !isMatched && !plain)
  if (isUnsure && !options.evenIfUnsure) {
    const isNear = !isOfOthers && signs.namesInPassage === 1 && probability >= NEAR * bound.least
    return replying(silence(index, question, evidence, isNear), how)
  }
  const shown = isShortAsked(question) ? (plain ?? shownOf(headlines)) : null
  const headed = shown ? first(shown, evidence) : evidence
  const admits = articleFilter(index, options) ?? (() => true)
  const others = corroborate(
    question,
    headed,
    inCopies(index, (headed[0] ?? best).sentence, admits),
  )
  const answer = compose(index, question, headed, others, {
    probability,
    bounds: bound,
    isHeaded: shown !== null,
  })
  const broken = violations(answer, (id) => index.articleById(id))
  if (broken.length > 0) {
    const breach: Breach = { of: 'answer', violations: broken, indexVersion: index.version }
    const silent = withoutMisquotes(silence(index, question, evidence), index)
    return replying(silent, { ...how, breaches: [breach] })
  }
  return replying(answer, how)
}

/** An answer for which nothing was read. */
export function unread(answer: AnswerContent): Answering {
  return { ...nothingRead, answer }
}

const nothingRead = {
  hits: [],
  phrasing: null,
  breaches: [],
  signs: null,
  weighed: null,
} satisfies Omit<Answering, 'answer'>

/** Of a question in another language no reader tells which sentence answers: those with a value of the kind that is asked for come first. */
function valuesFirst(question: Question, evidence: readonly Evidence[]): Evidence[] {
  if (!isForeign(question.text) || !asksValue(question)) return [...evidence]
  const [best] = evidence
  const isComparable = (each: Evidence) => each.score >= NEAR * (best?.score ?? 0)
  const gives = (each: Evidence) => isComparable(each) && givesValue(question, each.sentence)
  return [...evidence.filter(gives), ...evidence.filter((each) => !gives(each))]
}

/** One span is no overview, and of two things that are compared it tells one; nothing is read in another language. */
function isShortAsked({ type, text }: Question): boolean {
  return type !== 'overview' && type !== 'comparison' && !isForeign(text)
}

/**
 * Of a question in another language only names and numbers can be found: half of them have to be, and two at least; or a
 * person whom it names is found. What the reader makes of the rest tells nothing.
 */
function isUnmatched({ text, content, alike }: Question, { hit }: Evidence): boolean {
  if (!isForeign(text)) return false
  const setting = settingOf(hit).folded
  const terms = new Set(termsOfFolded(setting))
  // Whole words and numbers: bian is not in debian, nor 2 in 2025.
  const isHeld = (name: string) =>
    /\p{Script=Han}/u.test(name)
      ? setting.includes(name)
      : termsOfFolded(name).every((term) => terms.has(term))
  const held = content.filter((each) => (alike?.get(each) ?? [each]).some(isHeld))
  if (held.some((each) => /^\p{Script=Han}{3}/u.test(each))) return false
  return held.length < Math.max(2, MATCHED * content.length)
}
/** Chosen on ten questions in English. */
const MATCHED = 0.5

/** How sure it is that the evidence answers, and what it takes to say so. */
function surenessOf(
  question: Question,
  signs: Signs,
  read: ReadSigns | null,
): { probability: number; bound: Bounds } {
  if (!read) return { probability: answerProbability(signs), bound: bounds }
  const all = { ...signs, ...read }
  return isOpen(question)
    ? { probability: openProbability(all), bound: boundsOfOpen }
    : { probability: readProbability(all), bound: boundsWithReader() }
}

/** The question without the white space around it. */
export function checked(text: string): string {
  const question = text.trim()
  if (question === '') throw new YoujuError('question_empty', '问题是空的：请写出想问的内容。')
  if (question.length > longestQuestion) {
    throw new YoujuError(
      'question_too_long',
      `问题太长（${question.length} 字，最多 ${longestQuestion} 字）：请缩短或拆成几个问题。`,
    )
  }
  return question
}
