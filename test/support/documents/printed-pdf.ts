import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { Placed } from './cid-pdf.js'

const require = createRequire(import.meta.url)
const font = require.resolve(
  '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2',
)

/** Makes a PDF with pdfkit; `draw` is called with the document, set to an embedded Chinese font of the given size. */
export function drawnPdf(
  draw: (document: PDFKit.PDFDocument) => void,
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  const document = new PDFDocument({ size: 'A4', margin: 0, ...options })
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk))
    document.on('end', () => resolve(Buffer.concat(chunks)))
    document.on('error', reject)
    draw(document)
    document.end()
  })
}

/** Makes the same pages as `cidPdf`, in an embedded font. */
export function printedPdf(
  pages: readonly (readonly Placed[])[],
  options: PDFKit.PDFDocumentOptions = {},
): Promise<Buffer> {
  return drawnPdf((document) => {
    document.font(font)
    for (const [n, page] of pages.entries()) {
      if (n > 0) document.addPage({ size: 'A4', margin: 0 })
      for (const { text, x, y, size } of page) {
        const indent = /^　*/.exec(text)?.[0].length ?? 0
        const at = x + indent * size
        document.fontSize(size).text(text.slice(indent), at, y - size, { lineBreak: false })
      }
    }
  }, options)
}
