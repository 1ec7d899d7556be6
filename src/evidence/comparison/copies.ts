import type { Article, Span } from '../../domain/index.js'
import type { ArticleFilter, IndexVersion } from '../../index/index.js'
import type { ReadText } from '../../text/read-text.js'
import { quotableSentences } from '../quotable.js'
import { type ReadSentence, readSentence } from '../read-sentence.js'
import { likenessTo } from './occasion.js'

/** The most copies looked at for a story that was copied widely. */
const mostCopies = 40
/** The least likeness of the same sentence in a copy, apart from values. */
const sameSentence = 0.6

/** Returns from each copy of an article the sentence that corresponds to the given one. */
export async function inCopies(
  index: IndexVersion,
  sentence: ReadSentence,
  filter: ArticleFilter = {},
): Promise<ReadSentence[]> {
  const [row] = await index.rowsOfArticles([sentence.article.id])
  if (row == null || index.articlesOfOrigin(row).length === 1) return []
  const { admitsArticle = () => true } = await index.select(filter)
  const others = index
    .articlesOfOrigin(row)
    .filter((other) => other !== row && admitsArticle(other))
    .slice(0, mostCopies)
  const articles = await index.load(others)
  const likeness = likenessTo(sentence)
  return others.flatMap((other) => mostAlike(articles.article(other), likeness) ?? [])
}

function mostAlike(
  article: Article,
  likeness: (sentence: ReadText) => number,
): ReadSentence | null {
  let best: ReadSentence | null = null
  let most = sameSentence
  for (const span of quotableSentences(article.text)) {
    if (article.damage.some(({ start, end }) => start < span.end && end > span.start)) continue
    const sentence = readSentence(article, span)
    const alike = likeness(sentence)
    if (alike > most) [best, most] = [sentence, alike]
  }
  return best
}

/** The stretches where two sentences differ, in offsets of each. */
export interface Exchanged {
  ours: Span
  theirs: Span
}

/**
 * The least share of the shorter sentence, and the fewest characters, that two sentences differing in one place have in
 * common.
 */
const sharedPart = 0.5
const fewestShared = 8
const longest = 30

/**
 * Returns the single stretch in the middle of each sentence where they differ, as when a copy has another value;
 * extended to whole quantities and dates. Returns null if they differ in more, or if one only has words that the other
 * leaves out.
 */
export function exchangedIn(ours: ReadText, theirs: ReadText): Exchanged | null {
  const [a, b] = [ours.folded, theirs.folded]
  const most = Math.min(a.length, b.length)
  let before = 0
  while (before < most && a[before] === b[before]) before++
  let behind = 0
  while (behind < most - before && a.at(-1 - behind) === b.at(-1 - behind)) behind++
  if (before + behind === most && a.length === b.length) return null
  if (before + behind < Math.max(fewestShared, sharedPart * most)) return null
  const cut = [ours, theirs].map((read) =>
    whole(read, { start: before, end: read.text.length - behind }),
  )
  // Both stretches are extended by the same amount: what is added is the same in both.
  const earlier = Math.max(...cut.map(({ start }) => before - start))
  const later = Math.max(...cut.map(({ end }, i) => end - ((i === 0 ? a : b).length - behind)))
  const [mine, other] = [a, b].map((text) => ({
    start: before - earlier,
    end: text.length - behind + later,
  })) as [Span, Span]
  const isShort = ({ start, end }: Span) => end > start && end - start <= longest
  return isShort(mine) && isShort(other) ? { ours: mine, theirs: other } : null
}

/** Extends a stretch to the whole of the quantities, dates and words that it cuts. */
function whole({ words, quantities, dates }: ReadText, stretch: Span): Span {
  let { start, end } = stretch
  for (const value of [...words, ...quantities, ...dates]) {
    if (value.start >= Math.max(end, start + 1) || value.end <= start) continue
    start = Math.min(start, value.start)
    end = Math.max(end, value.end)
  }
  return { start, end }
}
