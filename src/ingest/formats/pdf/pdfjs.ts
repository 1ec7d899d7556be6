import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { mostPages } from '../../limits.js'
import type { PageText } from '../page/page-text.js'

/** A newspaper page set letter by letter has a third of this. */
const mostItems = 60_000

// pdfjs needs these if no canvas is installed; nothing is drawn here.
const globals = globalThis as { DOMMatrix?: unknown; Path2D?: unknown }
globals.DOMMatrix ??= class DOMMatrix {}
globals.Path2D ??= class Path2D {}

const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')

type Loaded = Awaited<ReturnType<typeof getDocument>['promise']>
type Page = Awaited<ReturnType<Loaded['getPage']>>

/**
 * Returns the pages of a PDF as pdfjs reads them.
 * @param onPage called after each page
 * @throws errors of pdfjs; TooManyPages, TooMuchText
 */
export async function pagesOfPdf(bytes: Uint8Array, onPage: () => void): Promise<PageText[]> {
  const vendor = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const loading = getDocument({
    data: bytes,
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    cMapUrl: join(vendor, 'cmaps', '/'),
    cMapPacked: true,
    standardFontDataUrl: join(vendor, 'standard_fonts', '/'),
  })
  try {
    const document = await loading.promise
    if (document.numPages > mostPages) throw namedError('TooManyPages', document.numPages)
    const pages: PageText[] = []
    for (let n = 1; n <= document.numPages; n++) {
      const page = await document.getPage(n)
      pages.push(await pageText(page))
      page.cleanup()
      onPage()
    }
    return pages
  } finally {
    await loading.destroy()
  }
}

/** Returns a page's size and text items, y growing downwards, all in points. */
async function pageText(page: Page): Promise<PageText> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const { items, styles } = await page.getTextContent()
  if (items.length > mostItems) throw namedError('TooMuchText', items.length)
  const found: PageText['items'] = []
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue
    const [a, b, c, d, e, f] = multiply(transform as Matrix, item.transform as Matrix)
    found.push({
      text: item.str,
      left: e,
      baseline: f,
      width: item.width,
      size: Math.hypot(c, d),
      angle: Math.atan2(b, a),
      font: item.fontName,
      vertical: styles[item.fontName]?.vertical === true,
    })
  }
  return { width, height, items: found }
}

type Matrix = [number, number, number, number, number, number]

function multiply([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ]
}

function namedError(name: string, count: number): Error {
  return Object.assign(new Error(`${count}`), { name })
}
