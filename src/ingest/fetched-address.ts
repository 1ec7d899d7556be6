import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Article } from '../domain/index.js'

/**
 * The file beside a fetched one that holds the address it came from, in one line. The fetched file
 * itself stays as the site sent it, and a name that begins with `_` is never taken for an article.
 * It belongs to its file: a refresh sees it when that file is read, not when it changes by itself.
 * @param file path of the fetched file, absolute or below a folder
 */
export function addressFileOf(file: string): string {
  return join(dirname(file), `_${basename(file)}.url`)
}

/** The address that a file was fetched from; null where none is kept beside it. */
export async function fetchedAddress(path: string): Promise<string | null> {
  const text = await readFile(addressFileOf(path), 'utf8').catch(() => '')
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null
  return url !== null && /^https?:$/.test(url.protocol) ? url.href : null
}

/**
 * The article with the address that a reader can check it by: the one the page states (without
 * tracking, of the whole story) as long as that is on the host it was fetched from, else the fetched
 * one, so that no page passes for another publisher's.
 */
export function withAddress(article: Article, fetched: string | null): Article {
  if (fetched === null) return article
  const stated = article.url !== null && URL.canParse(article.url) ? new URL(article.url) : null
  const isOwn = stated?.host === new URL(fetched).host && /^https?:$/.test(stated.protocol)
  return isOwn ? article : { ...article, url: fetched }
}
