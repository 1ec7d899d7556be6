import type { Article, RejectionReason } from '../../domain/index.js'
import { finish } from '../draft.js'
import { mostPages } from '../limits.js'
import { characterRepairs } from '../repair/index.js'
import { repairAll } from '../repair/repair.js'
import { shareUnreadable } from './page/characters.js'
import { extractText } from './page/layout.js'
import type { PageText } from './page/page-text.js'

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
    pages = await pagesOfPdf(bytes, onPage)
  } catch (error) {
    return { reason: reasonOf(error as Error) }
  }
  const unusable = faultOfText(pages)
  if (unusable !== null) return { reason: unusable }
  const { source, layout, lineOf, stated } = extractText(pages)
  return finish({
    repaired: repairAll(source, characterRepairs),
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

function faultOfBytes(bytes: Uint8Array): RejectionReason | null {
  if (bytes.length === 0) return { code: 'empty' }
  const text = (part: Uint8Array) => Buffer.from(part).toString('latin1')
  if (!text(bytes.subarray(0, head)).includes('%PDF-'))
    return { code: 'other_format', format: 'PDF' }
  return text(bytes.subarray(-foot)).includes('%%EOF') ? null : { code: 'pdf_cut_off' }
}

function reasonOf({ name, message }: Error): RejectionReason {
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
