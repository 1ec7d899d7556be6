import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Article } from '../domain/index.js'

/**
 * Returns the path of the file beside a fetched one that holds the address it came from, in one line. The
 * fetched file itself stays as the site sent it, and a name that begins with `_` is never read as an article.
 * The address belongs to its file: a refresh reads it together with the file, and does not notice when the
 * address alone changes.
 * @param file path of the fetched file, absolute or below a folder
 */
export function addressFileOf(file: string): string {
  return join(dirname(file), `_${basename(file)}.url`)
}

/** Returns the address that a file was fetched from; null if none is stored beside it. */
export async function fetchedAddress(path: string): Promise<string | null> {
  const text = await readFile(addressFileOf(path), 'utf8').catch(() => '')
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}

/**
 * Adds the address where a reader can check the article: the one the page states (without tracking, of the whole
 * story) if its host is the one fetched from, otherwise the fetched one, so that no page can pass for another
 * publisher's.
 */
export function withAddress(article: Article, fetched: string | null): Article {
  if (fetched === null) return article
  const stated = article.url !== null && URL.canParse(article.url) ? new URL(article.url) : null
  const isOwn = stated?.host === new URL(fetched).host && /^https?:$/.test(stated.protocol)
  return isOwn ? article : { ...article, url: fetched }
}
