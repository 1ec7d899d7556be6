/**
 * Runs the vendors that read PDF and DOCX in a thread of their own: a file that makes one of them loop
 * or run out of memory ends the thread, not the program. Plain JavaScript, so that it runs from the
 * sources and from dist/ alike.
 */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort } from 'node:worker_threads'

// What the vendors warn of is told in the reason for which a file is rejected, or does not matter.
for (const level of ['log', 'info', 'warn', 'error', 'debug']) console[level] = () => {}

const mostPages = 2000
/** A newspaper's page set letter by letter has a third of it. */
const mostItems = 60_000

/** pdfjs wants these where no canvas is installed; nothing is drawn here. */
globalThis.DOMMatrix ??= class DOMMatrix {}
globalThis.Path2D ??= class Path2D {}

const readers = { pdf: readPdf, docx: readDocx }

parentPort?.on('message', async ({ kind, bytes }) => {
  try {
    parentPort?.postMessage({ done: await readers[kind](bytes) })
  } catch (error) {
    const { name = 'Error', message = String(error) } = error ?? {}
    parentPort?.postMessage({ failed: { name, message: String(message) } })
  }
})

/** Posts `{ page }` for each page: its size and text items, y growing downwards, all in points. */
async function readPdf(bytes) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
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
    if (document.numPages > mostPages) throw namedError('TooManyPages', `${document.numPages}`)
    for (let n = 1; n <= document.numPages; n++) {
      const page = await document.getPage(n)
      parentPort?.postMessage({ page: await readPage(page) })
      page.cleanup()
    }
    return null
  } finally {
    await loading.destroy()
  }
}

async function readPage(page) {
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const { items, styles } = await page.getTextContent()
  if (items.length > mostItems) throw namedError('TooMuchText', `${items.length}`)
  const found = []
  for (const item of items) {
    if (typeof item.str !== 'string' || item.str.trim() === '') continue
    const [a, b, c, d, e, f] = multiply(transform, item.transform)
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

function multiply([a, b, c, d, e, f], [g, h, i, j, k, l]) {
  return [
    a * g + c * h,
    b * g + d * h,
    a * i + c * j,
    b * i + d * j,
    a * k + c * l + e,
    b * k + d * l + f,
  ]
}

function namedError(name, message) {
  return Object.assign(new Error(message), { name })
}

/** The document as HTML, without its pictures. */
async function readDocx(bytes) {
  const { default: mammoth } = await import('mammoth')
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    {
      includeEmbeddedStyleMap: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    },
  )
  return value
}
