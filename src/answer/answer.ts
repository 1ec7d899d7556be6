import { type AnswerContent, type AnswerNote, type Breach, isForeign } from '../domain/index.js'
import type { Embedder } from '../embed/embedder.js'
import { isOfOtherYears } from '../evidence/asked-year.js'
import { inCopies } from '../evidence/comparison/copies.js'
import { type Evidence, gatherEvidence, weighTerms } from '../evidence/evidence.js'
import { violations } from '../evidence/verify.js'
import type { IndexVersion } from '../index/index.js'
import { isOpen } from '../question/asked-value.js'
import { misheardIn, pairsOfSound } from '../question/by-sound.js'
import { withNamesInChinese } from '../question/in-pinyin.js'
import { analyseQuestion, type Question } from '../question/question.js'
import type { Reader } from '../read/reader.js'
import { filterIn, type RetrieveOptions, retrieve } from '../retrieve/retrieve.js'
import { hasContent } from '../text/content.js'
import { fold } from '../text/fold.js'
import { inOtherWords } from '../text/regional-words.js'
import { scriptOf } from '../text/script-of-answer.js'
import { failure } from '../wording/failure.js'
import { type Answering, type ModelReads, nothingRead, type Reply } from './answering.js'
import { compose } from './compose.js'
import { newestFirst, ofNewest } from './newest.js'
import { askedOfReport, type OfReport, reportsOf, statedByArticles } from './of-report.js'
import { isUnmatched, valuesFirst } from './other-language.js'
import { readHits, withReading } from './read-hits.js'
import { answeredByCell, isOtherRow, isRow } from './short/cell-answer.js'
import { headlinesOf, shownOf } from './short/headline.js'
import { plainlyAnswered } from './short/plain-answer.js'
import { corroborate, first, reachedFirst } from './sides/corroboration.js'
import { silence, withoutMisquotes } from './silence.js'
import {
  answerProbability,
  type Bounds,
  bounds,
  boundsOfOpen,
  boundsWithReader,
  isElsewhere,
  openProbability,
  readProbability,
} from './sureness/abstention.js'
import { type ReadSigns, readSignsOf } from './sureness/read-signs.js'
import { isAboutOthers, readSigns, type Signs } from './sureness/signs.js'

/** A probability of at least this share of the answering threshold counts as near. */
const NEAR = 0.6
/** Number of passages searched for evidence. */
const PASSAGES = 12
/** Longest question, in UTF-16 code units. */
export const longestQuestion = 1000

export interface AnswerOptions
  extends Pick<
    RetrieveOptions,
    'since' | 'until' | 'source' | 'exclude' | 'only' | 'crossEncoder'
  > {
  /** Answers with the best evidence, however weak. Used only to fit the threshold for staying silent. */
  evenIfUnsure?: boolean
  /** Reads the passages in addition to the rules. Without a reader only the rules read. */
  reader?: Reader | undefined
  /** Reads the retrieved passages and answers in its own words. */
  model?: ModelReads
}

/**
 * Answers a question with quotes from the index, or states that the corpus is silent.
 * @throws YoujuError question_empty, question_too_long
 */
export async function answerQuestion(
  index: IndexVersion,
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
  const named = await withNamesInChinese(analysed, index)
  const { reply, note } = await replyTo(index, embedder, named, options)
  const { model } = options
  const { answering } = reply
  const phrased = model && answering.hits.length > 0 ? await model(reply) : null
  const { answer } = phrased ?? answering
  const notes = note && answer.status === 'answered' ? [note, ...answer.notes] : answer.notes
  return { ...answering, ...phrased, answer: { ...answer, question: asked, notes } }
}

/**
 * Answers a question about who printed a report, when, or who wrote it, from what its article states, together with the
 * sentence on the reported event. Returns null if no article states it.
 */
async function statedByReports(
  index: IndexVersion,
  embedder: Embedder,
  asked: string,
  ofReport: OfReport,
  options: AnswerOptions,
): Promise<Answering | null> {
  const event = analyseQuestion(`${ofReport.about}怎么回事`)
  const { answering } = (await replyTo(index, embedder, event, options)).reply
  const found = answering.answer
  const citations = reportsOf(found)
  const articleOf = await index.articlesById(citations.map(({ articleId }) => articleId))
  const note = statedByArticles(ofReport, citations, (id) => articleOf(id)?.author ?? null)
  if (note === null) return null
  const sentences = found.sentences.slice(0, 1)
  const independentOrigins = new Set(citations.map(({ origin }) => origin)).size
  const stated = { sentences, citations, independentOrigins, notes: [note], question: asked }
  return { ...answering, answer: { ...found, ...stated, short: null, conflicts: [] } }
}

/**
 * Returns the reply to a question as written. If that is silence, tries the question as it was probably meant and adds
 * a note about the change.
 */
async function replyTo(
  index: IndexVersion,
  embedder: Embedder,
  question: Question,
  options: AnswerOptions,
): Promise<{ reply: Reply; note: AnswerNote | null }> {
  const asked = question.text.trim()
  const reply = await replyAsWritten(index, embedder, question, options)
  const { answer, hits } = reply.answering
  if (answer.status === 'answered' || options.evenIfUnsure) return { reply, note: null }
  const slip = misheardIn(asked, hits, await index.frequencies(pairsOfSound(asked)))
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
    if (again.answering.answer.status === 'answered') return { reply: again, note }
  }
  return { reply, note: null }
}

async function replyAsWritten(
  index: IndexVersion,
  embedder: Embedder,
  question: Question,
  options: AnswerOptions,
): Promise<Reply> {
  // If a question names nothing (好？, A？), any sentence would pass as an answer.
  if (question.content.length === 0 || !hasContent(question.text)) {
    const answer = silence(index, question, [])
    return { answering: { ...nothingRead, answer }, question, silent: () => answer }
  }
  const { hits, read, gathered, evidence } = await readFor(index, embedder, question, options)
  const replying = (answer: AnswerContent, how: Partial<Answering> = {}): Reply => ({
    answering: { ...nothingRead, ...how, answer, hits },
    question,
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
  const isOfOthers = isOnOther(question, best, signs)
  const isMatched = isForeign(question.text) && !isOfOthers
  const how = { signs: isOfOthers ? null : signs, weighed }
  const cell = answeredByCell(question, evidence)
  // In a table row only the heading shows which value is asked for.
  const inProse = evidence.filter((each) => !isRow(each))
  const plain = cell ?? plainlyAnswered(question, inProse)
  // A row without a value under the requested heading is only the nearest evidence, not an answer.
  const isOtherCell = cell === null && isRow(best) && isShortAsked(question)
  const isUnsure =
    isOfOthers || ((isOtherCell || probability < bound.least) && !isMatched && !plain)
  if (isUnsure && !options.evenIfUnsure) {
    const isNear = !isOfOthers && signs.namesInPassage === 1 && probability >= NEAR * bound.least
    return replying(silence(index, question, evidence, isNear), how)
  }
  const shown = isShortAsked(question) ? (plain ?? shownOf(headlines)) : null
  const headed = shown ? first(shown, evidence) : evidence
  const others = corroborate(
    question,
    headed,
    await inCopies(index, (headed[0] ?? best).sentence, filterIn(options)),
  )
  const answer = compose(index, question, headed, others, {
    probability,
    bounds: bound,
    isHeaded: shown !== null,
  })
  const broken = await violations(answer, index)
  if (broken.length > 0) {
    const breach: Breach = { of: 'answer', violations: broken, indexVersion: index.version }
    const silent = await withoutMisquotes(silence(index, question, evidence), index)
    return replying(silent, { ...how, breaches: [breach] })
  }
  return replying(answer, how)
}

/** Decides whether the best evidence is about another thing than the question. */
function isOnOther(question: Question, best: Evidence, signs: Signs): boolean {
  if (isAboutOthers(question, best)) return true
  return isForeign(question.text) ? isUnmatched(question, best) : isElsewhere(signs)
}

/** Searches for a question and reads what is found: all the evidence, and what of it fits, best first. */
async function readFor(
  index: IndexVersion,
  embedder: Embedder,
  question: Question,
  options: AnswerOptions,
) {
  const hits = await retrieve(index, embedder, question, {
    ...options,
    k: PASSAGES,
    countCopiesOnce: true,
  })
  const weights = await weighTerms(question, index)
  const { reader } = options
  const read = reader ? await readHits(reader, question.text, hits) : null
  const found = gatherEvidence(question, hits, weights)
  const gathered = read ? withReading(found, read) : found
  const fitting = gathered.filter(
    (each) => !isOfOtherYears(question, each.sentence) && !isOtherRow(question, each),
  )
  const evidence = valuesFirst(question, newestFirst(question, reachedFirst(question, fitting)))
  return { hits, read, gathered, evidence }
}

/**
 * Decides whether a short answer fits. One span is no overview and covers only one side of a comparison, and the reader
 * does not read questions in another language.
 */
function isShortAsked({ type, text }: Question): boolean {
  return type !== 'overview' && type !== 'comparison' && !isForeign(text)
}

/** Returns the probability that the evidence answers the question, and the thresholds to compare it with. */
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

/**
 * Returns the question without surrounding white space.
 * @throws YoujuError question_empty, question_too_long
 */
export function checked(text: string): string {
  const question = text.trim()
  if (question === '') throw failure('question_empty', {})
  if (question.length > longestQuestion) {
    throw failure('question_too_long', { length: question.length, most: longestQuestion })
  }
  return question
}
