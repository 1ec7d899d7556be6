import { expect, test } from 'vitest'
import { readOptions } from '../../../src/bench/options.js'

test('without options everything is measured, on what is made up', () => {
  expect(readOptions([])).toMatchObject({ sample: 500, seconds: 480, command: 'npm run bench' })
  expect(readOptions([]).only).toEqual(expect.arrayContaining(['budgets', 'bot', 'page']))
  expect(readOptions([]).sizes).toBeUndefined()
})

test('the command is kept without the folders of its files', () => {
  const options = readOptions(['--corpus', '/some/where/news.jsonl.gz', '--sizes', '5000, 20'])
  expect(options).toMatchObject({ corpus: '/some/where/news.jsonl.gz', sizes: [5000, 20] })
  expect(options.command).toBe("npm run bench -- --corpus news.jsonl.gz --sizes '5000, 20'")
})

test.each([
  [['--sizes', 'many']],
  [['--sizes', '5,-1']],
  [['--only', 'ours,theirs']],
  [['--out', 'figures.txt']],
  [['--nonsense', '1']],
  [['stray']],
])('%j is refused with the usage', (args) => {
  expect(() => readOptions(args)).toThrow(RangeError)
  expect(() => readOptions(args)).toThrow(/--corpus FILE/)
})
