import type { Article, Span } from '../domain/index.js'
import { digestOf } from './article-link.js'

/** Windows that are compared at most: an article of a megabyte has fewer sentences. */
const MOST_TRIES = 50_000

/**
 * Returns where a quote stands in an article now: where the link says, or elsewhere if the text around it changed; null
 * where the article no longer holds it. Quotes begin where a sentence or a line begins.
 */
export function quotedPlace(
  { text }: Pick<Article, 'text'>,
  { start, end, digest }: Span & { digest: string },
): Span | null {
  if (digestOf(text.slice(start, end)) === digest) return { start, end }
  const length = end - start
  let tries = 0
  for (const match of text.matchAll(/(?<=^|[。！？!?；;\n”」』])[^\s]/gu)) {
    if (tries++ > MOST_TRIES) return null
    const at = match.index
    if (digestOf(text.slice(at, at + length)) === digest) return { start: at, end: at + length }
  }
  return null
}
