/** Text on a page: the left end of its baseline, in points from the page's upper left corner. */
export interface Placed {
  text: string
  x: number
  y: number
  size: number
}

const height = 842

/**
 * Returns an A4 PDF that names the standard font STSong-Light without embedding it and encodes its text by the
 * predefined CMap UniGB-UCS2-H (ISO 32000-1, 9.7.5.2), as reportlab and older Acrobat do.
 */
export function cidPdf(
  pages: readonly (readonly Placed[])[],
  extra: readonly string[] = [],
): Buffer {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, n) => `${6 + 2 * n} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-UniGB-UCS2-H /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ...pages.flatMap((page, n) => {
      const content = page.map(showText).join('\n')
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${height}] /Contents ${7 + 2 * n} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ]
    }),
    ...extra,
  ]
  return asFile(objects)
}

function showText({ text, x, y, size }: Placed): string {
  const hex = Buffer.from(text, 'utf16le').swap16().toString('hex')
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${height - y} Tm <${hex}> Tj ET`
}

function asFile(objects: readonly string[]): Buffer {
  const starts: number[] = []
  let body = '%PDF-1.4\n'
  for (const [n, object] of objects.entries()) {
    starts.push(body.length)
    body += `${n + 1} 0 obj\n${object}\nendobj\n`
  }
  const table = starts.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  return Buffer.from(
    `${body}xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  )
}
