import type { Article, Span } from '../../domain/index.js'
import type { Snapshot } from '../../index/index.js'
import { quotableSentences } from '../quotable.js'
import { likenessTo } from './occasion.js'

/** A sentence of an article with the span in it that matters, in offsets of the article's text. */
export interface Witness {
  article: Article
  sentence: Span
  short: Span | null
}

/** Of a story that went everywhere so many copies are looked at. */
const mostCopies = 40
/** The same sentence in a copy shares at least this much with it, values apart. */
const sameSentence = 0.6

/** The sentence that stands in each copy of an article where the article has a given one. */
export function* inCopies(
  index: Snapshot,
  { article, sentence }: Pick<Witness, 'article' | 'sentence'>,
  admits: (articleRow: number) => boolean,
): Generator<Pick<Witness, 'article' | 'sentence'>> {
  const row = index.rowOfArticle(article.id)
  if (row === null) return
  const likeness = likenessTo(article.text.slice(sentence.start, sentence.end))
  const others = index.articlesOfOrigin(row).filter((other) => other !== row && admits(other))
  for (const other of others.slice(0, mostCopies)) {
    const copy = index.article(other)
    const parallel = mostAlike(copy, likeness)
    if (parallel) yield { article: copy, sentence: parallel }
  }
}

function mostAlike({ text, damage }: Article, likeness: (sentence: string) => number): Span | null {
  let best: Span | null = null
  let most = sameSentence
  for (const span of quotableSentences(text)) {
    if (damage.some(({ start, end }) => start < span.end && end > span.start)) continue
    const alike = likeness(text.slice(span.start, span.end))
    if (alike > most) [best, most] = [span, alike]
  }
  return best
}
