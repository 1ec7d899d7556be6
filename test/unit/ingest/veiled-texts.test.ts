import { parseHTML } from 'linkedom'
import { expect, test } from 'vitest'
import { traceBack } from '../../../src/ingest/formats/html/origins.js'
import {
  type TextHolder,
  unveil,
  veilTexts,
} from '../../../src/ingest/formats/html/veiled-texts.js'
import { readPage } from './read-page.js'

const page = (body: string) => `<html><head><title>t</title></head><body>${body}</body></html>`

test('a page of entities is one text, and stays one when it is written and read again', () => {
  const { document } = parseHTML(page(`<p>${'&amp;&lt;b&gt;&nbsp;1 < 2'.repeat(500)}</p>`))
  veilTexts(document.documentElement as unknown as TextHolder)
  const written = document.body.innerHTML
  expect(written).not.toContain('&')
  document.body.innerHTML = written
  expect(document.querySelector('p')?.childNodes).toHaveLength(1)
  expect(unveil(document.body.textContent ?? '')).toBe('&<b> 1 < 2'.repeat(500))
})

test('entities of a story are read as what they stand for, each once', () => {
  const story = '松溪县的石拱桥长52米，A&amp;B公司去年修好，耗资&lt;1亿元，比&amp;lt;预算少。'
  const html = page(`<nav>首页</nav><article>${`<p>${story}</p>`.repeat(8)}</article>`)
  const [article] = readPage(html, 'a.html')
  expect(article?.text.split('\n')[0]).toBe(
    '松溪县的石拱桥长52米，A&B公司去年修好，耗资<1亿元，比<预算少。',
  )
})

test('what a page never holds is not looked for in all of it, over and over', () => {
  const html = page(`<p>${'&zeta;桥'.repeat(100_000)}</p>`)
  const text = 'ζ桥'.repeat(100_000)
  expect(traceBack(text, html).origin).toHaveLength(text.length)
})
