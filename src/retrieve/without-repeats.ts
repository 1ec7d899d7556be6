import type { Snapshot } from '../index/index.js'
import { fold, foldCompact } from '../text/fold.js'
import { sentences } from '../text/sentences.js'
import type { Scored } from './rerank/score.js'

/** How many copies of a passage are shown at most, itself included, and from how many they are chosen. */
const MOST_SHOWN = 4
const MOST_READ = 40

interface Options {
  /** Maximum number of passages, not counting those of copies. */
  k: number
  /** The lexical terms of the question. */
  terms: readonly string[]
  /** Which articles may be shown; all by default. */
  admits?: ((articleRow: number) => boolean) | undefined
}

/**
 * Keeps passages in order, such that copies do not affect the other results: only the best ranked article of an origin
 * counts. A passage of another article of that origin is added if it says something new, and dropped otherwise. A
 * passage that copies repeat word for word is shown with a few of them, first the one whose title contains most of the
 * question.
 * @param ranked without passages that occur word for word in an earlier article of their origin
 */
export function withoutRepeats(
  index: Snapshot,
  ranked: readonly Scored[],
  { k, terms, admits }: Options,
): Scored[] {
  const speaks = new Map<string, number>()
  const saidOf = new Map<string, Set<string>>()
  const found: Scored[] = []
  let counted = 0
  for (const hit of ranked) {
    const { row, articleRow } = hit.candidate
    const origin = index.origin(articleRow)
    const isFirst = !speaks.has(origin)
    if (isFirst) speaks.set(origin, articleRow)
    const isCopy = speaks.get(origin) !== articleRow
    if (!isCopy && counted === k) break
    const before = saidOf.get(origin) ?? new Set()
    const said = sentencesOf(index.passage(row).text)
    if (isCopy && said.every((sentence) => before.has(sentence))) continue
    saidOf.set(origin, new Set([...before, ...said]))
    if (!isCopy) counted++
    found.push(...besideCopies(index, hit, terms, admits))
  }
  return found
}

function sentencesOf(text: string): string[] {
  return sentences(text).map(({ start, end }) => foldCompact(text.slice(start, end)))
}

/** Returns a passage and the same passage in copies of its article, the best title first. */
function besideCopies(
  index: Snapshot,
  hit: Scored,
  terms: readonly string[],
  admits: Options['admits'],
): Scored[] {
  if (index.articlesOfOrigin(hit.candidate.articleRow).length === 1) return [hit]
  const copies: { row: number; articleRow: number; held: number }[] = []
  for (const row of index.copiesOfPassage(hit.candidate.row)) {
    const articleRow = index.articleRowOfPassage(row)
    if (!(admits?.(articleRow) ?? true)) continue
    const title = fold(index.article(articleRow).title ?? '')
    copies.push({ row, articleRow, held: terms.filter((term) => title.includes(term)).length })
    if (copies.length === MOST_READ) break
  }
  return copies
    .sort((a, b) => b.held - a.held)
    .slice(0, MOST_SHOWN)
    .map(({ row, articleRow }) => ({ ...hit, candidate: { ...hit.candidate, row, articleRow } }))
}
