import {
  type AnswerContent,
  type Citation,
  type Confidence,
  type Conflict,
  isForeign,
} from '../domain/index.js'
import { likenessOfSentences } from '../evidence/comparison/occasion.js'
import type { Evidence, SpeakingSentence } from '../evidence/evidence.js'
import { cite, quoteSpan } from '../evidence/quote.js'
import { type ReadSentence, readSentence } from '../evidence/read-sentence.js'
import type { IndexVersion } from '../index/index.js'
import { asksValue, givesValue, isOpen } from '../question/asked-value.js'
import type { Question } from '../question/question.js'
import { asSentence, scriptOf } from '../text/script-of-answer.js'
import { type Corroboration, conflictOf } from './sides/corroboration.js'
import { frame, quotedSentence } from './silence.js'
import type { Bounds } from './sureness/abstention.js'

interface Sureness {
  /** Probability that the question is answered; `bounds` holds the thresholds for being fairly sure and sure. */
  probability: number
  bounds: Bounds
  /** Whether the short span of the best evidence is right often enough to be shown alone. */
  isHeaded: boolean
}

function confidenceOf({ probability, bounds: { medium, high } }: Sureness): Confidence {
  if (probability >= high) return 'high'
  return probability >= medium ? 'medium' : 'low'
}

/** Composes an answer of quotes: the best sentence, the sentences that agree or differ, and further helpful ones. */
export function compose(
  index: IndexVersion,
  question: Question,
  evidence: readonly Evidence[],
  { agreeing, differing }: Corroboration,
  sureness: Sureness,
): AnswerContent {
  const write = scriptOf(question.text)
  const [best] = evidence as [Evidence, ...Evidence[]]
  const main = [best, ...agreeing]
  const further = isSettled(question, best, sureness)
    ? []
    : furtherOf(question, evidence, [...main, ...differing], main.length)
  const sides = [...main, ...differing, ...further].map((each, i) => ({ evidence: each, n: i + 1 }))
  const citations = sides.map(({ evidence: each, n }) =>
    cite(each.sentence.article, quoteSpan(each), n),
  )
  const [cited] = citations as [Citation, ...Citation[]]
  const supporting = citations.slice(0, main.length)
  const others = citations.slice(main.length)
  const sentences = [
    quotedSentence(
      cited,
      supporting.map(({ n }) => n),
      write,
    ),
    ...others
      .slice(0, lengthFor(question).sentences - 1)
      .map((each) => quotedSentence(each, [each.n], write)),
  ]
  const short =
    sureness.isHeaded && best.short
      ? best.sentence.article.text.slice(best.short.start, best.short.end)
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
    sentences,
    citations,
    independentOrigins: new Set(citations.map(({ origin }) => origin)).size,
    conflicts: conflict ? [inScript(conflict, write)] : [],
    confidence: confidenceOf(sureness),
  }
}

/**
 * Decides whether the short answer needs no further sentences around it: it is a value of the requested kind and
 * probable enough.
 */
function isSettled(
  question: Question,
  { short }: Evidence,
  { probability, isHeaded }: Sureness,
): boolean {
  if (!isHeaded) return false
  if (question.type === 'yes_no') return short !== null
  const isSure = short !== null && short.probability >= settledShort && probability >= settledFrom
  return asksValue(question) && isSure
}

const settledFrom = 0.8

const settledShort = 0.95
/**
 * Maximum number of sentences, and of code units without their markers: for a question about one thing, for an open
 * one, and for one about several things.
 */
const closedLength = { sentences: 3, units: 231 }
const openLength = { sentences: 6, units: 640 }
const overviewLength = { sentences: 9, units: 900 }
/**
 * Minimum shares of the best sentence's score and of its coverage of the question. Sentences below them are about
 * something else. An answer to how or why may repeat nothing of the question.
 */
const closed = { score: 0.6, held: 0.55 }
const loose = { score: 0.5, held: 0.3 }
const open = { score: 0.4, held: 0 }
/** Sentences with a likeness above this say the same thing. */
const sameThing = 0.6

function lengthFor(question: Question): typeof closedLength {
  if (question.type === 'overview' || question.type === 'list') return overviewLength
  return isOpen(question) || isForeign(question.text) ? openLength : closedLength
}

/** Returns the next best sentences that say something else, within the maximum length of an answer. */
function furtherOf(
  question: Question,
  evidence: readonly Evidence[],
  shown: readonly SpeakingSentence[],
  agreeing: number,
): Evidence[] {
  const least =
    isOpen(question) || isForeign(question.text) ? open : question.type === 'other' ? loose : closed
  const { sentences, units } = lengthFor(question)
  const [best] = evidence as [Evidence, ...Evidence[]]
  const cited = shown.map(quoteOf)
  // Of the sentences that agree, only the best is shown.
  const said = [quoteOf(best), ...cited.slice(agreeing).slice(0, sentences - 1)]
  const found: Evidence[] = []
  for (const each of evidence) {
    if (said.length === sentences || each.score < least.score * best.score) break
    const quote = quoteOf(each)
    const length = said.reduce((sum, other) => sum + other.text.length, quote.text.length)
    const isOnTopic =
      each.coverage >= least.held * best.coverage &&
      each.coverageInPassage >= least.score * best.coverageInPassage
    // If the question asks for a value, only sentences that may give it help.
    const mayAnswer = least !== closed || givesValue(question, each.sentence)
    if (!isOnTopic || !mayAnswer || length > units) continue
    if ([...cited, ...said].some((other) => likenessOfSentences(quote, other) > sameThing)) continue
    said.push(quote)
    found.push(each)
  }
  return found
}

function quoteOf(each: SpeakingSentence): ReadSentence {
  return readSentence(each.sentence.article, quoteSpan(each))
}

/** Converts the values of a conflict to the script of the answer. */
function inScript({ about, values }: Conflict, write: (text: string) => string): Conflict {
  return { about, values: values.map(({ value, n }) => ({ value: write(asSentence(value)), n })) }
}
