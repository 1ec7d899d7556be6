import type { Hit } from '../domain/index.js'
import type { TermFrequencies } from '../index/index.js'
import { fold } from '../text/fold.js'
import { pinyin } from '../text/pinyin.js'
import { type Word, words } from '../text/segment.js'

/** A slip in a question, and the stretch of an article that sounds the same. */
export interface Misheard {
  written: string
  meant: string
}

/** Lengths of the stretches that are looked up, in characters: names and what they are part of. */
const LENGTHS = [6, 5, 4, 3, 2]
/**
 * A stretch of at least this length is a slip if it shares half of its characters, including the first and the last,
 * with a stretch that sounds the same.
 */
const LONG = 4
/** How many of the passages found are searched for what was meant. */
const PASSAGES = 6

/**
 * Finds a stretch of the question that no passage contains, but that sounds like a stretch of a passage (朱鹊二号 and
 * 朱雀二号). A stretch shorter than `LONG` counts as a slip only if it is a name, or a word that the segmenter does not know, that
 * the corpus does not contain, and if what it sounds like consists of whole nouns: 台风 does not mean 态风 in 生态风清气正.
 * Returns null if there is no such stretch.
 */
export function misheardIn(
  question: string,
  hits: readonly Hit[],
  lexical: Pick<TermFrequencies, 'documentFrequency'>,
): Misheard | null {
  const asked = fold(question)
  const texts = hits
    .slice(0, PASSAGES)
    .map(({ article, passage }) => readText(fold(`${article.title ?? ''}\n${passage.text}`)))
  const sounds = soundsOf(asked)
  const parts = words(asked)
  for (const length of LENGTHS) {
    for (let at = 0; at + length <= asked.length; at++) {
      const written = asked.slice(at, at + length)
      const isPossible =
        /^\p{Script=Han}+$/u.test(written) &&
        !texts.some(({ text }) => text.includes(written)) &&
        (length < LONG
          ? isName(parts, at, at + length) && isNowhere(written, lexical)
          : isWhole(parts, at, at + length))
      if (!isPossible) continue
      const meant = meantBy(written, sounds.slice(at, at + length).join(' '), texts)
      if (meant !== null) return { written, meant }
    }
  }
  return null
}

interface ReadText {
  text: string
  /** The pinyin of each character, without tones. */
  sounds: readonly string[]
  parts: () => readonly Word[]
}

function readText(text: string): ReadText {
  let parts: readonly Word[] | null = null
  return {
    text,
    sounds: soundsOf(text),
    parts: () => {
      parts ??= words(text)
      return parts
    },
  }
}

function meantBy(written: string, sound: string, texts: readonly ReadText[]): string | null {
  const { length } = written
  for (const { text, sounds, parts } of texts) {
    for (const from of placesOfSound(sounds, sound, length)) {
      const meant = text.slice(from, from + length)
      const isMeant =
        length < LONG ? isOfNouns(parts(), from, from + length) : isNearly(written, meant)
      if (isMeant) return meant
    }
  }
  return null
}

const wordsWithin = (parts: readonly Word[], start: number, end: number) =>
  parts.filter((word) => word.start < end && word.end > start)

function isWhole(parts: readonly Word[], start: number, end: number): boolean {
  const within = wordsWithin(parts, start, end)
  return within[0]?.start === start && within.at(-1)?.end === end
}

/** Decides whether a stretch consists of whole words, each a noun, a name or unknown. */
function isOfNouns(parts: readonly Word[], start: number, end: number): boolean {
  return (
    isWhole(parts, start, end) &&
    wordsWithin(parts, start, end).every(({ tag }) => /^[nxj]/.test(tag))
  )
}

/** Decides whether a stretch consists of nouns of which at least one is a name or unknown. */
function isName(parts: readonly Word[], start: number, end: number): boolean {
  return (
    isOfNouns(parts, start, end) && wordsWithin(parts, start, end).some(({ tag }) => tag !== 'n')
  )
}

function isNearly(a: string, b: string): boolean {
  const same = [...a].map((each, i) => each === b.charAt(i))
  return same[0] === true && same.at(-1) === true && 2 * same.filter(Boolean).length >= a.length
}

/** Returns the pinyin of each character of a text, without tones. */
function soundsOf(text: string): string[] {
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'spaced', v: true })
}

function* placesOfSound(sounds: readonly string[], sound: string, length: number) {
  for (let at = 0; at + length <= sounds.length; at++) {
    if (sounds.slice(at, at + length).join(' ') === sound) yield at
  }
}

/** Decides whether at least one pair of adjacent characters does not occur in the corpus. */
function isNowhere(written: string, lexical: Pick<TermFrequencies, 'documentFrequency'>): boolean {
  return pairsIn(written).some((pair) => lexical.documentFrequency(pair) === 0)
}

/** Returns the terms of a question whose frequencies `misheardIn` asks for. */
export function pairsOfSound(question: string): string[] {
  return pairsIn(fold(question))
}

function pairsIn(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2))
}
