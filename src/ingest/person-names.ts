import { anyOf } from '../text/any-of.js'
import { fold } from '../text/fold.js'
import { mediaEnds, writerRanks, writerRoles } from '../text/lexicon/names/media.js'
import { compoundSurnames, surnames } from '../text/lexicon/names/surnames.js'

/** Decides whether a word of two to four Han characters can be a Chinese person's name. */
export function isPersonName(word: string): boolean {
  const folded = fold(word)
  if (!/^[\u4e00-\u9fff]{2,4}$/.test(folded) || /^(?:左右|文字|文图|计划|时间|方式)$/.test(folded))
    return false
  return compoundSurnames.has(folded.slice(0, 2))
    ? folded.length >= 3
    : folded.length <= 3 && surnames.has(folded.charAt(0))
}

const role = new RegExp(`^${anyOf(writerRanks)}*(?:文|${anyOf(writerRoles)})[:：/]?\\s?`)
const organisation = new RegExp(`${anyOf(mediaEnds)}$`)

/**
 * Returns the persons that a signature names (王波, 记者 王希, 海外网 李萌 实习生 鲁嘉琪), as written; null if it contains
 * anything else: 央视网, 未完待续.
 */
export function signedBy(signature: string): string | null {
  const named: string[] = []
  for (const word of signature.split(/[\s、]+/)) {
    const name = word.replace(role, '')
    if (name === '') continue
    if (named.length === 0 && organisation.test(name)) continue
    if (!isPersonName(name)) return null
    named.push(name)
  }
  return named.length > 0 && named.length <= 6 ? named.join(' ') : null
}
