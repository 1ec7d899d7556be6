import { analyseQuestion, type Question } from '../question/question.js'
import { isKnownThing } from '../question/subjects.js'
import { fold } from '../text/fold.js'
import { commonSurnames, compoundSurnames } from '../text/lexicon/names/surnames.js'
import { type Word, words } from '../text/segment.js'

/** Whom or what a timeline is about. */
export interface Subject {
  /** What is searched for. */
  question: Question
  /** Finds the subject as written in a folded text, also across single spaces; has the flag `g`. */
  whole: RegExp
  /** Its content words, folded, in order: 太原 失业率. One word if it cannot be taken apart. */
  words: readonly string[]
  /** A person: 李明 is not 李明华. */
  isPerson: boolean
  /** Whether it names somebody or something of its own, and not a measure that many things have: 失业率. */
  isNamed: boolean
}

/** Quotation marks around the subject, and a question mark behind it. */
const wrapping = /^["'《(<\s]+|["'》)>?!。,\s]+$/g

/** Takes a subject apart; works the same for simplified, traditional and full-width characters. */
export function readSubject(text: string): Subject {
  const folded = fold(text).replace(wrapping, '')
  const question = analyseQuestion(folded)
  const parts = question.content.length > 0 ? question.content : [folded]
  return {
    question,
    whole: patternOf(folded),
    words: parts.flatMap(contentOf),
    isPerson: isPerson(folded),
    isNamed: isNamed(folded),
  }
}

function contentOf(part: string): string[] {
  const found = words(part).filter(({ text, tag }) => /[\p{L}\p{N}]/u.test(text) && !empty(tag))
  // What the segmenter does not know it cuts anywhere: such a part stays whole.
  return found.some(isUnknown) ? [part] : found.map(({ text }) => text)
}

const empty = (tag: string) => /^[ucpy]/.test(tag)

const isUnknown = ({ text, tag }: Word) => tag === 'x' && /\p{Script=Han}/u.test(text)

/** The longest Chinese name: 欧阳 with a given name of two characters. */
const longestName = 4

function isPerson(folded: string): boolean {
  if (!/^\p{Script=Han}{2,4}$/u.test(folded))
    return /^\p{Script=Han}+(?:·\p{Script=Han}+)+$/u.test(folded)
  const found = words(folded)
  if (found.every(({ tag }) => tag.startsWith('nr'))) return true
  const isNamed = compoundSurnames.has(folded.slice(0, 2)) || commonSurnames.has(folded.charAt(0))
  return isNamed && folded.length < longestName && found.every(({ tag }) => /^(?:nr|x)/.test(tag))
}

/** CPI and GDP are measures too, so that a name needs a Chinese proper noun. */
function isNamed(folded: string): boolean {
  const found = words(folded)
  if (!found.every(({ tag }) => /^(?:n|x|j|b|eng|m|vn)/.test(tag))) return false
  const last = found.at(-1)
  const isMeasure = found.length > 1 && last?.tag === 'n' && !isKnownThing(folded)
  const isProper = ({ text, tag }: Word) =>
    /^(?:n[rstz]|x|j)/.test(tag) && /\p{Script=Han}/u.test(text)
  return !isMeasure && (isPerson(folded) || isKnownThing(folded) || found.some(isProper))
}

/** Returns a pattern that finds a text in folded text, also with single spaces inside: c919 飞机. */
export function patternOf(folded: string): RegExp {
  const characters = [...folded.replace(/\s+/g, '')].map((each) =>
    each.replace(/[^\p{L}\p{N}]/u, '\\$&'),
  )
  const ahead = /^\d/.test(folded) ? '(?<![\\d.])' : /^[a-z]/.test(folded) ? '(?<![a-z])' : ''
  const behind = /\d$/.test(folded) ? '(?![\\d.])' : /[a-z]$/.test(folded) ? '(?![a-z])' : ''
  return new RegExp(`${ahead}${characters.join('\\s?')}${behind}`, 'gu')
}

const speaks = /^\s?(?:方面|官方)?(?:表示|宣布|回应|透露)/
const fewestTold = 2

/** Returns the subject as a named one if texts say that it speaks: 理想汽车宣布, as no measure does. */
export function namedIn(subject: Subject, texts: Iterable<string>): Subject {
  if (subject.isNamed) return subject
  let told = 0
  for (const text of texts) {
    const folded = fold(text)
    for (const { index, 0: said } of folded.matchAll(subject.whole)) {
      if (speaks.test(folded.slice(index + said.length)) && ++told >= fewestTold) {
        return { ...subject, isNamed: true }
      }
    }
  }
  return subject
}
