import { isPicture, named } from '../../domain/index.js'
import { decode } from '../../ingest/decode.js'
import { kindOfPicture } from '../../ingest/formats/image/kind.js'
import { refusals } from './refusals.js'

/** The extension that tells the corpus how to read a file. */
export type Extension =
  | '.html'
  | '.txt'
  | '.md'
  | '.pdf'
  | '.docx'
  | '.csv'
  | '.xlsx'
  | '.png'
  | '.jpg'
  | '.webp'

const extensions: Record<string, Extension> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'text/x-markdown': '.md',
  'text/csv': '.csv',
  'application/csv': '.csv',
  'application/pdf': '.pdf',
  'application/x-pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': '.xlsx',
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/webp': '.webp',
}

// Types with which a server says that it does not know.
const unsaid = new Set(['', 'application/octet-stream', 'binary/octet-stream'])

/**
 * Refuses a Content-Type that we cannot read, before the body is read.
 * @throws YoujuError url_refused
 */
export function refuseOtherTypes(contentType: string): void {
  const type = typeIn(contentType)
  if (!unsaid.has(type) && named(extensions, type) === undefined) throw refusals.type()
}

/**
 * Returns the kind of a body: the one that Content-Type states, if the bytes agree with it; if the server states
 * none, the one that the bytes look like.
 * @param path of the URL: plain text is Markdown if the path ends in .md, and a table if it ends in .csv
 * @throws YoujuError url_refused
 */
export function kindOf(contentType: string, bytes: Uint8Array, path: string): Extension {
  if (bytes.length === 0) throw refusals.empty()
  const type = typeIn(contentType)
  const seen = sniffed(bytes)
  if (seen === null) throw unsaid.has(type) ? refusals.type() : refusals.mislabelled()
  const said = named(extensions, type) ?? seen
  if (isDocument(said) || isDocument(seen)) {
    if (said !== seen) throw refusals.mislabelled()
    return said
  }
  if (said !== '.txt') return said
  if (/\.csv$/i.test(path)) return '.csv'
  return /\.(?:md|markdown)$/i.test(path) ? '.md' : said
}

function typeIn(contentType: string): string {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase()
}

function isDocument(extension: Extension): boolean {
  return ['.pdf', '.docx', '.xlsx'].includes(extension) || isPicture(extension)
}

// An even number, for UTF-16. The beginning is enough to recognise text, even if a character is cut in two.
const headRead = 65_536

const pictures = { png: '.png', jpeg: '.jpg', webp: '.webp' } as const

/** Returns null for what is neither a document nor text. */
function sniffed(bytes: Uint8Array): Extension | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  // Some PDFs have a few bytes in front; readers allow for 1024.
  if (buffer.subarray(0, 1024).includes('%PDF-')) return '.pdf'
  if (buffer.subarray(0, 4).equals(Buffer.from('PK\x03\x04')))
    return buffer.includes('word/document.xml')
      ? '.docx'
      : buffer.includes('xl/workbook.xml')
        ? '.xlsx'
        : null
  const picture = kindOfPicture(bytes)
  if (picture !== null) return pictures[picture]
  const decoded = decode(buffer.subarray(0, headRead))
  if ('reason' in decoded) return null
  return /<(?:!doctype\s+html|html|head|body|title|meta|article)[\s>]/i.test(
    decoded.text.slice(0, 4096),
  )
    ? '.html'
    : '.txt'
}
