import { fileName } from '../../corpus/intake/file-name.js'
import type { Extension } from '../../corpus/intake/page-kind.js'
import type { StatedBeside } from '../../ingest/fetched-address.js'
import { nameOfSource } from '../../ingest/source-name.js'
import type { FeedItem } from '../reading/feed-content.js'

/** The folder below the corpus folder for what feeds bring. */
const FEEDS = 'feeds'

/** Returns the folder of a feed below the corpus folder, named after its host. */
export function folderOf(feedUrl: string): string {
  return `${FEEDS}/${new URL(feedUrl).hostname.replace(/[^a-z0-9.-]/g, '-')}`
}

/** Whether a file of the corpus may have been brought by a feed. */
export function isOfFeed(file: string): boolean {
  return file.startsWith(`${FEEDS}/`)
}

/** Bytes; a longer name would be cut behind its beginning, and lose what tells it from others. */
const longestName = 160

/** Returns the file name of an item: the same for all its addresses, and another for each item. */
export function itemFileName(key: string, extension: Extension): string {
  const name = fileName(new URL(`https://${key}`), extension)
  const own = /[0-9a-f]{16}\.\w+$/.exec(name)?.[0] ?? name
  return Buffer.byteLength(name) > longestName ? own : name
}

/** Returns what the feed states of an item, for where its page does not. */
export function statedOf(
  { title, published, author, source }: FeedItem,
  feedTitle: string | null,
): StatedBeside {
  return { title, published, author, source: source ?? nameOfSource(feedTitle ?? '') }
}

/** Returns the text that a feed carries as a page of its own. */
export function pageOf({ title, url }: FeedItem, html: string): Uint8Array {
  const heading = escaped(title ?? '')
  const head = [
    '<meta charset="utf-8">',
    ...(heading === '' ? [] : [`<title>${heading}</title>`]),
    ...(url === null ? [] : [`<link rel="canonical" href="${escaped(url)}">`]),
  ]
  const body = [...(heading === '' ? [] : [`<h1>${heading}</h1>`]), html]
  return Buffer.from(
    `<!doctype html>\n<html><head>${head.join('')}</head>\n<body><article>\n${body.join('\n')}\n</article></body></html>\n`,
  )
}

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
}
