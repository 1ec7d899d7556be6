import type { Hit } from '../domain/index.js'
import type { Question } from '../retrieve/question.js'
import { relativeScore } from '../retrieve/rerank/score.js'
import { fold } from '../text/fold.js'
import { words } from '../text/segment.js'
import { likenessTo } from './comparison/occasion.js'
import { coverage, type TermWeights } from './coverage.js'
import { type Evidence, ofSpeakers } from './evidence.js'

/** What speaks for the best evidence being an answer; each between 0 and 1. */
export interface Signs {
  coverage: number
  coverageWithBefore: number
  coverageInPassage: number
  shortFit: number
  /** What is asked of the subject stands in the sentence, and in the passage. */
  focus: number
  focusInPassage: number
  /** The asked kind of thing (a number, a date, a name) stands nowhere near. */
  kindMissing: number
  /** Weight of the heaviest term found nowhere in the passage, and in the sentence, against the heaviest. */
  heaviestMissingInPassage: number
  heaviestMissingInSentence: number
  namesInPassage: number
  namesInSentence: number
  numbersInPassage: number
  cosine: number
  lexical: number
  /** Of its passage, of the most that a hit scores. */
  hit: number
  /** How far the best score stands above the fourth's, copies left out. */
  lead: number
  /** Of the sentence as evidence; and how near the best sentence of another origin comes to it. */
  score: number
  second: number
  /** How much of the sentence another origin's evidence says too. */
  echoed: number
  /** Whether the question is of the kind; a list or a reason is seldom one sentence. */
  asksValue: number
  asksOpen: number
  /** The share of a long question's terms. */
  questionLength: number
}

export const signNames = [
  'coverage',
  'coverageWithBefore',
  'coverageInPassage',
  'shortFit',
  'focus',
  'focusInPassage',
  'kindMissing',
  'heaviestMissingInPassage',
  'heaviestMissingInSentence',
  'namesInPassage',
  'namesInSentence',
  'numbersInPassage',
  'cosine',
  'lexical',
  'hit',
  'lead',
  'score',
  'second',
  'echoed',
  'asksValue',
  'asksOpen',
  'questionLength',
] as const satisfies readonly (keyof Signs)[]

const kinds = new Set<Question['type']>(['amount', 'date', 'duration', 'person', 'organisation'])

/** The lead where a restriction or a small corpus leaves no fourth passage, which says nothing. */
const usualLead = 0.35
/** Few hits score more. */
const mostOfHit = 40

/** A number in another unit than the asked one fits less than this. */
const leastFit = 0.25

/** Reads the signs off the best evidence. */
export function readSigns(
  question: Question,
  evidence: readonly [Evidence, ...Evidence[]],
  hits: readonly Hit[],
  weights: TermWeights,
): Signs {
  const [best] = evidence
  const { article, hit, folded } = best
  const setting = fold(`${article.title ?? ''}\n${hit.passage.text}`)
  const names = namesOf(question)
  const numbers = question.folded.match(/\d+(?:\.\d+)?/g) ?? []
  const first = hits[0]?.score ?? 0
  const fourth = ofSpeakers(hits)[3]?.score
  return {
    coverage: best.coverage,
    coverageWithBefore: best.coverageWithBefore,
    coverageInPassage: best.coverageInPassage,
    shortFit: best.short?.fit ?? 0,
    focus: best.focus,
    focusInPassage: best.focusInPassage,
    kindMissing: kinds.has(question.type) && (best.short?.fit ?? 0) < leastFit ? 1 : 0,
    heaviestMissingInPassage: heaviestMissing(setting, weights),
    heaviestMissingInSentence: heaviestMissing(folded, weights),
    namesInPassage: shareHeld(names, setting),
    namesInSentence: shareHeld(names, folded),
    numbersInPassage: shareHeld(numbers, `${setting}\n${article.published ?? ''}`),
    cosine: Math.max(0, hit.trace.cosine),
    lexical: hit.trace.features.lexical ?? 0,
    hit: Math.min(1, Math.max(0, hit.score / mostOfHit)),
    lead: fourth === undefined ? usualLead : 1 - relativeScore(fourth, first),
    score: best.score,
    second:
      (evidence.find(({ article }) => article.origin !== best.article.origin)?.score ?? 0) /
      Math.max(0.01, best.score),
    echoed: echoOf(best, evidence),
    asksValue: values.has(question.type) ? 1 : 0,
    asksOpen: question.type === 'other' || question.type === 'reason' ? 1 : 0,
    questionLength: Math.min(1, question.terms.length / manyTerms),
  }
}

/**
 * Whether a question for a person or an organisation names places of which its best evidence's article names none:
 * every place has a head of something, and another place's is the wrong one.
 */
export function isAboutOthers({ folded, type }: Question, { article }: Evidence): boolean {
  if (type !== 'person' && type !== 'organisation') return false
  const named = words(folded)
    .filter(({ text, tag, end }) => text.length >= 2 && (tag === 'ns' || isZone(folded, end)))
    .map(({ text }) => text.replace(/(?<=..)[省市县区镇]$/, ''))
  const told = fold(`${article.title ?? ''}\n${article.text}`)
  return named.length > 0 && named.every((name) => !told.includes(name))
}

/** What stands before the name of a kind of zone is a place, also where the word list does not know it: 原平经开区. */
function isZone(folded: string, at: number): boolean {
  return /^(?:经济技术|经济|高新技术)?(?:经开区|开发区|高新区|示范区|产业园)/.test(folded.slice(at))
}

const values = new Set<Question['type']>(['amount', 'date', 'duration'])
const manyTerms = 30
/** How many other sentences are held against the best one. */
const listened = 20

/** The most that evidence of another origin says of what the best says. */
function echoOf(best: Evidence, evidence: readonly Evidence[]): number {
  const likeness = likenessTo(best.folded)
  let most = 0
  const others = evidence.filter(({ article }) => article.origin !== best.article.origin)
  for (const other of others.slice(0, listened)) {
    most = Math.max(most, likeness(other.folded))
  }
  return most
}

function heaviestMissing(folded: string, weights: TermWeights): number {
  let heaviest = 0
  let missing = 0
  for (const [term, weight] of weights) {
    heaviest = Math.max(heaviest, weight)
    if (weight > missing && coverage(folded, new Map([[term, 1]])) === 0) missing = weight
  }
  return heaviest === 0 ? 0 : missing / heaviest
}

/** The question's proper names: what the word list tags so, unknown words, and Latin words. */
function namesOf(question: Question): string[] {
  return words(question.folded)
    .filter(
      ({ text, tag }) =>
        text.length >= 2 && /^(?:nr|ns|nt|nz|x|eng)/.test(tag) && /[\u4e00-\u9fffa-z]/.test(text),
    )
    .map(({ text }) => text)
}

function shareHeld(parts: readonly string[], folded: string): number {
  if (parts.length === 0) return 1
  return parts.filter((part) => folded.includes(part)).length / parts.length
}
