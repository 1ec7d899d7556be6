import type { Hit } from '../domain/index.js'
import type { LexicalIndex } from '../index/lexical-index.js'
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
 * 朱雀二号). A stretch shorter than `LONG` counts as a slip only if it consists of nouns or names and the corpus does not
 * contain it. Returns null if there is no such stretch.
 */
export function misheardIn(
  question: string,
  hits: readonly Hit[],
  lexical: Pick<LexicalIndex, 'documentFrequency'>,
): Misheard | null {
  const asked = fold(question)
  const texts = hits.slice(0, PASSAGES).map(({ article, passage }) => {
    const text = fold(`${article.title ?? ''}\n${passage.text}`)
    return { text, sounds: soundsOf(text) }
  })
  const sounds = soundsOf(asked)
  const parts = words(asked)
  for (const length of LENGTHS) {
    for (let at = 0; at + length <= asked.length; at++) {
      const written = asked.slice(at, at + length)
      const isPossible =
        /^\p{Script=Han}+$/u.test(written) &&
        !texts.some(({ text }) => text.includes(written)) &&
        isWhole(parts, at, at + length, length < LONG) &&
        (length >= LONG || isNowhere(written, lexical))
      if (!isPossible) continue
      const sound = sounds.slice(at, at + length).join(' ')
      for (const { text, sounds: theirs } of texts) {
        const from = indexOfSound(theirs, sound, length)
        const meant = from < 0 ? '' : text.slice(from, from + length)
        if (meant !== '' && (length < LONG || isNearly(written, meant))) return { written, meant }
      }
    }
  }
  return null
}

/** Decides whether a stretch consists of whole words. With `ofNouns`, each must be a noun, a name or unknown. */
function isWhole(parts: readonly Word[], start: number, end: number, ofNouns: boolean): boolean {
  const within = parts.filter((word) => word.start < end && word.end > start)
  return (
    within[0]?.start === start &&
    within.at(-1)?.end === end &&
    (!ofNouns || within.every(({ tag }) => /^[nxj]/.test(tag)))
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

function indexOfSound(sounds: readonly string[], sound: string, length: number): number {
  for (let at = 0; at + length <= sounds.length; at++) {
    if (sounds.slice(at, at + length).join(' ') === sound) return at
  }
  return -1
}

/** Decides whether at least one pair of adjacent characters does not occur in the corpus. */
function isNowhere(written: string, lexical: Pick<LexicalIndex, 'documentFrequency'>): boolean {
  for (let at = 0; at + 2 <= written.length; at++) {
    if (lexical.documentFrequency(written.slice(at, at + 2)) === 0) return true
  }
  return false
}
