import type { Article, Span } from '../domain/index.js'
import type { Question } from '../retrieve/question.js'
import { fold } from '../text/fold.js'
import type { Evidence } from './evidence.js'
import { weights } from './headline-weights.js'
import { bestWithin, type HitsRead } from './read-hits.js'
import { logarithmOf } from './read-signs.js'

/** What speaks for a span being the short answer. */
export interface HeadlineSigns {
  /** Whether the rules found it; else the reader did. */
  isByRules: number
  /** Whether what the other found says the same, in part or to the letter. */
  isShared: number
  isSame: number
  /** The reader's best: its score as a logarithm, the same where both agree, its lead, how likely it is in its passage. */
  best: number
  bestShared: number
  lead: number
  probability: number
  /** How well the kind fits that the rules look for; whether they found nothing. */
  fit: number
  isAlone: number
  /** How likely the question is answered at all, as log odds; whether its passage answers; the sentence's score. */
  answered: number
  answers: number
  score: number
  asksValue: number
  asksPerson: number
  /** Whether a value is asked for and this holds no figure. */
  hasNoFigure: number
  /** Of as many characters as the longest that is shown. */
  length: number
}

export const headlineSignNames = [
  'isByRules',
  'isShared',
  'isSame',
  'best',
  'bestShared',
  'lead',
  'probability',
  'fit',
  'isAlone',
  'answered',
  'answers',
  'score',
  'asksValue',
  'asksPerson',
  'hasNoFigure',
  'length',
] as const satisfies readonly (keyof HeadlineSigns)[]

/** A span that may stand above the sentences, and the evidence that it stands in. */
export interface Headline {
  evidence: Evidence
  span: Span
  signs: HeadlineSigns
}

const values: ReadonlySet<Question['type']> = new Set(['amount', 'date', 'duration'])
const figure = /[\d〇零一二两三四五六七八九十百千万半]/
const LONGEST = 20

/**
 * What the rules and what the reader take for the short answer.
 * @param probability that the question is answered
 */
export function headlines(
  { type }: Question,
  evidence: readonly Evidence[],
  read: HitsRead,
  probability: number,
): Headline[] {
  const [best] = evidence
  const readHere = bestOf(evidence, read)
  if (!best) return []
  const byRules = best.short ? textOf(best.article, best.short) : null
  const byReader = readHere ? textOf(readHere.evidence.article, readHere.span) : null
  const [one, other] = [bare(byRules), bare(byReader)]
  const isShared = one !== '' && other !== '' && (one.includes(other) || other.includes(one))
  const asksValue = values.has(type)
  const common = {
    isShared: Number(isShared),
    isSame: Number(one !== '' && one === other),
    best: logarithmOf(readHere?.score ?? 0),
    bestShared: isShared ? logarithmOf(readHere?.score ?? 0) : 0,
    lead: readHere?.place === 0 ? read.best - read.second : 0,
    probability: readHere?.probability ?? 0,
    answered: Math.log(probability / (1 - probability)),
    asksValue: Number(asksValue),
    asksPerson: Number(type === 'person'),
  }
  const signsOf = (each: Evidence, text: string, isByRules: boolean): HeadlineSigns => ({
    ...common,
    isByRules: Number(isByRules),
    fit: each.short?.fit ?? 0,
    isAlone: Number(!isByRules && byRules === null),
    answers: read.answers.get(each.hit) ?? 0,
    score: each.score,
    hasNoFigure: Number(asksValue && !figure.test(text)),
    length: Math.min(LONGEST, text.length) / LONGEST,
  })
  const found: Headline[] = []
  if (best.short && byRules !== null) {
    found.push({ evidence: best, span: best.short, signs: signsOf(best, byRules, true) })
  }
  if (readHere && byReader !== null) {
    const { evidence: each, span } = readHere
    found.push({ evidence: each, span, signs: signsOf(each, byReader, false) })
  }
  return found
}

/** The likeliest of `headlines`, where it is as likely right as what is shown must be; else null. */
export function chosenHeadline(found: readonly Headline[]): Headline | null {
  const judged = found.map((headline) => ({ headline, right: rightness(headline.signs) }))
  const [best] = judged.sort((a, b) => b.right - a.right)
  return best && best.right >= weights.threshold ? best.headline : null
}

/** The evidence with a headline's first, whose short span it is from then on. */
export function ledBy(
  { evidence: its, span }: Headline,
  evidence: readonly Evidence[],
): Evidence[] {
  const isOfRules = its.short?.start === span.start && its.short.end === span.end
  const top = isOfRules ? its : { ...its, short: { ...span, fit: its.short?.fit ?? SURE_FIT } }
  return [top, ...evidence.filter((each) => each !== its)]
}

/** Of a span that only the reader found, as the rules would say it of one of the asked kind. */
const SURE_FIT = 0.9

function rightness(signs: HeadlineSigns): number {
  let sum = weights.bias
  for (const name of headlineSignNames) sum += weights[name] * signs[name]
  return 1 / (1 + Math.exp(-sum))
}

/** The reader's best span that stands in a sentence of the evidence. */
function bestOf(evidence: readonly Evidence[], read: HitsRead) {
  let best: {
    evidence: Evidence
    span: Span
    score: number
    probability: number
    place: number
  } | null = null
  for (const each of evidence) {
    const span = bestWithin(read, each.article.id, each.sentence)
    if (span && span.score > (best?.score ?? 0)) {
      const { score, probability, place } = span
      best = { evidence: each, span, score, probability, place }
    }
  }
  return best
}

function textOf({ text }: Pick<Article, 'text'>, { start, end }: Span): string {
  return text.slice(start, end)
}

function bare(text: string | null): string {
  return fold(text ?? '').replace(/[\s\p{P}]/gu, '')
}
