import { expect, test } from 'vitest'
import { readFileIsolated } from '../../../src/ingest/isolated/read-file-isolated.js'
import { IsolatedRecords } from '../../../src/ingest/isolated/read-records-isolated.js'
import { readIsolated } from '../../../src/ingest/isolated/reading-thread.js'
import { Watch } from '../../../src/ingest/isolated/watch.js'
import { mostGrowth } from '../../../src/ingest/limits.js'

const story = '松溪县的石拱桥长52米，去年修好。\n'
const bytesOf = (text: string) => new TextEncoder().encode(text)
const record = (number: number, text: string) => ({
  number,
  content: bytesOf(JSON.stringify({ id: number, text })),
})
const large = story.repeat(120_000)

test('texts of every format are read in the thread', async () => {
  const formats = { 'a.txt': story, 'a.md': `# 石桥\n\n${story}`, 'a.html': `<p>${story}</p>` }
  const begun = Object.entries(formats).map(([file, text]) =>
    readFileIsolated(file, bytesOf(text), false),
  )
  for (const given of await Promise.all(begun)) {
    expect(given).toMatchObject({ articles: [{ text: story.trim() }], notes: [] })
  }
})

test('a file that takes too long ends the thread, not the next file', async () => {
  const work = { what: 'file', file: 'a.txt', bytes: bytesOf(large), isBare: true } as const
  const late = readIsolated(work, () => true)
  const next = readFileIsolated('b.txt', bytesOf(story), false)
  await expect(late).rejects.toMatchObject({ name: 'TimeLimit', place: 0 })
  expect(await next).toMatchObject({ articles: [{ id: 'b.txt', text: story.trim() }] })
})

test('a record that takes too long costs only itself, and shortens the wait for its fellows', async () => {
  const asked = new Set<number>()
  const records = new IsolatedRecords('a.jsonl', false, (bytes) => {
    asked.add(bytes)
    return bytes > 1_000_000 ? 0 : 120_000
  })
  const read = await records.read([record(1, story), record(2, large), record(4, story)])
  expect(read).toMatchObject([
    { id: 'a.jsonl#1', text: story.trim() },
    { reason: { code: 'line_timeout', line: 2 } },
    { id: 'a.jsonl#4', lines: [[0, 4]] },
  ])
  expect(asked).toContain(record(2, large).content.length)
})

test('articles without their texts tell what they are, and on which line they begin', async () => {
  const [article] = await new IsolatedRecords('a.jsonl', true).read([record(7, story)])
  expect(article).toMatchObject({ id: 'a.jsonl#7', text: '', repairs: [], lines: [[0, 7]] })
})

/** What a watch says after each look, 100 ms apart, `place` and `memory` moving as told; the process works for a share of the time. */
function looks(steps: readonly { place: number; memory: number }[], most: number, share = 1) {
  const place = new Int32Array(1)
  let memory = 0
  let worked = 0
  const watch = new Watch(
    place,
    () => memory,
    () => worked,
  )
  watch.hasBegun = true
  watch.look(() => false, 0)
  return steps.map((step, i) => {
    place[0] = step.place
    memory = step.memory
    worked += 100 * share
    return watch.look(({ sinceMoved }) => sinceMoved > most, 100 * (i + 1))
  })
}

test('time counts for each record by itself', () => {
  const moving = Array.from({ length: 50 }, (_, place) => ({ place, memory: 0 }))
  expect(new Set(looks(moving, 250))).toEqual(new Set([null]))
  const standing = [1, 2, 2, 2, 2].map((place) => ({ place, memory: 0 }))
  expect(looks(standing, 250)).toEqual([null, null, null, null, 'TimeLimit'])
})

test('time without a processor counts little, and ends what only waits all the same', () => {
  const standing = Array.from({ length: 300 }, () => ({ place: 0, memory: 0 }))
  const endsAfter = (share: number) => looks(standing, 2000, share).indexOf('TimeLimit') + 1
  expect(endsAfter(1)).toBe(21)
  expect(endsAfter(0.3)).toBeGreaterThan(40)
  expect(endsAfter(0)).toBeGreaterThan(150)
  expect(endsAfter(0)).toBeLessThan(300)
})

test('memory that grows past the bound ends the reading, outside the heap too', () => {
  const growing = [1, mostGrowth, mostGrowth + 1].map((memory) => ({ place: 0, memory }))
  expect(looks(growing, 10_000)).toEqual([null, null, 'MemoryLimit'])
})

test('a thread that stood still itself blames nobody', () => {
  const watch = new Watch(new Int32Array(1), () => 0)
  watch.hasBegun = true
  watch.look(() => false, 0)
  expect(watch.look(({ sinceBegun }) => sinceBegun > 5000, 3_600_000)).toBeNull()
})
