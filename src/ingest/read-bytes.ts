import { extname } from 'node:path'
import { type Article, pictureExtensions, type RejectionReason } from '../domain/index.js'
import { decode } from './decode.js'
import { readImage } from './formats/image.js'
import { readMarkdown } from './formats/markdown.js'
import { readPdf } from './formats/pdf.js'
import { readPlainText } from './formats/plain-text.js'
import { readCsv, readXlsx } from './formats/sheets.js'
import type { FileArticles } from './isolated/messages.js'

/** Notes report what was not understood in a file that is accepted all the same. */
type Read =
  | Article[]
  | { articles: Article[]; notes: RejectionReason[] }
  | { reason: RejectionReason }
type Reader = (bytes: Uint8Array, file: string, onPage: () => void) => Read | Promise<Read>

const readers: Record<string, Reader> = {
  '.txt': ofText(readPlainText),
  '.md': ofText(readMarkdown),
  '.html': ofText(readPage),
  '.htm': ofText(readPage),
  '.pdf': readPdf,
  '.docx': async (bytes, file) => (await import('./formats/docx.js')).readDocx(bytes, file),
  '.csv': ofText(readCsv),
  '.xlsx': readXlsx,
  ...Object.fromEntries(pictureExtensions.map((extension) => [extension, readImage])),
}

/** What pages are parsed with takes longer to load than most files take to be read. */
async function readPage(text: string, file: string): Promise<Read> {
  return (await import('./formats/html/read-html.js')).readHtml(text, file)
}

function ofText(read: (text: string, file: string) => Read | Promise<Read>): Reader {
  return (bytes, file) => {
    const decoded = decode(bytes)
    return 'reason' in decoded ? decoded : read(decoded.text, file)
  }
}

/**
 * Returns the articles in a file's bytes, or why they hold none. Reads in the caller's thread; for untrusted
 * files see `isolated/`.
 * @param onPage called after each page of a document
 */
export async function readBytes(
  bytes: Uint8Array,
  file: string,
  onPage = () => {},
): Promise<FileArticles> {
  const read = readers[extname(file).toLowerCase()]
  if (!read) throw new Error(`no reader for ${file}`)
  const given = await read(bytes, file, onPage)
  return Array.isArray(given) ? { articles: given, notes: [] } : given
}
