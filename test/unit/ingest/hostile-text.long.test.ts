import { describe, expect, test } from 'vitest'
import { passages } from '../../../src/chunk/passages.js'
import type { Article } from '../../../src/domain/index.js'
import { readMarkdown } from '../../../src/ingest/formats/markdown.js'
import { readPlainText } from '../../../src/ingest/formats/plain-text.js'
import { dates } from '../../../src/text/dates.js'
import { quantities } from '../../../src/text/quantities.js'
import { sentences } from '../../../src/text/sentences.js'
import { terms } from '../../../src/text/tokens.js'
import { originsOfTexts } from '../../support/text/origins-of-texts.js'
import { readPage } from './read-page.js'

/** Far more than any of this takes: it ends a search that goes back over what it has read. */
const patience = 120_000
const repeat = (part: string, length: number) => part.repeat(Math.floor(length / part.length))

describe('400 KB of one thing is cleaned and cut to the end', () => {
  test.each(['?', '(', ',', '，', '9', '一', '煤', '…', ' ', '<', '?！', '\n'])(
    '%j',
    (part) => {
      const text = repeat(part, 400_000)
      const kept = readPlainText(text, 'a.txt').map((article) => article.text)
      expect(kept.join('').length).toBeLessThanOrEqual(text.length)
      expect(passages(text).every(({ start, end }) => end - start <= 320)).toBe(true)
    },
    patience,
  )
})

describe('200 KB of one thing are read for amounts and dates', () => {
  test.each(['9', '一', '近', '半', '每', '1,', '2024年', '3个', '1至', '5月'])(
    '%j',
    (part) => {
      const text = repeat(part, 200_000)
      for (const find of [quantities, dates])
        expect(find(text).length).toBeLessThanOrEqual(text.length)
    },
    patience,
  )
})

const parts =
  '?|(|,|，|9|十|一|煤|长|。|…|“|”| |\n|<|&|%|汉(|?！|<p |</|<p\n|&#|1,|1.|来(a|?xià|（上接|2024年|。 王|"|![|[a](|**|电话：|来源：|？/|.\n|?汉x|“?！?/p>|?！焙涡≥x|科学导报讯 |（完）|编辑：|每1个|每10万人|百分之|数十|零下|1元1|1天1小时|5月1日至|农历五月|“十四五'

describe('50 KB of one thing are read by every reader', () => {
  test.each(parts.split('|'))(
    '%j',
    async (part) => {
      const text = repeat(part, 50_000)
      for (const read of [readPlainText, readMarkdown]) {
        const kept = (read(text, 'a') as Article[]).map((article) => article.text)
        expect(kept.join('').length).toBeLessThanOrEqual(text.length)
      }
      for (const find of [sentences, passages, terms, quantities, dates]) {
        expect(find(text).length).toBeLessThanOrEqual(text.length)
      }
      expect((await originsOfTexts([{ id: 'a', text, origin: 'a' }])).origins).toEqual(['a'])
    },
    patience,
  )

  test.each(['<p>煤', '&ldquo;煤&rdquo; ', '<!--', '<script>', 'word <b>x</b> ', '<a href="'])(
    'of a page: %j',
    (part) => {
      const page = `<html><body><p>${repeat(part, 10_000)}</p></body></html>`
      expect(readPage(page, 'a.html').length).toBeLessThanOrEqual(1)
    },
    patience,
  )
})

describe('150 KB of one thing in a page are read to the end', () => {
  const parts =
    '<p>煤|<div>|<div>煤|<b>煤|<a href="|<!--|<script>|<|&|&ldquo;|</p>|<td>煤|<table><tr><td>|<nav>|<div hidden>'
  test.each(parts.split('|'))(
    '%j',
    (part) => {
      const page = repeat(part, 150_000)
      for (const html of [page, `<html><body><p>${page}</p></body></html>`]) {
        const kept = readPage(html, 'a.html').map((article) => article.text)
        expect(kept.join('').length).toBeLessThanOrEqual(html.length)
      }
    },
    patience,
  )

  test('a story 10,000 elements deep is read', () => {
    const story = '今年全县煤炭产量达到三百二十万吨，比去年同期增长百分之八。'
    const page = `<html><body>${'<div>'.repeat(10_000)}${story}${'</div>'.repeat(10_000)}</body></html>`
    expect(readPage(page, 'a.html').map((article) => article.text)).toEqual([story])
  })
})
