import { words } from '../../text/segment.js'
import type { Grounds } from './grounds.js'

/** Words that join what quotes say and say nothing themselves. */
const joining = new Set(
  '的 地 得 了 是 为 即 在 于 和 与 及 以及 并 并且 而 而且 也 都 还 同时 此外 另外 另 其中 其 该 这 这一 这个 这些 对 从 到 至 由 则 以 之 中 有 共 共有 共计 总计 合计 一共 分别 分别为 分别是 但 但是 达 达到'.split(
    ' ',
  ),
)
/** Turn what follows into something else, and so need the very word that they turn. */
const turning = /[不未没无非已]/

/** The share of a sentence's pairs of characters that its quotes hold, 0 to 1. */
export function shareHeld(compact: string, grounds: Grounds): number {
  const pairs = pairsOf(compact)
  const held = pairs.filter((pair) => grounds.hold(pair))
  return pairs.length === 0 ? 0 : held.length / pairs.length
}

function pairsOf(compact: string): string[] {
  const pairs: string[] = []
  for (let at = 0; at + 1 < compact.length; at++) {
    const pair = compact.slice(at, at + 2)
    if (/^[\p{L}\p{N}]{2}$/u.test(pair)) pairs.push(pair)
  }
  return pairs
}

/**
 * The words of a sentence that its quotes do not have. A word that the segmenter cuts otherwise in the
 * quote is held when each of its characters is, together with a neighbour.
 * @param isFigure whether a place belongs to an amount or a date, which are compared as such
 */
export function newWords(
  compact: string,
  grounds: Grounds,
  isFigure: (at: number) => boolean,
): string[] {
  return words(compact)
    .filter(({ text, start, end }) => {
      if (!/[\p{L}\p{N}]/u.test(text) || isFigure(start)) return false
      const isTurning = text.length === 1 && turning.test(text)
      if (isTurning) return !grounds.hold(compact.slice(start, end + 1))
      if (joining.has(text)) return false
      if (text.length > 1 && grounds.hold(text)) return false
      for (let at = start; at < end; at++) if (!isCovered(compact, at, grounds)) return true
      return false
    })
    .map(({ text }) => text)
}

function isCovered(compact: string, at: number, grounds: Grounds): boolean {
  const before = compact.slice(at - 1, at + 1)
  const after = compact.slice(at, at + 2)
  return [before, after].some((pair) => pair.length === 2 && grounds.hold(pair))
}
