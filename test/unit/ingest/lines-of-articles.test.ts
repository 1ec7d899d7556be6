import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Article, linesOf } from '../../../src/domain/index.js'
import { decode } from '../../../src/ingest/decode.js'
import { readPlainText } from '../../../src/ingest/formats/plain-text.js'
import { sentences } from '../../../src/text/sentences.js'
import { isTableRow } from '../../../src/text/table-row.js'
import { articleText } from '../text/generated-text.js'
import { fixtures, readAll } from './fixtures.js'

/** The letters of a sentence in order, which no repair changes except where bytes had slipped. */
const letters = (text: string): string[] => text.match(/[\u4e00-\u9fffA-Za-z0-9]/g) ?? []

/** Whether `within` holds `wanted` in order, with anything between: what repairs removed. */
function holdsInOrder(within: string, wanted: readonly string[]): boolean {
  let at = -1
  return wanted.every((letter) => {
    at = within.indexOf(letter, at + 1)
    return at >= 0
  })
}

function expectLinesToHold(original: string, article: Article): void {
  const lines = original.split('\n')
  for (const span of sentences(article.text)) {
    const [first, last] = linesOf(article, span)
    const held = lines.slice(first - 1, last).join('\n')
    const said = article.text.slice(span.start, span.end)
    // The headings of a row stand at the head of its table.
    const sentence = isTableRow(said) ? said.replace(/(^|；)[^；：]+：/g, '$1') : said
    expect(last).toBeLessThanOrEqual(lines.length)
    expect(holdsInOrder(held, letters(sentence)), `${first}–${last}: ${sentence}`).toBe(true)
  }
}

describe('the lines of the original file hold each sentence', () => {
  // Slipped bytes are other characters until they are repaired, UTF-16 is another file of the same text.
  const comparable = fixtures.filter(({ name }) => !/^(?:byte-slips|jsonl)/.test(name))
  test.each(comparable)('$name', async ({ folder, file }) => {
    const decoded = decode(readFileSync(join(folder, file)))
    const original = 'text' in decoded ? decoded.text.replaceAll('&amp;', '&') : ''
    const { articles } = await readAll(folder, file)
    for (const article of articles) expectLinesToHold(original, article)
  })

  test('of any plain text', () => {
    fc.assert(
      fc.property(articleText, (text) => {
        for (const article of readPlainText(text, 'a.txt')) expectLinesToHold(text, article)
      }),
    )
  })

  test('a record of a .jsonl file is on its own line', async () => {
    const fixture = fixtures.find(({ name }) => name === 'jsonl-bad-lines')
    const { articles } = await readAll(fixture?.folder ?? '', fixture?.file ?? '')
    expect(articles.map((article) => linesOf(article, { start: 0, end: 5 }))).toEqual([
      [1, 1],
      [7, 7],
    ])
  })

  test('a page that says a thing twice is cited where the story says it', async () => {
    const fixture = fixtures.find(({ name }) => name === 'html-page')
    const { articles } = await readAll(fixture?.folder ?? '', fixture?.file ?? '')
    const html = readFileSync(join(fixture?.folder ?? '', fixture?.file ?? ''), 'utf8').split('\n')
    const [article] = articles
    const at = article?.text.indexOf('当地还计划') ?? -1
    expect(at).toBeGreaterThan(0)
    const [first, last] = article ? linesOf(article, { start: at, end: at + 20 }) : [0, 0]
    expect(first).toBe(last)
    expect(html[first - 1]).toContain('<p>　　当地还计划')
  })
})
