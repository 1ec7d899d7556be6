import { utils, type WorkSheet, write } from '@e965/xlsx'
import { describe, expect, test } from 'vitest'
import { mostOfSheet } from '../../../src/ingest/limits.js'
import { readDocument } from '../../support/documents/read-document.js'
import { zipOf } from '../../support/documents/zip.js'

function xlsx(sheets: Readonly<Record<string, WorkSheet>>): Buffer {
  const book = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  return write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer
}

describe('a .csv file', () => {
  test('is an article named after it, a row a line, quoted cells whole', async () => {
    const text = '渡口,旅客,说明\r\n石板滩,"3,200","大雾停航,次日恢复"\r\n柳湾,900,\r\n'
    const { articles } = await readDocument('渡口旅客.csv', Buffer.from(text))
    expect(articles).toMatchObject([
      {
        title: '渡口旅客',
        text: '渡口：石板滩；旅客：3,200；说明：大雾停航,次日恢复。\n渡口：柳湾；旅客：900。',
      },
    ])
    expect(articles[0]?.lines.map(([, line]) => line)).toEqual([2, 3])
  })

  test.each([
    ['tabs', '渡口\t旅客\n石板滩\t3200\n柳湾\t900\n'],
    ['semicolons', '渡口;旅客\n石板滩;3200\n柳湾;900\n'],
  ])('may part its cells by %s', async (_, text) => {
    const { articles } = await readDocument('a.csv', Buffer.from(text))
    expect(articles[0]?.text).toBe('渡口：石板滩；旅客：3200。\n渡口：柳湾；旅客：900。')
  })

  test('of too many rows is refused', async () => {
    const text = '渡口,旅客\n'.repeat(mostOfSheet.rows + 2)
    const { articles, rejected } = await readDocument('a.csv', Buffer.from(text))
    expect(articles).toEqual([])
    expect(rejected).toEqual([expect.stringMatching(/^表格太大/)])
  })
})

describe('a .xlsx file', () => {
  test('is an article a sheet, cells as Excel shows them, formulas by their values', async () => {
    const sheet = utils.aoa_to_sheet([
      ['枫川县渡口旅客情况'],
      ['单位：人次'],
      ['渡口', '旅客', '增长'],
      ['石板滩', 3200.5, 0.125],
      ['柳湾', null, 0.2],
    ])
    sheet.C4 = { t: 'n', v: 0.125, z: '0.0%' }
    sheet.B4 = { t: 'n', v: 3200.5, z: '#,##0.00' }
    sheet.B5 = { t: 'n', v: 900, f: '450*2' }
    sheet['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 2 } }]
    const staff = utils.aoa_to_sheet([
      ['姓名', '职务'],
      ['裴晚舟', '局长'],
      ['岑安', '站长'],
    ])
    const { articles } = await readDocument('渡口.xlsx', xlsx({ 旅客: sheet, Sheet2: staff }))
    expect(articles.map(({ id, title }) => [id, title])).toEqual([
      ['渡口.xlsx#1', '枫川县渡口旅客情况'],
      ['渡口.xlsx#2', '渡口'],
    ])
    expect(articles[0]?.text).toContain('渡口：石板滩；旅客（人次）：3,200.50；增长：12.5%。')
    expect(articles[0]?.text).toContain('渡口：柳湾；旅客（人次）：900；')
    expect(articles[1]?.text).toBe('姓名：裴晚舟；职务：局长。\n姓名：岑安；职务：站长。')
  })

  test('what several rows share stands in each', async () => {
    const sheet = utils.aoa_to_sheet([
      ['县', '渡口', '旅客'],
      ['枫川县', '石板滩', 3200],
      ['', '柳湾', 900],
    ])
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 2, c: 0 } }]
    const { articles } = await readDocument('a.xlsx', xlsx({ 旅客: sheet }))
    expect(articles[0]?.text).toContain('县：枫川县；渡口：柳湾；旅客：900。')
  })

  test.each([
    ['text', Buffer.from('渡口,旅客'), /^内容不是 XLSX/],
    ['an old one', Buffer.from('d0cf11e0a1b11ae100000000', 'hex'), /另存为 \.xlsx/],
    [
      'a cut one',
      xlsx({ 旅客: utils.aoa_to_sheet([['渡口', '旅客']]) }).subarray(0, 300),
      /XLSX 文件(?:不完整|已损坏)/,
    ],
    ['an empty one', Buffer.alloc(0), /^文件是空的/],
  ])('%s is refused in words', async (_, bytes, reason) => {
    const { articles, rejected } = await readDocument('a.xlsx', bytes)
    expect(articles).toEqual([])
    expect(rejected).toEqual([expect.stringMatching(reason)])
  })

  test('one that unpacks to far more than it is, is refused', async () => {
    const data = Buffer.alloc(80_000_000, '<c/>')
    const bomb = zipOf([
      { name: 'xl/workbook.xml', data: Buffer.from('<workbook/>') },
      { name: 'xl/worksheets/sheet1.xml', data, size: 100 },
    ])
    const { articles, rejected } = await readDocument('a.xlsx', bomb)
    expect(articles).toEqual([])
    expect(rejected).toEqual([expect.stringMatching(/^XLSX 解压后过大/)])
  })
})
