import { keptBytes } from '../../corpus/intake/charset.js'
import type { FeedKind } from '../../domain/index.js'
import { decode } from '../../ingest/decode.js'
import type { FeedContent } from './feed-content.js'
import { readListPage } from './list-page.js'
import { readFeed } from './read-feed.js'

/** What a site sent at the address of a feed. */
export interface SourceBytes {
  bytes: Uint8Array
  contentType: string
  /** The final address, against which relative links are resolved. */
  url: string
  /** What the address is known as; null if that is to be found out. */
  kind: FeedKind | null
  under: string | null
  /** The day (YYYY-MM-DD) after which nothing can have been published. */
  today: string
}

/** Returns what a feed or a list page holds; null if the bytes are neither. Throws for what nests too deeply. */
export function readSource(source: SourceBytes): FeedContent | null {
  const { url, kind, under, today } = source
  const text = textOf(source)
  if (text === null) return null
  if (kind === 'list') return readListPage(text, url, under)
  return readFeed(text, url, today)
}

/** Returns the text in the charset that the header or the XML declaration states, if the bytes fit it; null for what is no text. */
export function textOf({
  bytes,
  contentType,
}: Pick<SourceBytes, 'bytes' | 'contentType'>): string | null {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared = /^\s*<\?xml\s[^>]*encoding\s*=\s*["']([\w.:-]{1,40})["']/i.exec(head)?.[1]
  const stated =
    /charset\s*=/i.test(contentType) || declared === undefined
      ? contentType
      : `text/xml; charset=${declared}`
  const decoded = decode(keptBytes(stated, bytes).bytes)
  return 'text' in decoded ? decoded.text : null
}
