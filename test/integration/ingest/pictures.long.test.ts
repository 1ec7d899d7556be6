import PDFDocument from 'pdfkit'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readFileIsolated } from '../../../src/ingest/isolated/read-file-isolated.js'
import { readBytes } from '../../../src/ingest/read-bytes.js'
import { hasBrowser } from '../../support/pictures/browser.js'
import { characterError, figuresLost } from '../../support/pictures/character-error.js'
import { openPrinter, type Printer, type TextPage } from '../../support/pictures/text-pages.js'

const whySkipped = hasBrowser() ? '' : ' (skipped: no Chromium)'
const texts = [
  '泽川市统计局3月18日公布，全市规模以上工业增加值同比增长6.8%，其中汽车制造业增长12.35%，实现利润1,204.6亿元。',
  '水库的除险加固工程近日完工，库容达到4500万立方米，下游的灌溉面积因此增加了2万亩。',
  '上半年居民人均可支配收入23,187元，扣除价格因素，实际增长4.9%；失业率为5.05%。',
]
const html = texts.map((text) => `<p>${text}</p>`).join('')
const printed = texts.join('')

let printer: Printer
beforeAll(async () => {
  if (hasBrowser()) printer = await openPrinter()
})
afterAll(async () => printer?.close())

async function textOf(bytes: Uint8Array, file: string): Promise<string> {
  const read = await readBytes(new Uint8Array(bytes), file)
  return 'reason' in read ? read.reason.code : read.articles.map(({ text }) => text).join('\n')
}

const clean: TextPage[] = [
  { html, css: 'main { font-size: 13px }' },
  { html, isDark: true },
  { html, css: 'main { font-size: 17px }', width: 360, scale: 2, quality: 80 },
]
const bad: TextPage[] = [
  { html, isDark: true, css: 'main { font-size: 14px }', quality: 40 },
  { html, css: 'main { font-size: 20px }', quality: 40, turn: 2 },
  { html, turn: -2, quality: 60 },
]

it.skipIf(!hasBrowser()).each([
  ['clean', clean, 0.01],
  ['bad', bad, 0.03],
] as const)(
  `%s pages of several sizes, light and dark, are read with few errors and all figures${whySkipped}`,
  async (_, pages, most) => {
    const errors: number[] = []
    for (const page of pages) {
      const read = await textOf(
        await printer.print(page),
        page.quality === undefined ? 'a.png' : 'a.jpg',
      )
      errors.push(characterError(printed, read))
      expect(figuresLost(printed, read)).toEqual([])
    }
    expect(errors.reduce((sum, each) => sum + each, 0) / errors.length).toBeLessThanOrEqual(most)
  },
)

it.skipIf(!hasBrowser())(
  `a long screenshot is read in tiles, each line once and in order, within the bounds of the reading thread${whySkipped}`,
  async () => {
    const lines = Array.from({ length: 36 }, (_, n) => `第${n + 1}条：编号${7003 + 37 * n}。`)
    const picture = await printer.print({
      html: lines.map((line) => `<p>${line}</p>`).join(''),
      css: 'p { margin: 0; line-height: 40px }',
      width: 360,
      scale: 3,
    })
    expect((await sharp(picture).metadata()).height).toBeGreaterThan(4000)
    const read = await readFileIsolated('long.png', new Uint8Array(picture), false)
    const text =
      'reason' in read ? read.reason.code : read.articles.map((each) => each.text).join('')
    const numbers = [...text.matchAll(/编号(\d+)/g)].map(([, number]) => Number(number))
    expect(numbers).toEqual(lines.map((_, n) => 7003 + 37 * n))
  },
)

it.skipIf(!hasBrowser())(
  `a scanned page of a PDF is read, beside one with text${whySkipped}`,
  async () => {
    const picture = await printer.print({
      html,
      css: 'main { height: 800px }',
      quality: 85,
      scale: 2,
    })
    const document = new PDFDocument({ size: 'A4', margin: 40 })
    const parts: Buffer[] = []
    document.on('data', (part: Buffer) => parts.push(part))
    const ended = new Promise((resolve) => document.on('end', resolve))
    document.text('A page that has text of its own: it is read as ever, whatever follows it.')
    document.addPage().image(picture, 40, 40, { width: 515 })
    document.end()
    await ended
    const read = await readBytes(new Uint8Array(Buffer.concat(parts)), 'scan.pdf')
    const [article] = 'reason' in read ? [] : read.articles
    const text = article?.text ?? ''
    expect('reason' in read ? read.reason : null).toBeNull()
    expect(characterError(printed, text.slice(text.indexOf('泽川')))).toBeLessThan(0.01)
    expect(article?.pages?.at(-1)?.[1]).toBe(2)
    expect(article?.boxes?.length).toBeGreaterThan(4)
  },
)
