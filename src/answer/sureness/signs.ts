import type { Hit } from '../../domain/index.js'
import { withYears } from '../../evidence/asked-year.js'
import { type Evidence, ofSpeakers } from '../../evidence/evidence.js'
import { settingOf } from '../../evidence/read-sentence.js'
import { asksValue, givesValue, isOpen } from '../../question/asked-value.js'
import type { Question } from '../../question/question.js'
import { relativeScore } from '../../retrieve/rerank/score.js'
import { anyOf } from '../../text/any-of.js'
import { fold } from '../../text/fold.js'
import { divisions, zones } from '../../text/lexicon/places.js'
import { words } from '../../text/segment.js'

/** What speaks for the best evidence being an answer; each between 0 and 1. */
export interface Signs {
  coverageInPassage: number
  /** What is asked of the subject stands in the sentence, and in the passage. */
  focus: number
  focusInPassage: number
  /** A number, a date or a length of time is asked for, and the sentence gives none. */
  kindMissing: number
  /** The share of the question's names and numbers that its passage holds. */
  namesInPassage: number
  numbersInPassage: number
  cosine: number
  /** Of its passage, of the most that a hit scores. */
  hit: number
  /** How far the best score stands above the fourth's, copies left out. */
  lead: number
  /** Of the sentence as evidence; and how near the best sentence of another origin comes to it. */
  score: number
  second: number
  /** Whether the question is of the kind; a list or a reason is seldom one sentence. */
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

/** The lead where a restriction or a small corpus leaves no fourth passage, which says nothing. */
const usualLead = 0.35
/** Few hits score more. */
const mostOfHit = 40

/** Reads the signs off the best evidence. */
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
 * Whether a question for a person or an organisation names places of which its best evidence's article names none:
 * every place has a head of something, and another place's is the wrong one.
 */
export function isAboutOthers(
  { folded, type }: Question,
  { sentence: { article } }: Evidence,
): boolean {
  if (type !== 'person' && type !== 'organisation') return false
  const named = words(folded)
    .filter(({ text, tag, end }) => text.length >= 2 && (tag === 'ns' || isZone(folded, end)))
    .map(({ text }) => text.replace(division, ''))
  const told = fold(`${article.title ?? ''}\n${article.text}`)
  return named.length > 0 && named.every((name) => !told.includes(name))
}

const division = new RegExp(`(?<=..)[${divisions.join('')}]$`)
const zoneAhead = new RegExp(`^(?:经济技术|经济|高新技术)?${anyOf(zones)}`)

/** What stands before the name of a kind of zone is a place, also where the word list does not know it: 原平经开区. */
function isZone(folded: string, at: number): boolean {
  return zoneAhead.test(folded.slice(at))
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
