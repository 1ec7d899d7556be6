import type { Snapshot } from '../index/index.js'
import { fold, foldCompact } from '../text/fold.js'
import { sentences } from '../text/sentences.js'
import type { Scored } from './rerank/score.js'

/** A passage stands beside so many of its copies at most, and they are chosen from so many. */
const MOST_SHOWN = 4
const MOST_READ = 40

interface Options {
  /** How many passages at most, those of copies not counted. */
  k: number
  /** The lexical terms of the question. */
  terms: readonly string[]
  /** Which articles may be shown; all of them by default. */
  admits?: ((articleRow: number) => boolean) | undefined
}

/**
 * Passages in their order, such that copies change nothing about the others: of the articles of one origin the best
 * ranked counts. A passage of another one is read beside it where it says something that was not said, and left out
 * where it does not. A passage that copies have word for word stands beside a few of them, first the one whose title
 * holds most of the question.
 * @param ranked without passages that stand word for word in an earlier article of their origin
 */
export function toldOnce(
  index: Snapshot,
  ranked: readonly Scored[],
  { k, terms, admits }: Options,
): Scored[] {
  const speaks = new Map<string, number>()
  const told = new Map<string, Set<string>>()
  const found: Scored[] = []
  let counted = 0
  for (const hit of ranked) {
    const { row, articleRow } = hit.candidate
    const origin = index.origin(articleRow)
    const isFirst = !speaks.has(origin)
    if (isFirst) speaks.set(origin, articleRow)
    const isCopy = speaks.get(origin) !== articleRow
    if (!isCopy && counted === k) break
    const before = told.get(origin) ?? new Set()
    const said = sentencesOf(index.passage(row).text)
    if (isCopy && said.every((sentence) => before.has(sentence))) continue
    told.set(origin, new Set([...before, ...said]))
    if (!isCopy) counted++
    found.push(...besideCopies(index, hit, terms, admits))
  }
  return found
}

function sentencesOf(text: string): string[] {
  return sentences(text).map(({ start, end }) => foldCompact(text.slice(start, end)))
}

/** A passage and the same in copies of its article, the best title first. */
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
