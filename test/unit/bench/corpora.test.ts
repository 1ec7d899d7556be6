import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newsFile } from '../../../src/bench/comparison/contestant.js'
import {
  chooseRows,
  corpusAt,
  quotingQuestions,
  spread,
  writeCorpora,
} from '../../../src/bench/comparison/corpora.js'
import { madeUpRecords } from '../../../src/bench/comparison/made-up.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'

let folder: string
let remove: () => Promise<void>
beforeAll(async () => {
  ;({ folder, remove } = await temporaryFolder())
})
afterAll(() => remove())

test('a sample is spread over the whole, in order, and each item comes once', () => {
  expect(spread([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4)).toEqual([0, 2, 5, 7])
  expect(spread([1, 2], 5)).toEqual([1, 2])
  const lists = fc.array(fc.integer(), { maxLength: 40 }).map((list) => list.map((_, i) => i))
  fc.assert(
    fc.property(lists, fc.integer({ min: 1, max: 50 }), (items, count) => {
      const sample = spread(items, count)
      expect(sample).toHaveLength(Math.min(count, items.length))
      expect(sample).toEqual([...new Set(sample)].sort((a, b) => a - b))
    }),
  )
})

test('a corpus holds what is needed and then the first others, in order', () => {
  const needed = [false, false, false, true, false, true]
  expect([...chooseRows(needed, 4)]).toEqual([0, 1, 3, 5])
  expect([...chooseRows(needed, 2)]).toEqual([3, 5])
  expect([...chooseRows(needed, 9)]).toEqual([0, 1, 2, 3, 4, 5])
  expect(() => chooseRows(needed, 1)).toThrow(/2 gold articles.*--sample/)
})

test('each size is written with the gold articles, and one beyond the source is the whole source', async () => {
  const keysOf = async (size: number) =>
    (await readFile(join(corpusAt(folder, size).folder, newsFile), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { id: string }).id)
  const questions = [{ gold: ['7'] }, { gold: ['4', 'elsewhere'] }]
  const sizes = await writeCorpora(() => madeUpRecords(9), questions, [3, 20, 40], folder)
  expect(sizes).toEqual([3, 9])
  expect(await keysOf(3)).toEqual(['0', '4', '7'])
  expect(await keysOf(9)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8'])
})

test('a made-up question stands in the article that it names', async () => {
  const texts = new Map<string, string>()
  for await (const { key, text } of madeUpRecords(6)) texts.set(key, text)
  const questions = await quotingQuestions(madeUpRecords(6), 3)
  expect(questions.map(({ gold }) => gold)).toEqual([['0'], ['2'], ['4']])
  for (const { question, gold } of questions) {
    expect(question).toHaveLength(24)
    expect(texts.get(`${gold[0]}`)).toContain(question)
  }
})
