import type { Article, RejectionReason } from '../../domain/index.js'
import { finish } from '../draft.js'
import {
  mostForPicture,
  mostPages,
  mostScanned,
  patienceForPage,
  patienceForPicture,
} from '../limits.js'
import { characterRepairs } from '../repair/index.js'
import { repairAll } from '../repair/repair.js'
import { doubtful } from './image/doubtful.js'
import { shareUnreadable } from './page/characters.js'
import { extractText } from './page/layout.js'
import type { PageText } from './page/page-text.js'
import type { PagePicture } from './pdf/page-picture.js'
import type { PdfPage } from './pdf/pdfjs.js'

const head = 1024
const foot = 4096

/**
 * Returns the articles of a PDF file, or why it holds none.
 * @param onPage called after each page
 */
export async function readPdf(
  bytes: Uint8Array,
  file: string,
  onPage: () => void,
): Promise<Article[] | { reason: RejectionReason }> {
  const fault = faultOfBytes(bytes)
  if (fault !== null) return { reason: fault }
  let pages: PageText[]
  try {
    // Imported lazily: most corpora hold no PDF.
    const { pagesOfPdf } = await import('./pdf/pdfjs.js')
    pages = await textOfPages(pagesOfPdf(bytes), onPage)
  } catch (error) {
    return { reason: reasonOf(error as Error) }
  }
  const unusable = faultOfText(pages)
  if (unusable !== null) return { reason: unusable }
  const { source, layout, lineOf, stated } = extractText(pages)
  return finish({
    repaired: repairAll(
      source,
      pages.some(({ inPicture }) => inPicture) ? [doubtful, ...characterRepairs] : characterRepairs,
    ),
    stated,
    digest: false,
    origin: null,
    file,
    id: file,
    mayHoldStories: true,
    lineOf,
    layout,
  })
}

/** Returns the text of each page; where a page is a picture, what can be read in it. */
async function textOfPages(found: AsyncIterable<PdfPage>, onPage: () => void): Promise<PageText[]> {
  const pages: PageText[] = []
  let scanned = 0
  for await (const { text, picture } of found) {
    if (picture !== null && ++scanned > mostScanned) throw namedError('TooManyScanned', scanned)
    pages.push(picture === null ? text : ((await scannedPage(picture, onPage)) ?? text))
    onPage()
  }
  return pages
}

/** Returns the text of a scanned page; null if nothing can be read there. */
async function scannedPage(picture: PagePicture, onPage: () => void): Promise<PageText | null> {
  // Imported lazily: most PDFs are not scanned.
  const { readScan } = await import('./image/read-scan.js')
  // A part may take as long as many pages of text, yet the parts of one page not without end.
  let left = Math.floor(mostForPicture / patienceForPicture.part)
  const read = await readScan(picture, () => {
    if (left-- <= 0) return
    for (let n = 0; n < patienceForPicture.part / patienceForPage; n++) onPage()
  })
  if (!('reason' in read)) return read
  const { code } = read.reason
  if (code === 'picture_without_text') return null
  throw Object.assign(new Error(code), { name: 'Scan', reason: read.reason })
}

function namedError(name: string, count: number): Error {
  return Object.assign(new Error(`${count}`), { name })
}

function faultOfBytes(bytes: Uint8Array): RejectionReason | null {
  if (bytes.length === 0) return { code: 'empty' }
  const text = (part: Uint8Array) => Buffer.from(part).toString('latin1')
  if (!text(bytes.subarray(0, head)).includes('%PDF-'))
    return { code: 'other_format', format: 'PDF' }
  return text(bytes.subarray(-foot)).includes('%%EOF') ? null : { code: 'pdf_cut_off' }
}

function reasonOf({ name, message, ...more }: Error): RejectionReason {
  if (name === 'Scan') return (more as { reason: RejectionReason }).reason
  if (name === 'TooManyScanned') return { code: 'pdf_scanned', most: mostScanned }
  if (name === 'PasswordException') return { code: 'password' }
  if (name === 'TooMuchText') return { code: 'pdf_crowded', pieces: Number(message) }
  if (name === 'TooManyPages') return { code: 'pdf_pages', pages: Number(message), most: mostPages }
  return { code: 'pdf_damaged' }
}

function faultOfText(pages: readonly PageText[]): RejectionReason | null {
  const items = pages.flatMap((page) => page.items)
  const text = items.map((item) => item.text).join('')
  if (text.trim() === '') return { code: 'pdf_without_text' }
  const vertical = items.filter((item) => item.vertical).map((item) => item.text)
  if (vertical.join('').length > 0.5 * text.length) return { code: 'pdf_vertical' }
  return shareUnreadable(text) > 0.3 ? { code: 'pdf_garbled' } : null
}
