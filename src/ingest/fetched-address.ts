import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type Article, isDay } from '../domain/index.js'

/** What whoever announced a page states of it, for where the page itself does not. */
export type StatedBeside = Pick<Article, 'title' | 'source' | 'author' | 'published'>

/** What is stored beside a fetched file. */
export interface Fetched {
  url: string
  stated: Partial<StatedBeside>
}

/**
 * Returns the path of the file beside a fetched one that holds the address it came from, in its first line, and what a
 * feed stated of it (`addressLines`). The fetched file itself stays as the site sent it, and a name that begins with `_`
 * is never read as an article.
 * The address belongs to its file: a refresh reads it together with the file, and does not notice when the
 * address alone changes.
 * @param file path of the fetched file, absolute or below a folder
 */
export function addressFileOf(file: string): string {
  return join(dirname(file), `_${basename(file)}.url`)
}

const names = ['title', 'source', 'author', 'published'] as const

/** Returns the content of the file beside a fetched one: a line for the address, and one for each value that is stated. */
export function addressLines(url: string, stated: Partial<StatedBeside> = {}): string {
  const lines = names.flatMap((name) => {
    const value = stated[name]?.replace(/\s+/g, ' ').trim() ?? ''
    return value === '' ? [] : [`${name}: ${value}`]
  })
  return [url, ...lines, ''].join('\n')
}

/** Returns the address that a file was fetched from, and what was stated of it; null if none is stored beside it. */
export async function fetchedAddress(path: string): Promise<Fetched | null> {
  const text = await readFile(addressFileOf(path), 'utf8').catch(() => '')
  const [first = '', ...lines] = text.trim().split(/\r?\n/)
  const url = URL.canParse(first.trim()) ? new URL(first.trim()) : null
  if (url === null || !/^https?:$/.test(url.protocol)) return null
  const stated: Partial<StatedBeside> = {}
  for (const line of lines) {
    const [, said, value] = /^(\w+): (.+)$/.exec(line) ?? []
    const name = names.find((each) => each === said)
    if (name && value && (name !== 'published' || isDay(value))) stated[name] = value
  }
  return { url: url.href, stated }
}

/**
 * Adds the address where a reader can check the article: the one the page states (without tracking, of the whole
 * story) if its host is the one fetched from, otherwise the fetched one, so that no page can pass for another
 * publisher's. Also adds what was stated beside it and the article does not state.
 */
export function withAddress(article: Article, fetched: Fetched | null): Article {
  if (fetched === null) return article
  const own = withStated(article, fetched.stated)
  const stated = article.url !== null && URL.canParse(article.url) ? new URL(article.url) : null
  const { url } = fetched
  const isOwn = stated?.host === new URL(url).host && /^https?:$/.test(stated.protocol)
  return isOwn ? own : { ...own, url }
}

function withStated(article: Article, stated: Partial<StatedBeside>): Article {
  return {
    ...article,
    title: article.title ?? stated.title ?? null,
    source: article.source ?? stated.source ?? null,
    author: article.author ?? stated.author ?? null,
    published: article.published ?? stated.published ?? null,
  }
}
