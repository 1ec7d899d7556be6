import { expect, test } from 'vitest'
import { traceBack } from '../../../src/ingest/formats/html/origins.js'
import { measure } from '../../../src/ingest/formats/html/scan.js'
import { originAt } from '../../../src/ingest/source-text.js'
import { readPage } from './read-page.js'

const nested = (tag: string, depth: number, inside: string) =>
  `${`<${tag}>`.repeat(depth)}${inside}${`</${tag}>`.repeat(depth)}`
const entities = (count: number) => '新闻，&gt; '.repeat(count)

test('what a tree costs grows with its size and its depth together', () => {
  const { work } = measure(nested('div', 100, entities(1000)))
  const ratio = (depth: number, count: number) =>
    measure(nested('div', depth, entities(count))).work / work
  expect(ratio(100, 2000)).toBeCloseTo(2, 1)
  expect(ratio(200, 1000)).toBeCloseTo(4, 1)
  const cells = measure(nested('table', 190, '<tr><td>新闻，</td></tr>'.repeat(10_000)))
  expect(cells.work).toBeGreaterThan(1e9)
  const images = measure(nested('div', 390, '<img>'.repeat(50_000)))
  expect(images.work).toBeGreaterThan(1e9)
})

test('an ordinary page costs little', () => {
  const story = '<p>松溪县的石拱桥长52米，去年修好，市民可以步行过桥。</p>'.repeat(500)
  expect(measure(nested('div', 20, story)).work).toBeLessThan(1e8)
})

test('a closing tag that closes nothing leaves the depth as it is', () => {
  expect(measure('<div></b>'.repeat(1000)).depth).toBe(1000)
  expect(measure('<div><b><i></div>'.repeat(1000)).depth).toBe(3)
})

// Each of these took the tree ten seconds and more.
test.each([
  ['div', 390, entities(5000)],
  ['table', 190, '<tr><td>新闻，今天</td></tr>'.repeat(10_000)],
  ['div', 390, '<img>'.repeat(20_000)],
] as const)(
  'a page that is deep and large is cleared line by line: %s × %d',
  (tag, depth, inside) => {
    const story = '松溪县的石拱桥长52米，去年修好，市民可以步行过桥。'
    const html = `<title>石桥</title>${nested(tag, depth, inside)}<p>${story}</p>`
    expect(
      readPage(html, 'a.html')
        .map(({ text }) => text)
        .join('\n'),
    ).toContain(story)
  },
)

test('characters that the page has in another form are not searched for without end', () => {
  const count = 100_000
  const text = '新∳闻'.repeat(count)
  const html = `${'新&CounterClockwiseContourIntegral;闻'.repeat(count)}\n${'完'.repeat(9)}`
  const traced = traceBack(`${text}\n完完完完完`, html)
  expect(originAt(traced, traced.text.length - 1)).toBeGreaterThan(0)
})
