import type { Metadata } from '../metadata.js'
import { statedDay } from '../published-day.js'

/** The names under which files state the same thing: front matter, JSON records, meta tags. */
const names: Record<keyof Metadata, readonly string[]> = {
  title: ['title', 'headline'],
  source: ['source', 'publisher', 'site'],
  author: ['author', 'byline'],
  published: ['published', 'date', 'datePublished', 'publish_date', 'pubdate'],
  url: ['url', 'link'],
}

/** Returns what a record of named fields states about its story; missing and empty values are left out. */
export function statedIn(fields: Record<string, unknown>): Partial<Metadata> {
  const stated: Partial<Metadata> = {}
  for (const key of ['title', 'source', 'author', 'published', 'url'] as const) {
    const value = names[key].map((name) => asText(fields[name])).find((text) => text !== null)
    if (value === undefined || value === null) continue
    if (key !== 'published') stated[key] = value
    else {
      const date = statedDay(value)
      if (date) stated.published = date
    }
  }
  return stated
}

function asText(value: unknown): string | null {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString()
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
