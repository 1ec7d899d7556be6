import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { mostPages, mostPixels } from '../../limits.js'
import type { PageText } from '../page/page-text.js'
import { type Matrix, multiply } from './matrix.js'
import { type PagePicture, pagePicture } from './page-picture.js'

/** A newspaper page set letter by letter has a third of this. */
const mostItems = 60_000

// pdfjs needs these if no canvas is installed; nothing is drawn here.
const globals = globalThis as { DOMMatrix?: unknown; Path2D?: unknown }
globals.DOMMatrix ??= class DOMMatrix {}
globals.Path2D ??= class Path2D {}

const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')

type Loaded = Awaited<ReturnType<typeof getDocument>['promise']>
type Page = Awaited<ReturnType<Loaded['getPage']>>

/** A page as pdfjs reads it: its text, and the picture that covers it where it has hardly any. */
export interface PdfPage {
  text: PageText
  picture: PagePicture | null
}

/** A page with fewer characters is scanned, if a picture covers it: a number may be printed over the scan. */
const fewestCharacters = 20

/**
 * Yields the pages of a PDF, or only the one of a number counted from 1.
 * @throws errors of pdfjs; TooManyPages, TooMuchText
 */
export async function* pagesOfPdf(bytes: Uint8Array, only?: number): AsyncGenerator<PdfPage> {
  const vendor = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const loading = getDocument({
    data: bytes,
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: mostPixels,
    wasmUrl: join(vendor, 'wasm', '/'),
    cMapUrl: join(vendor, 'cmaps', '/'),
    cMapPacked: true,
    standardFontDataUrl: join(vendor, 'standard_fonts', '/'),
  })
  try {
    const document = await loading.promise
    if (document.numPages > mostPages) throw namedError('TooManyPages', document.numPages)
    for (let n = only ?? 1; n <= Math.min(only ?? document.numPages, document.numPages); n++) {
      const page = await document.getPage(n)
      const text = await pageText(page)
      yield { text, picture: isBare(text) ? await pictureOf(page) : null }
      page.cleanup()
    }
  } finally {
    await loading.destroy()
  }
}

function isBare({ items }: PageText): boolean {
  return items.reduce((sum, { text }) => sum + text.trim().length, 0) < fewestCharacters
}

async function pictureOf(page: Page): Promise<PagePicture | null> {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const operations = await page.getOperatorList()
  // An image may arrive after the operations that draw it.
  const decoded = (name: string) =>
    new Promise<unknown>((resolve) => {
      const objects = name.startsWith('g_') ? page.commonObjs : page.objs
      objects.get(name, resolve)
    })
  return pagePicture(operations, OPS, transform as Matrix, { width, height }, decoded)
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

function namedError(name: string, count: number): Error {
  return Object.assign(new Error(`${count}`), { name })
}
