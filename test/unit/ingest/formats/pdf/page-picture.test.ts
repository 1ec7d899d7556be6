import { expect, test } from 'vitest'
import { bytesOf, type PagePicture } from '../../../../../src/ingest/formats/pdf/page-picture.js'
import { pagesOfPdf } from '../../../../../src/ingest/formats/pdf/pdfjs.js'

/** A page of 100 by 200 points that draws images, each scaled and moved by a matrix. */
interface Scan {
  images: { width: number; height: number; bytes: number[]; isMask?: boolean; at: string }[]
  turn?: number
}

/** Returns the pictures of a PDF's pages; grey images have a byte a pixel, masks a bit. */
async function picturesOf(scans: readonly Scan[]): Promise<(PagePicture | null)[]> {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '']
  const kids = scans.map(({ images, turn = 0 }) => {
    const names = images.map(({ width, height, bytes, isMask }) => {
      const shades = isMask
        ? '/ImageMask true /BitsPerComponent 1'
        : '/ColorSpace /DeviceGray /BitsPerComponent 8'
      const data = Buffer.from(bytes).toString('hex')
      objects.push(
        `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${shades} /Filter /ASCIIHexDecode /Length ${data.length + 1} >>\nstream\n${data}>\nendstream`,
      )
      return objects.length
    })
    const drawn = images.map(({ at }, i) => `q ${at} cm /I${names[i]} Do Q`).join('\n')
    objects.push(`<< /Length ${drawn.length} >>\nstream\n${drawn}\nendstream`)
    const listed = names.map((name) => `/I${name} ${name} 0 R`).join(' ')
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 200] /Rotate ${turn} /Contents ${objects.length} 0 R /Resources << /XObject << ${listed} >> >> >>`,
    )
    return `${objects.length} 0 R`
  })
  objects[1] = `<< /Type /Pages /Count ${kids.length} /Kids [${kids.join(' ')}] >>`
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj`).join('\n')
  const pdf = `%PDF-1.4\n${body}\ntrailer << /Root 1 0 R /Size ${objects.length + 1} >>\n%%EOF`
  const pictures = []
  for await (const { picture } of pagesOfPdf(new Uint8Array(Buffer.from(pdf, 'latin1'))))
    pictures.push(picture)
  return pictures
}

/** Returns the shade in the middle of each cell of a grid over a picture, row by row. */
function shadesOf(picture: PagePicture | null | undefined, across: number, down: number) {
  if (!picture) return null
  const { data, channels } = bytesOf(picture)
  return Array.from({ length: down }, (_, y) =>
    Array.from({ length: across }, (_, x) => {
      const row = Math.floor(((y + 0.5) / down) * picture.height)
      const column = Math.floor(((x + 0.5) / across) * picture.width)
      return data[(row * picture.width + column) * channels]
    }),
  )
}

const grey = (shades: number[]) => shades.flatMap((shade) => Array<number>(100).fill(shade))
/** 10 by 10 pixels in rows of two bytes; ink on the left half. */
const halfInked = Array.from({ length: 10 }, () => [0x07, 0xff]).flat()

test('the picture of a scanned page is put together from its strips and its layers', async () => {
  const strip = { width: 10, height: 10 }
  const pictures = await picturesOf([
    {
      images: [
        { ...strip, bytes: grey([30]), at: '100 0 0 100 0 100' },
        { ...strip, bytes: grey([200]), at: '100 0 0 100 0 0' },
      ],
    },
    {
      images: [
        { ...strip, bytes: grey([240]), at: '100 0 0 200 0 0' },
        { ...strip, bytes: halfInked, isMask: true, at: '100 0 0 100 0 100' },
      ],
    },
    { images: [{ ...strip, bytes: halfInked, isMask: true, at: '100 0 0 200 0 0' }] },
    {
      turn: 90,
      images: [
        { ...strip, bytes: grey([30]), at: '100 0 0 100 0 100' },
        { ...strip, bytes: grey([200]), at: '100 0 0 100 0 0' },
      ],
    },
  ])
  expect(shadesOf(pictures[0], 1, 2)).toEqual([[30], [200]])
  expect(shadesOf(pictures[1], 2, 2)).toEqual([
    [0, 240],
    [240, 240],
  ])
  expect(shadesOf(pictures[2], 2, 1)).toEqual([[0, 255]])
  expect(shadesOf(pictures[3], 2, 1)).toEqual([[200, 30]])
})

test('one picture that covers a page is taken as it is, with its turn; a small one is no scan', async () => {
  const image = { width: 10, height: 10, bytes: grey([77]) }
  const pictures = await picturesOf([
    { images: [{ ...image, at: '100 0 0 200 0 0' }], turn: 90 },
    { images: [{ ...image, at: '50 0 0 50 10 10' }] },
    { images: [] },
  ])
  expect(pictures.map((each) => each && { width: each.width, turn: each.turn })).toEqual([
    { width: 10, turn: 90 },
    null,
    null,
  ])
})
