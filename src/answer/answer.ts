import {
  type Answer,
  type Breach,
  type Citation,
  type Confidence,
  type Conflict,
  type Hit,
  YoujuError,
} from '../domain/index.js'
import type { Embedder } from '../embed/embedder.js'
import type { Snapshot } from '../index/index.js'
import type { Reader } from '../read/reader.js'
import { articleFilter } from '../retrieve/filter.js'
import { analyseQuestion, type Question } from '../retrieve/question.js'
import { type RetrieveOptions, retrieve } from '../retrieve/retrieve.js'
import { hasContent } from '../text/content.js'
import {
  answerProbability,
  readProbability,
  silenceBelow,
  silenceWithReaderBelow,
} from './abstention.js'
import { isOfOtherYears } from './asked-year.js'
import { inCopies, type Witness } from './comparison/copies.js'
import { likenessOfSentences } from './comparison/occasion.js'
import {
  type Corroboration,
  conflictOf,
  corroborate,
  first,
  reachedFirst,
} from './corroboration.js'
import { type Evidence, gatherEvidence, weighTerms } from './evidence.js'
import { cite, quoteSpan } from './quote.js'
import { type HitsRead, isConfirmed, readHits, withReading } from './read-hits.js'
import { type ReadSigns, readSignsOf } from './read-signs.js'
import { asSentence, scriptOf } from './script-of-answer.js'
import { isAboutOthers, readSigns, type Signs } from './signs.js'
import { stepTold } from './step-told.js'
import { misquotes, violations } from './verify.js'

/** How many passages are looked through for evidence. */
const PASSAGES = 12
/**
 * In a corpus of fewer articles the rules read alone: what is fitted on a large one, where a question's words stand out
 * more, is silent too often there (docs/decisions/0023).
 */
const FEWEST_ARTICLES = 1000
/** Of the passages found half are at least as long, in code units. */
const SHORTEST_PASSAGE = 110
/** Longest question, in UTF-16 code units. */
export const longestQuestion = 1000

export interface AnswerOptions
  extends Pick<RetrieveOptions, 'since' | 'until' | 'source' | 'exclude' | 'crossEncoder'> {
  /** Answer with the best there is, however weak: only for fitting when to be silent. */
  evenIfUnsure?: boolean
  /** Told of the passages that the answer was looked for in, best first. */
  onHits?: (hits: readonly Hit[]) => void
  /** Told of the signs that decide whether to speak; not where something else decides it. */
  onSigns?: (signs: Signs) => void
  /** Told of what a reader's word is weighed by, where there is a reader. */
  onRead?: (read: WeighedReading) => void
  /** Told of an answer that is not given, since it breaks the contract. */
  onBreach?: ((breach: Breach) => void) | undefined
  /** Reads the passages beside the rules, in a corpus that is not small; without one the rules read alone. */
  reader?: Reader | undefined
  /** Puts an answer made of quotes into other words. */
  phrase?: Phrase
}

/** All that a reader's word is weighed by. */
export interface WeighedReading {
  question: Question
  evidence: readonly Evidence[]
  read: HitsRead
  signs: Signs
  ofReader: ReadSigns
}

/** What a chat model makes of an extractive answer, and of the evidence that it was chosen from. */
export type Phrase = (
  extractive: Answer,
  question: Question,
  evidence: readonly Evidence[],
) => Promise<Answer>

/**
 * Answers a question with quotes of the index, or says that the corpus is silent.
 * @throws YoujuError question_empty, question_too_long
 */
export async function answerQuestion(
  index: Snapshot,
  embedder: Embedder,
  text: string,
  options: AnswerOptions = {},
): Promise<Answer> {
  const question = analyseQuestion(checked(text))
  // Of a question that names nothing (好？, A？), any sentence would do as an answer.
  if (question.content.length === 0 || !hasContent(question.text)) {
    return silence(index, question, [])
  }
  const hits = await retrieve(index, embedder, question, {
    ...options,
    k: PASSAGES,
    countCopiesOnce: true,
  })
  options.onHits?.(hits)
  const weights = weighTerms(question, index.lexical)
  const reader = isReadFor(index) && areReadable(hits) ? options.reader : undefined
  const read = reader ? await readHits(reader, question.text, hits) : null
  const found = gatherEvidence(question, hits, weights)
  const gathered = read ? withReading(found, read) : found
  const fitting = gathered.filter((each) => !isOfOtherYears(question, each))
  const told = stepTold(question, hits, fitting)
  const evidence = told ? first(told, fitting) : reachedFirst(question, fitting)
  const [best, ...rest] = evidence
  if (!best) return silence(index, question, gathered)
  const signs = readSigns(question, [best, ...rest], hits, weights)
  const ofReader = read ? readSignsOf(best, read) : null
  const probability = ofReader ? readProbability(signs, ofReader) : answerProbability(signs)
  const least = ofReader ? silenceWithReaderBelow : silenceBelow
  if (read && ofReader) options.onRead?.({ question, evidence, read, signs, ofReader })
  const isOfOthers = isAboutOthers(question, best)
  if (!told && !isOfOthers) options.onSigns?.(signs)
  const isUnsure = !told && (isOfOthers || probability < least)
  if (isUnsure && !options.evenIfUnsure) return silence(index, question, evidence)
  const admits = articleFilter(index, options) ?? (() => true)
  const others = corroborate(question, evidence, inCopies(index, best, admits))
  const isHeaded = read ? isConfirmed(best, read) : best.short !== null
  const answer = compose(index, question, evidence, others, { probability, least, isHeaded })
  const broken = violations(answer, (id) => index.articleById(id))
  if (broken.length > 0) {
    options.onBreach?.({ of: 'answer', violations: broken, indexVersion: index.version })
    return withoutMisquotes(silence(index, question, evidence), index)
  }
  return options.phrase ? options.phrase(answer, question, evidence) : answer
}

/** Whether passages are as long as those that a reader is trained on: it reads shorter ones badly. */
function areReadable(hits: readonly Hit[]): boolean {
  const lengths = hits.map(({ passage }) => passage.text.length).sort((a, b) => a - b)
  return (lengths[lengths.length >> 1] ?? 0) >= SHORTEST_PASSAGE
}

/** Whether a reader may be asked beside the rules. */
export function isReadFor({ articleCount }: Pick<Snapshot, 'articleCount'>): boolean {
  return articleCount >= FEWEST_ARTICLES
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

interface Sureness {
  /** That the question is answered, and what it must be at least for the bot to speak. */
  probability: number
  least: number
  /** Whether the short span of the best evidence is right often enough to be shown alone. */
  isHeaded: boolean
}

function confidenceOf({ probability, least }: Sureness): Confidence {
  if (probability >= 0.8) return 'high'
  return probability >= (least + 0.8) / 2 ? 'medium' : 'low'
}

function compose(
  index: Snapshot,
  question: Question,
  evidence: readonly Evidence[],
  { agreeing, differing }: Corroboration,
  sureness: Sureness,
): Answer {
  const write = scriptOf(question.text)
  const [best] = evidence as [Evidence, ...Evidence[]]
  const main = [best, ...agreeing]
  const further = isSettled(question, best, sureness)
    ? []
    : furtherOf(question, evidence, [...main, ...differing], main.length)
  const sides = [...main, ...differing, ...further].map((each, i) => ({ evidence: each, n: i + 1 }))
  const citations = sides.map(({ evidence: each, n }) => cite(each.article, quoteSpan(each), n))
  const supporting = citations.slice(0, main.length)
  const others = citations.slice(main.length)
  const sentences = [
    sentence(
      citations[0],
      supporting.map(({ n }) => n),
    ),
    ...others.slice(0, mostSentences - 1).map((each) => sentence(each, [each.n])),
  ]
  const short =
    sureness.isHeaded && best.short
      ? best.article.text.slice(best.short.start, best.short.end)
      : null
  const conflict =
    differing.length > 0
      ? conflictOf(
          question.text,
          sides.filter(
            ({ n }) => n === 1 || (n > main.length && n <= main.length + differing.length),
          ),
        )
      : null
  return {
    ...frame(index, question),
    status: 'answered',
    short: short === null ? null : write(asSentence(short).replace(/\s+(?=[\u3400-\u9fff])/g, '')),
    answer: write(sentences.join('')),
    citations,
    independentOrigins: new Set(citations.map(({ origin }) => origin)).size,
    conflicts: conflict ? [inScript(conflict, write)] : [],
    confidence: confidenceOf(sureness),
  }
}

/** A value of the asked kind beside the question's words needs no more sentences around it. */
function isSettled(
  { type }: Question,
  { short }: Evidence,
  { probability, isHeaded }: Sureness,
): boolean {
  if (!isHeaded) return false
  if (type === 'yes_no') return short !== null
  const asksValue = type === 'amount' || type === 'date' || type === 'duration'
  return asksValue && short !== null && short.fit >= settledFit && probability >= settledFrom
}

const settledFrom = 0.8

const settledFit = 0.95
const mostSentences = 3
/** Of the answer, in code units, without its markers. */
const longestAnswer = 231
/**
 * Sentences that score less than this part of the best, or hold less of the question, are about something else. Who
 * asks how or why may be told in a sentence that repeats little of the question.
 */
const closed = { score: 0.6, held: 0.55 }
const open = { score: 0.5, held: 0.3 }
const leastFit = 0.3
/** Sentences that share this much say one thing. */
const sameThing = 0.6

/** The next best sentences that say something else, as far as an answer may be long. */
function furtherOf(
  { type }: Question,
  evidence: readonly Evidence[],
  shown: readonly Witness[],
  agreeing: number,
): Evidence[] {
  const least = type === 'other' || type === 'reason' || type === 'list' ? open : closed
  const [best] = evidence as [Evidence, ...Evidence[]]
  const cited = shown.map(quoteOf)
  // Of those that agree only the best is said.
  const said = [quoteOf(best), ...cited.slice(agreeing).slice(0, mostSentences - 1)]
  const found: Evidence[] = []
  for (const each of evidence) {
    if (said.length === mostSentences || each.score < least.score * best.score) break
    const quote = quoteOf(each)
    const length = said.reduce((sum, other) => sum + other.length, quote.length)
    const isOnTopic =
      each.coverage >= least.held * best.coverage &&
      each.coverageInPassage >= least.score * best.coverageInPassage
    // Who asks for a value is helped by another sentence that may give it, and by no other.
    const mayAnswer = least === open || (each.short?.fit ?? 0) >= leastFit
    if (!isOnTopic || !mayAnswer || length > longestAnswer) continue
    if ([...cited, ...said].some((other) => likenessOfSentences(quote, other) > sameThing)) continue
    said.push(quote)
    found.push(each)
  }
  return found
}

function quoteOf(each: Witness): string {
  const { start, end } = quoteSpan(each)
  return each.article.text.slice(start, end)
}

/** The values as the answer writes them. */
function inScript({ about, values }: Conflict, write: (text: string) => string): Conflict {
  return { about, values: values.map(({ value, n }) => ({ value: write(asSentence(value)), n })) }
}

function sentence(citation: Citation | undefined, markers: readonly number[]): string {
  const text = asSentence(citation?.quote ?? '')
  const closed = /[。！？!?…][”’」』）)》"']*$/.test(text) ? text : `${text}。`
  return closed + markers.map((n) => `[${n}]`).join('')
}

/** The answer when nothing answers, with the nearest passages of other articles as related. */
function silence(index: Snapshot, question: Question, evidence: readonly Evidence[]): Answer {
  const nearest = new Map<string, Evidence>()
  for (const each of evidence) {
    if (nearest.size < 3 && !nearest.has(each.article.id)) nearest.set(each.article.id, each)
  }
  return {
    ...frame(index, question),
    answer: scriptOf(question.text)('语料中没有找到能回答这个问题的内容。'),
    related: [...nearest.values()].map((each, i) => cite(each.article, quoteSpan(each), i + 1)),
  }
}

/** What is wrong with one quote may be wrong with those that are shown in its place. */
function withoutMisquotes(answer: Answer, index: Snapshot): Answer {
  const isExact = (one: Citation) => misquotes([one], (id) => index.articleById(id)).length === 0
  return { ...answer, related: answer.related.filter(isExact) }
}

/** An answer that says nothing yet: what each kind of answer fills in its own part of. */
export function frame(index: Snapshot, { text }: Pick<Question, 'text'>): Answer {
  return {
    status: 'no_evidence',
    question: text,
    short: null,
    answer: '',
    citations: [],
    independentOrigins: 0,
    conflicts: [],
    corpusAsOf: index.manifest.newest,
    indexVersion: index.version,
    mode: 'extractive',
    clarify: null,
    notice: null,
    confidence: 'low',
    related: [],
  }
}
