import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { boxesOf } from '../../../src/domain/index.js'
import { readBytes } from '../../../src/ingest/read-bytes.js'
import { hasBrowser } from '../../support/pictures/browser.js'
import { characterError, figuresLost } from '../../support/pictures/character-error.js'
import { openPrinter, type Printer } from '../../support/pictures/text-pages.js'

const left = [
  '泽川市统计局3月18日公布，全市规模以上工业增加值同比增长6.8%，其中汽车制造业增长12.35%，实现利润1,204.6亿元。',
  '“这是一次大胆的合作，”李明说，《河湾志》第118页记载：1998年6月7日14:30，水位达27.45米。',
]
const right = [
  '新馆的建筑面积为2.4万平方米，藏书126万册，每天开放12个小时，周一闭馆。市民可以预约参观。',
  '上半年居民人均可支配收入23,187元，扣除价格因素，实际增长4.9%；失业率为5.05%。',
]
const rows = [
  ['地区', '产量（万吨）', '同比', '日期'],
  ['泽川', '1,204.5', '6.8%', '2024年3月18日'],
  ['河湾', '455.06', '11.2%', '2023年12月1日'],
]

let printer: Printer
beforeAll(async () => {
  if (hasBrowser()) printer = await openPrinter()
})
afterAll(async () => printer?.close())

const whySkipped = hasBrowser() ? '' : ' (skipped: no Chromium)'
const asArticles = async (bytes: Uint8Array, file: string) => {
  const read = await readBytes(new Uint8Array(bytes), file)
  if ('reason' in read) throw new Error(read.reason.code)
  return read.articles
}

it.skipIf(!hasBrowser())(
  `a picture of two columns and a table is read in order, with its figures and its places${whySkipped}`,
  async () => {
    const paragraphs = (texts: string[]) => texts.map((text) => `<p>${text}</p>`).join('')
    const cells = (row: string[]) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
    const picture = await printer.print({
      html: `<section>${paragraphs([...left, ...right])}</section><table>${rows.map(cells).join('')}</table>`,
      css: 'section { column-count: 2; column-gap: 36px; margin-bottom: 40px } td { padding: 4px 24px; border: 1px solid #999 }',
      width: 800,
      quality: 75,
    })
    const [article, ...more] = await asArticles(picture, 'columns.jpg')
    expect(more).toEqual([])
    const table = rows.slice(1).map((row) => row.map((cell, i) => `${rows[0]?.[i]}：${cell}`))
    const printed = [...left, ...right, ...table.map((row) => `${row.join('；')}。`)].join('\n')
    const text = article?.text ?? ''
    expect(characterError(printed, text)).toBeLessThanOrEqual(0.01)
    expect(figuresLost(printed, text)).toEqual([])
    expect(article?.pages).toBeUndefined()

    const { width, height } = await sharp(picture).metadata()
    const at = text.indexOf('藏书126万册')
    const boxes = article ? boxesOf(article, { start: at, end: at + 5 }) : []
    expect(boxes).toHaveLength(1)
    for (const box of boxes) {
      expect(box.left).toBeGreaterThan(width / 2 - 30)
      expect(box.right).toBeLessThanOrEqual(width)
      expect(box.bottom).toBeLessThanOrEqual(height)
      expect(box.bottom - box.top).toBeLessThan(40)
    }
  },
)

it.skipIf(!hasBrowser())(`text from top to bottom is refused in words${whySkipped}`, async () => {
  const css = 'main { writing-mode: vertical-rl; height: 300px; font-size: 20px }'
  const picture = await printer.print({ html: `<p>${left[0]}</p><p>${right[0]}</p>`, css })
  expect(await readBytes(new Uint8Array(picture), 'old.png')).toEqual({
    reason: { code: 'picture_vertical' },
  })
})

/** The header of a PNG of any size, with hardly any pixels. */
function bomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 0, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(100))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#ffffff' } })

it('what is no picture that can be read is refused before its pixels are decoded, in words', async () => {
  const png = await blank(300, 200).png().toBuffer()
  const frames = [blank(40, 40), blank(40, 40).negate()].map((each) => each.png().toBuffer())
  const animated = await sharp(await Promise.all(frames), { join: { animated: true } })
    .webp()
    .toBuffer()
  const control = chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0]))
  const apng = Buffer.concat([png.subarray(0, 33), control, png.subarray(33)])
  const cases: [string, Uint8Array, object][] = [
    [
      'huge.png',
      bomb(60_000, 60_000),
      { code: 'picture_pixels', width: 60_000, height: 60_000, most: 40 },
    ],
    ['long.png', bomb(10, 31_000), { code: 'picture_pixels', width: 10, height: 31_000, most: 40 }],
    ['frames.webp', animated, { code: 'picture_animated' }],
    ['frames.png', apng, { code: 'picture_animated' }],
    ['cut.png', png.subarray(0, png.length - 30), { code: 'picture_damaged' }],
    ['head.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), { code: 'picture_damaged' }],
    ['page.png', Buffer.from('<html></html>'), { code: 'other_format', format: 'PNG' }],
    ['empty.webp', Buffer.alloc(0), { code: 'empty' }],
    ['blank.png', png, { code: 'picture_without_text' }],
    ['dot.png', await blank(5, 5).png().toBuffer(), { code: 'picture_without_text' }],
  ]
  for (const [file, bytes, reason] of cases) {
    expect([file, await readBytes(new Uint8Array(bytes), file)]).toEqual([file, { reason }])
  }
})
