import type { IndexVersion, LoadedArticles } from '../index/index.js'
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
 * @param articles those of `ranked`; those of copies are added
 * @param ranked without passages that occur word for word in an earlier article of their origin
 */
export async function withoutRepeats(
  index: IndexVersion,
  articles: LoadedArticles,
  ranked: readonly Scored[],
  { k, terms, admits }: Options,
): Promise<Scored[]> {
  const speaks = new Map<number, number>()
  const saidOf = new Map<number, Set<string>>()
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
    const said = sentencesOf(articles.passage(row).text)
    if (isCopy && said.every((sentence) => before.has(sentence))) continue
    saidOf.set(origin, new Set([...before, ...said]))
    if (!isCopy) counted++
    found.push(...(await besideCopies(index, articles, hit, { terms, admits })))
  }
  return found
}

function sentencesOf(text: string): string[] {
  return sentences(text).map(({ start, end }) => foldCompact(text.slice(start, end)))
}

/** Returns a passage and the same passage in copies of its article, the best title first. */
async function besideCopies(
  index: IndexVersion,
  articles: LoadedArticles,
  hit: Scored,
  { terms, admits = () => true }: Pick<Options, 'terms' | 'admits'>,
): Promise<Scored[]> {
  if (index.articlesOfOrigin(hit.candidate.articleRow).length === 1) return [hit]
  const copies: { row: number; articleRow: number }[] = []
  for (const row of index.copiesOfPassage(hit.candidate.row)) {
    const articleRow = index.articleRowOfPassage(row)
    if (admits(articleRow)) copies.push({ row, articleRow })
    if (copies.length === MOST_READ) break
  }
  await articles.load(copies.map(({ articleRow }) => articleRow))
  return copies
    .map((copy) => {
      const title = fold(articles.article(copy.articleRow).title ?? '')
      return { ...copy, held: terms.filter((term) => title.includes(term)).length }
    })
    .sort((a, b) => b.held - a.held)
    .slice(0, MOST_SHOWN)
    .map(({ row, articleRow }) => ({ ...hit, candidate: { ...hit.candidate, row, articleRow } }))
}
