import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Corpus } from '../../../src/bench/comparison/contestant.js'
import { newsFile } from '../../../src/bench/comparison/contestant.js'
import { arePeersInstalled, contestants } from '../../../src/bench/comparison/contestants.js'
import { corpusAt, quotingQuestions, writeCorpora } from '../../../src/bench/comparison/corpora.js'
import { madeUpRecords } from '../../../src/bench/comparison/made-up.js'
import { measure } from '../../../src/bench/comparison/measure.js'
import { readPassages } from '../../../src/bench/inputs/records.js'
import type { EvaluationQuestion } from '../../../src/evaluation/questions.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'

const ARTICLES = 12
let corpus: Corpus
let questions: EvaluationQuestion[]
let passages = 0
let remove: () => Promise<void>

beforeAll(async () => {
  const temporary = await temporaryFolder()
  remove = temporary.remove
  const source = () => madeUpRecords(ARTICLES)
  questions = await quotingQuestions(source(), 6)
  await writeCorpora(source, questions, [ARTICLES], temporary.folder)
  corpus = corpusAt(temporary.folder, ARTICLES)
  for await (const _ of readPassages(join(corpus.folder, newsFile))) passages++
})
afterAll(() => remove())

// They come with `npm ci --prefix bench`.
describe.skipIf(!arePeersInstalled()).each(['minisearch', 'orama', 'langchain'] as const)(
  '%s',
  (name) => {
    test('finds the article that a question repeats', async () => {
      const figures = await measure(await contestants[name](), corpus, questions)
      // Every word of the made-up articles stands in nearly all of them: word order alone tells them apart.
      expect(figures.hit10).toBeGreaterThanOrEqual(name === 'langchain' ? 0.5 : 1)
      expect(figures).toMatchObject({ queries: 6, hit1: expect.any(Number) })
      if (name !== 'langchain') expect(figures.passages).toBe(passages)
    })

    test('gives as many passages as it is asked for, each named by its article', async () => {
      const { search } = await (await contestants[name]()).build(corpus)
      const found = await search(questions[0]?.question ?? '', 2)
      expect(found).toHaveLength(2)
      for (const { id, file } of found) {
        expect(file).toBe(newsFile)
        expect(id).toMatch(/^news\.jsonl#\d+$/)
      }
    })
  },
)

test('questions of articles that are not there are found by nobody', async () => {
  const elsewhere = questions.map((question) => ({ ...question, gold: ['elsewhere'] }))
  const figures = await measure(await contestants.ours(), corpus, elsewhere)
  expect(figures).toMatchObject({ hit1: 0, hit10: 0, mrr10: 0 })
})
