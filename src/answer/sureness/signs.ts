import type { Hit } from '../../domain/index.js'
import { withYears } from '../../evidence/asked-year.js'
import { type Evidence, ofSpeakers } from '../../evidence/evidence.js'
import { settingOf } from '../../evidence/read-sentence.js'
import { asksValue, givesValue, isOpen } from '../../question/asked-value.js'
import type { Question } from '../../question/question.js'
import { relativeScore } from '../../retrieve/rerank/score.js'
import { anyOf } from '../../text/any-of.js'
import { fold } from '../../text/fold.js'
import { zones } from '../../text/lexicon/names/places.js'
import { words } from '../../text/segment.js'
import { withoutDivision } from '../../text/without-division.js'

/** Signs that the best evidence is an answer; none is negative. */
export interface Signs {
  coverageInPassage: number
  /** Whether the sentence, and its passage, contain what is asked about the subject. */
  focus: number
  focusInPassage: number
  /** Whether a number, date or duration is asked for and the sentence gives none. */
  kindMissing: number
  /** The share of the question's names, and of its numbers, that the passage contains. */
  namesInPassage: number
  numbersInPassage: number
  cosine: number
  /** Score of its passage, relative to the most that a hit scores. */
  hit: number
  /** The lead of the best score over the fourth, copies left out. */
  lead: number
  /** Score of the sentence as evidence; and the relative score of the best sentence of another origin. */
  score: number
  second: number
  /** Whether the question is of this kind; a list or a reason is seldom one sentence. */
  asksValue: number
  asksOpen: number
}

export const signNames = [
  'coverageInPassage',
  'focus',
  'focusInPassage',
  'kindMissing',
  'namesInPassage',
  'numbersInPassage',
  'cosine',
  'hit',
  'lead',
  'score',
  'second',
  'asksValue',
  'asksOpen',
] as const satisfies readonly (keyof Signs)[]

/** The lead used if a restriction or a small corpus leaves no fourth passage, which says nothing. */
const usualLead = 0.35
/** Few hits score more than this. */
const mostOfHit = 40

/** Reads the signs from the best evidence. */
export function readSigns(
  question: Question,
  evidence: readonly [Evidence, ...Evidence[]],
  hits: readonly Hit[],
): Signs {
  const [best] = evidence
  const { hit, sentence } = best
  const { article } = sentence
  const setting = withYears(settingOf(hit), article.published)
  const names = namesOf(question)
  const numbers = question.folded.match(/\d+(?:\.\d+)?/g) ?? []
  const first = hits[0]?.score ?? 0
  const fourth = ofSpeakers(hits)[3]?.score
  return {
    coverageInPassage: best.coverageInPassage,
    focus: best.focus,
    focusInPassage: best.focusInPassage,
    kindMissing: givesValue(question, sentence) ? 0 : 1,
    namesInPassage: shareHeld(names, setting),
    numbersInPassage: shareHeld(numbers, `${setting}\n${article.published ?? ''}`),
    cosine: Math.max(0, hit.trace.cosine),
    hit: Math.min(1, Math.max(0, hit.score / mostOfHit)),
    lead: fourth === undefined ? usualLead : 1 - relativeScore(fourth, first),
    score: best.score,
    second:
      (evidence.find(({ sentence }) => sentence.article.origin !== article.origin)?.score ?? 0) /
      Math.max(0.01, best.score),
    asksValue: asksValue(question) ? 1 : 0,
    asksOpen: question.type === 'other' || isOpen(question) ? 1 : 0,
  }
}

/**
 * Whether a question about a person or an organisation names places of which the article of the best evidence names
 * none: every place has a head of something, and another place's is the wrong one.
 */
export function isAboutOthers(
  { folded, type }: Question,
  { sentence: { article } }: Evidence,
): boolean {
  if (type !== 'person' && type !== 'organisation') return false
  const named = words(folded)
    .filter(({ text, tag, end }) => text.length >= 2 && (tag === 'ns' || isZone(folded, end)))
    .map(({ text }) => withoutDivision(text))
  const report = fold(`${article.title ?? ''}\n${article.text}`)
  return named.length > 0 && named.every((name) => !report.includes(name))
}

const zoneAhead = new RegExp(`^(?:经济技术|经济|高新技术)?${anyOf(zones)}`)

/**
 * Whether the text at an offset names a kind of zone. The word before it is then a place, even if the word list does
 * not know it: 原平经开区.
 */
function isZone(folded: string, at: number): boolean {
  return zoneAhead.test(folded.slice(at))
}

/** Returns the question's proper names: words tagged so in the word list, unknown words, and Latin words. */
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
