import {
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { describe, expect, test } from 'vitest'
import { linesOf, pageOf } from '../../../src/domain/index.js'
import { readDocument } from '../../support/documents/read-document.js'
import {
  ferry,
  ferryTitle,
  library,
  libraryTitle,
  optics,
  opticsTitle,
} from './stories-for-documents.js'

const text = (content: string) => new Paragraph(content)
const row = (...cells: string[]) =>
  new TableRow({ children: cells.map((cell) => new TableCell({ children: [text(cell)] })) })

async function read(children: (Paragraph | Table)[], notes: string[] = []) {
  const document = new Document({
    creator: 'Administrator',
    title: '模板',
    footnotes: Object.fromEntries(notes.map((note, n) => [n + 1, { children: [text(note)] }])),
    numbering: {
      config: [{ reference: 'list', levels: [{ level: 0, format: 'decimal', text: '%1.' }] }],
    },
    sections: [
      {
        headers: { default: new Header({ children: [text('内部资料')] }) },
        footers: { default: new Footer({ children: [text('第 1 页')] }) },
        children,
      },
    ],
  })
  return readDocument('a.docx', await Packer.toBuffer(document))
}

describe('a Word document', () => {
  test('is read with its title and metadata line, without what Word says of it', async () => {
    const { articles, rejected } = await read([
      new Paragraph({ text: opticsTitle, heading: HeadingLevel.TITLE }),
      text('来源：望川日报 作者：何晓明 2024年09月05日 07:09'),
      ...optics.map(text),
    ])
    expect(rejected).toEqual([])
    const [article] = articles
    expect(article).toMatchObject({
      title: opticsTitle,
      source: '望川日报',
      published: '2024-09-05',
      text: optics.join('\n'),
    })
    expect(article?.author).toBe('何晓明')
    expect(article?.pages).toBeUndefined()
  })

  test('has a line for each heading, item and row', async () => {
    const { articles } = await read([
      text(opticsTitle),
      text(optics[0] ?? ''),
      new Paragraph({ text: '三项任务', heading: HeadingLevel.HEADING_2 }),
      ...['建设第四条生产线', '引进上下游企业'].map(
        (item) => new Paragraph({ text: item, numbering: { reference: 'list', level: 0 } }),
      ),
      new Table({ rows: [row('指标', '2023年', '2024年'), row('产值（亿元）', '418.6', '482.6')] }),
      text(optics[1] ?? ''),
    ])
    expect(articles[0]?.text.split('\n')).toEqual([
      optics[0],
      '三项任务',
      '建设第四条生产线',
      '引进上下游企业',
      '指标：产值（亿元）；2023年：418.6；2024年：482.6。',
      optics[1],
    ])
    const at = articles[0]?.text.indexOf('482.6', 100) ?? -1
    const span = { start: at, end: at + 5 }
    expect(articles[0] && linesOf(articles[0], span)).toEqual([7, 7])
    expect(articles[0] && pageOf(articles[0], span)).toBeNull()
  })

  test('keeps the marks of footnotes out of the text, and the notes as lines', async () => {
    const { articles } = await read(
      [
        text(opticsTitle),
        new Paragraph({
          children: [
            new TextRun('全市光电产业完成产值482.6亿元'),
            new FootnoteReferenceRun(1),
            new TextRun('，同比增长15.3%，企业对明年的订单也很有信心。'),
          ],
        }),
        text(optics[1] ?? ''),
      ],
      ['产值按当年价格计算，不含配套服务业。'],
    )
    expect(articles[0]?.text.split('\n')).toEqual([
      '全市光电产业完成产值482.6亿元，同比增长15.3%，企业对明年的订单也很有信心。',
      optics[1],
      '产值按当年价格计算，不含配套服务业。',
    ])
  })

  test('may hold several stories', async () => {
    const { articles } = await read(
      [ferryTitle, ...ferry, libraryTitle, ...library].map((each) => text(each)),
    )
    expect(articles.map(({ title }) => title)).toEqual([ferryTitle, libraryTitle])
  })

  test('without text is rejected', async () => {
    expect(await read([text('')])).toEqual({
      articles: [],
      rejected: ['文档里没有文字（图片中的文字不读取）'],
    })
  })
})
