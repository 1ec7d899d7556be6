import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { readPlainText } from '../../../src/ingest/formats/plain-text.js'
import { characterRepairs } from '../../../src/ingest/repair/index.js'
import { repairAll } from '../../../src/ingest/repair/repair.js'
import { sourceText } from '../../../src/ingest/source-text.js'
import { anyText, articleText } from '../text/generated-text.js'
import { fixtures, readAll } from './fixtures.js'

const folder = mkdtempSync(join(tmpdir(), 'youju-cleaned-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('cleaning cleaned text changes nothing', () => {
  test.each(fixtures)('$name', async ({ name, folder: original, file }) => {
    const { articles } = await readAll(original, file)
    expect(articles.length).toBeGreaterThan(0)
    for (const [n, { title, text }] of articles.entries()) {
      const cleaned = `${name}-${n}.txt`
      writeFileSync(join(folder, cleaned), title === null ? text : `${title}\n\n${text}`)
      const again = await readAll(folder, cleaned)
      expect(again.articles.map((article) => article.text)).toEqual([text])
      expect(again.articles[0]?.title).toBe(title)
    }
  })

  test('for any text, once the repairs have settled', () => {
    fc.assert(
      fc.property(fc.oneof(articleText, anyText, damaged), (text) => {
        const once = repairAll(sourceText(text), characterRepairs).source.text
        expect(repairAll(sourceText(once), characterRepairs).source.text).toBe(once)
      }),
    )
  })

  test('for any article', () => {
    fc.assert(
      fc.property(articleText, (text) => {
        for (const article of readPlainText(text, 'a.txt')) {
          const written = [article.title ?? [], article.text].flat().join('\n')
          const again = readPlainText(written, 'a.txt')
          expect(again.map((each) => [each.title ?? [], each.text].flat().join('\n'))).toEqual([
            written,
          ])
        }
      }),
    )
  })
})

/** What the repairs look for, thrown together. */
const damaged = fc
  .array(
    fc.constantFrom(
      ...['長(zhǎng)', '期', '?', '！', ',', '，', '。', '?/p>', '</p>', '&nbsp;', '&amp;', 'amp;'],
      '<a href="?a=1&amp;b=2&amp;c=3">',
      ...['xiàng)?', '(', ')', '焙涡≥x', '产线%', '<p', '>', '\u00a0', '\u200b', '\r', '\n', '来'],
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''))
