import { describe, expect, test } from 'vitest'
import { linesOf, pageOf } from '../../../src/domain/index.js'
import { cidPdf, type Placed } from '../../support/documents/cid-pdf.js'
import { left, setInColumns, size, wrap } from '../../support/documents/newspaper.js'
import { printedPdf } from '../../support/documents/printed-pdf.js'
import { readDocument } from '../../support/documents/read-document.js'
import {
  ferry,
  ferryTitle,
  lengthened,
  library,
  libraryTitle,
  optics,
  opticsTitle,
} from './stories-for-documents.js'

const columnWidth = 23
const right = left + columnWidth * size + 25
const twoColumns = [{ x: left }, { x: right }]
const centred = (text: string, y: number, height: number): Placed => ({
  text,
  x: 297 - (text.length * height) / 2,
  y,
  size: height,
})
const readPages = (pages: Placed[][]) => readDocument('a.pdf', cidPdf(pages))
const linesOfText = (text: string | undefined) => text?.split('\n')

/** A story over several pages of two columns, its headline across both. */
function pagesOfStory(paragraphs: readonly string[]): Placed[][] {
  const lines = wrap(paragraphs, columnWidth)
  const pages = setInColumns(lines, (page) =>
    page === 1 ? twoColumns.map(({ x }) => ({ x, from: 140 })) : twoColumns,
  )
  pages[0]?.unshift(centred(opticsTitle, 110, 22))
  return pages
}

describe('a page of two columns', () => {
  test('reads column by column, headline first, wraps joined', async () => {
    const { articles, rejected } = await readPages(pagesOfStory(optics))
    expect(rejected).toEqual([])
    expect(articles.map(({ title }) => title)).toEqual([opticsTitle])
    expect(linesOfText(articles[0]?.text)).toEqual(optics)
  })

  test('reads alike in an embedded font', async () => {
    const { articles } = await readDocument('a.pdf', await printedPdf(pagesOfStory(optics)))
    expect(articles.map(({ title }) => title)).toEqual([opticsTitle])
    expect(linesOfText(articles[0]?.text)).toEqual(optics)
  })

  test('reads in order whatever the order of printing', async () => {
    const pages = pagesOfStory(optics).map((page) => [...page].reverse())
    const { articles } = await readPages(pages)
    expect(linesOfText(articles[0]?.text)).toEqual(optics)
  })

  test('joins what runs on over columns and pages, and knows the pages', async () => {
    const paragraphs = lengthened(optics, 14)
    const { articles } = await readPages(pagesOfStory(paragraphs))
    const [article] = articles
    expect(linesOfText(article?.text)).toEqual(paragraphs)
    expect(article?.pages?.map(([, page]) => page)).toEqual([1, 2, 3, 4])
    const offsets = article?.pages?.map(([offset]) => offset) ?? []
    expect(offsets).toEqual([...offsets].sort((a, b) => a - b))
  })

  test('keeps a caption between two columns apart from the sentence around it', async () => {
    const lines = wrap(optics, columnWidth)
    const half = Math.ceil(lines.length / 2)
    const caption = '图为光电产业园施工现场。 李明 摄'
    const [page = []] = setInColumns(lines, () => [
      { x: left, to: 90 + 16 * (half - 1) },
      { x: right, from: 130 },
    ])
    page.push({ text: caption, x: right, y: 100, size: 8 })
    const { articles } = await readPages([page])
    const found = linesOfText(articles[0]?.text) ?? []
    expect(found.filter((line) => line !== caption)).toEqual(optics)
    expect(found).toContain(caption)
  })

  test('a headline in the middle of the page heads the columns below it', async () => {
    const story = (title: string, paragraphs: string[], y: number): Placed[] => {
      const lines = wrap(paragraphs, columnWidth)
      const rows = Math.ceil(lines.length / 2)
      const [page = []] = setInColumns(lines, () =>
        [left, right].map((x) => ({ x, from: y + 30, to: y + 30 + 16 * (rows - 1) })),
      )
      return [centred(title, y, 18), ...page]
    }
    const { articles } = await readPages([
      [...story(ferryTitle, ferry, 100), ...story(libraryTitle, library, 400)],
    ])
    expect(articles.map(({ title }) => title)).toEqual([ferryTitle, libraryTitle])
    expect(articles.map(({ author }) => author)).toEqual(['赵文静', '沈小满'])
    const bodies = [ferry, library].map((each) => each.join('\n').replace(/（[^（）]*）$/, ''))
    expect(articles.map(({ text }) => text)).toEqual(bodies)
    expect(articles.map(({ source }) => source)).toEqual(['望川日报', '望川日报'])
  })
})

describe('stories side by side', () => {
  const column = (x: number, title: string, paragraphs: string[], top: number): Placed[] => {
    const [page = []] = setInColumns(wrap(paragraphs, columnWidth), () => [{ x, from: top + 30 }])
    return [{ text: title, x, y: top, size: 16 }, ...page]
  }
  const bodies = [ferry, library].map((each) => each.join('\n').replace(/（[^（）]*）$/, ''))

  test.each([100, 104, 130])('come apart, the second one from %i points', async (top) => {
    const { articles } = await readPages([
      [...column(left, ferryTitle, ferry, 100), ...column(right, libraryTitle, library, top)],
    ])
    expect(articles.map(({ title, text }) => [title, text])).toEqual([
      [ferryTitle, bodies[0]],
      [libraryTitle, bodies[1]],
    ])
  })

  test('under a story that spans both, with the newspaper and its day above', async () => {
    const head = [
      { text: '望川日报', x: left, y: 40, size: 9 },
      { text: '2024年10月13日 星期日', x: 230, y: 40, size: 9 },
      { text: '第3版', x: 520, y: 40, size: 9 },
    ]
    const [above = []] = setInColumns(wrap([`望川日报讯 ${optics.join('')}`], 49), () => [
      { x: left, from: 130 },
    ])
    const { articles } = await readPages([
      [
        ...head,
        centred(opticsTitle, 100, 24),
        ...above,
        ...column(left, ferryTitle, ferry, 350),
        ...column(right, libraryTitle, library, 350),
      ],
    ])
    expect(articles.map(({ title }) => title)).toEqual([opticsTitle, ferryTitle, libraryTitle])
    expect(articles.map(({ text }) => text)).toEqual([`望川日报讯 ${optics.join('')}`, ...bodies])
    expect(articles.map(({ published }) => published)).toEqual(Array(3).fill('2024-10-13'))
  })
})

describe('tables and lists', () => {
  test('have a line for each row and item', async () => {
    const rows = ['指标 2022年 2023年 2024年', '产值 375.1 418.6 482.6', '企业 88 102 128']
    const said = [
      '指标：产值；2022年：375.1；2023年：418.6；2024年：482.6。',
      '指标：企业；2022年：88；2023年：102；2024年：128。',
    ]
    const cells = rows.flatMap((row, n) =>
      row.split(' ').map((text, m) => ({ text, x: left + 130 * m, y: 400 + 16 * n, size })),
    )
    const items = ['一、建设第四条生产线', '二、引进上下游企业，共128家', '三、建成光电产业园']
    const listed = items.map((text, n) => ({ text, x: left, y: 460 + 16 * n, size }))
    const [text = []] = setInColumns(wrap(optics, 45), () => [{ x: left }])
    const { articles } = await readPages([[...text, ...cells, ...listed]])
    expect(linesOfText(articles[0]?.text)).toEqual([...optics, ...said, ...items])
  })
})

describe('heads and feet', () => {
  const numbered = (pages: Placed[][]): Placed[][] =>
    pages.map((page, n) => {
      const number = String(n + 1)
      const head: Placed[] =
        n % 2 === 0
          ? [
              { text: '望川日报 产业周刊', x: left, y: 50, size: 9 },
              { text: number, x: 530, y: 50, size: 9 },
            ]
          : [
              { text: number, x: left, y: 50, size: 9 },
              { text: '2024年9月6日 星期五', x: 430, y: 50, size: 9 },
            ]
      return [...head, ...page, { text: `- ${number} -`, x: 290, y: 815, size: 9 }]
    })

  test.each([9, 14])('go, odd and even ones (%i times the text)', async (times) => {
    const paragraphs = lengthened(optics, times)
    const { articles } = await readPages(numbered(pagesOfStory(paragraphs)))
    expect(linesOfText(articles[0]?.text)).toEqual(paragraphs)
    expect(articles[0]?.source).toBe('望川日报')
    expect(articles[0]?.published).toBe('2024-09-06')
  })

  test('a sentence at the top of each page stays, even if only its number differs', async () => {
    const sentence = (n: number) => `　　第${n}次调查显示，澜溪大桥的车流量没有变化。`
    const pages = [1, 2, 3].map((n) => [
      { text: sentence(n), x: left, y: 90, size },
      ...(setInColumns(wrap(optics, 45), () => [{ x: left, from: 106 }])[0] ?? []),
    ])
    const { articles } = await readPages(pages)
    for (const n of [1, 2, 3]) expect(articles[0]?.text).toContain(sentence(n).trim())
  })

  test('pages that all say the same keep their text', async () => {
    const page = setInColumns(wrap(optics, 45), () => [{ x: left }])[0] ?? []
    const { articles } = await readPages([page, page, page])
    expect(articles[0]?.text.split('\n')).toEqual([...optics, ...optics, ...optics])
  })

  test('a table that goes on at the top of each page stays', async () => {
    const lines = wrap(lengthened(optics, 3), 45)
    const pages = setInColumns(lines, () => [{ x: left, from: 130, to: 500 }])
    for (const [n, page] of pages.entries()) {
      page.unshift(
        ...[0, 1, 2].map((column) => ({
          text: String(1000 * n + 37 * column),
          x: left + 120 * column,
          y: 90,
          size,
        })),
      )
    }
    const { articles } = await readPages(pages)
    const read = `${articles[0]?.title}\n${articles[0]?.text}`
    for (const n of pages.keys())
      expect(read).toContain(`${1000 * n} ${1000 * n + 37} ${1000 * n + 74}`)
  })

  test('of a browser go, and its address is known', async () => {
    const lines = wrap(lengthened(optics, 6), 49, 0)
    const pages = setInColumns(lines, (page) => [{ x: left, from: page === 1 ? 120 : 60 }])
    pages[0]?.unshift({ text: opticsTitle, x: left, y: 85, size: 20 })
    const url = 'https://news.wangchuan.example/2024/0905/c12.html'
    const printed = pages.map((page, n) => [
      { text: '2024/9/6 10:22', x: 25, y: 20, size: 8 },
      { text: `${opticsTitle}_望川新闻网`, x: 240, y: 20, size: 8 },
      ...page,
      { text: url, x: 25, y: 830, size: 8 },
      { text: `${n + 1}/${pages.length}`, x: 550, y: 830, size: 8 },
    ])
    const { articles } = await readPages(printed)
    expect(articles.map(({ title, url: found }) => [title, found])).toEqual([[opticsTitle, url]])
    expect(linesOfText(articles[0]?.text)).toEqual(lengthened(optics, 6))
    expect(articles[0]?.published).toBeNull()
  })
})

describe('the letters of a line', () => {
  const textOf = async (lines: Placed[]) => {
    const filler = setInColumns(wrap(optics, 45), () => [{ x: left, from: 300 }])[0] ?? []
    const { articles } = await readPages([[...lines, ...filler]])
    return articles[0]?.text.split('\n')[0]
  }

  test('words of Latin letters are set apart, numbers and Chinese words are not', async () => {
    const lines = [
      '　　这款屏幕在国际显示周上获得了年度大奖，评审团的评语是 an outstanding and original',
      'display of the year，企业当天就签下了价值3.25亿元的订单，其中出口部分占了将近四成，约合12',
      '48万美元，交货期是明年二月。',
    ]
    const placed = lines.map((text, n) => ({ text, x: left, y: 200 + 16 * n, size }))
    expect(await textOf(placed)).toBe(
      '这款屏幕在国际显示周上获得了年度大奖，评审团的评语是 an outstanding and original display of the year，企业当天就签下了价值3.25亿元的订单，其中出口部分占了将近四成，约合1248万美元，交货期是明年二月。',
    )
  })

  test('a raised number does not run into the number before it', async () => {
    const body = '全市光电产业今年完成产值482'
    const placed = [
      { text: `　　${body}`, x: left, y: 200, size },
      { text: '3', x: left + 15.5 * size, y: 196, size: 6 },
      { text: '亿元，比去年同期增长一成五以上。', x: left + 16 * size, y: 200, size },
    ]
    expect(await textOf(placed)).toBe(`${body}³亿元，比去年同期增长一成五以上。`)
  })

  test('letters printed one by one, or twice, are read once and without spaces', async () => {
    const text = '全市光电产业今年完成产值四百八十二亿元，比去年同期增长一成五以上。'
    const placed = [...text].flatMap((sign, n) =>
      [0, 0.4].map((shift) => ({ text: sign, x: left + 20 + n * 12 + shift, y: 200, size })),
    )
    expect(await textOf(placed)).toBe(text)
  })

  test('ideographs that a font names by their radicals are ideographs', async () => {
    expect(
      await textOf([{ text: '⽇产⾯板⼀万⼆千⽚，⼯⼈三百⼈。', x: left, y: 200, size }]),
    ).toBe('日产面板一万二千片，工人三百人。')
  })
})

describe('the lines of a PDF', () => {
  test('are those of its pages, from one to the next', async () => {
    const pages = pagesOfStory(lengthened(optics, 8))
    const printed = pages.flatMap((page, n) => page.map(({ text }) => ({ text, page: n + 1 })))
    const { articles } = await readPages(pages)
    const [article] = articles
    if (!article) throw new Error('no article')
    for (let start = 0; start < article.text.length; start += 97) {
      const span = { start, end: Math.min(start + 40, article.text.length) }
      const [first, last] = linesOf(article, span)
      const held = printed.slice(first - 1, last)
      const quote = article.text.slice(span.start, span.end).replace(/\s/g, '')
      expect(held.map(({ text }) => text.trim()).join('')).toContain(quote)
      expect(pageOf(article, span)).toBe(held[0]?.page)
    }
  })
})
