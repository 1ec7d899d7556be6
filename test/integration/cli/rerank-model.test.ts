import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openCrossEncoder } from '../../../src/embed/cross-encoder.js'
import { toSimplified } from '../../../src/text/script.js'
import { callYouju } from '../../support/cli/call-youju.js'
import { expectOneSentence } from '../../support/cli/faults.js'
import { news, writeFiles } from '../../support/cli/news.js'
import { type Run, temporaryFolder } from '../../support/cli/run-youju.js'
import { writeTinyBert } from '../../support/models/tiny-bert.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const question = '云岭大桥总投资多少？'
let folder: string
let removeFolder: () => Promise<void>
const youju = (model: string | undefined, ...args: string[]): Promise<Run> =>
  callYouju(args, {
    CORPUS_DIR: join(folder, 'corpus'),
    INDEX_DIR: join(folder, 'index'),
    ...(model === undefined ? {} : { RERANK_MODEL: model }),
  })

beforeAll(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  await writeFiles(join(folder, 'corpus'))
  const characters = Object.values(news).join('') + question
  await writeTinyBert(join(folder, 'reader'), characters, 5, 'relevance')
  expect((await youju(undefined, 'ingest')).code).toBe(0)
})
afterAll(() => removeFolder())

interface Found {
  hits: { text: string; score: number; trace: { parts: Record<string, number> } }[]
}
const search = async (model?: string): Promise<Found['hits']> => {
  const { stdout, stderr } = await youju(model, 'search', question, '--json')
  expect(stderr).toBe('')
  return (JSON.parse(stdout) as Found).hits
}

test('RERANK_MODEL reads the passages found, and its word is part of each score', async () => {
  const plain = await search()
  const read = await search(join(folder, 'reader'))
  expect(plain.every(({ trace }) => trace.parts.crossEncoder === 0)).toBe(true)
  expect(new Set(read.map(({ text }) => text))).toEqual(new Set(plain.map(({ text }) => text)))

  const model = await openCrossEncoder({ model: join(folder, 'reader'), modelsDir: folder })
  const texts = read.map(({ text }) => toSimplified(text))
  const said = [...(await model.score(question, texts))]
  expect(new Set(said).size).toBe(read.length)
  const byModel = said.map((one, i) => ({ one, added: read[i]?.trace.parts.crossEncoder ?? 0 }))
  byModel.sort((a, b) => a.one - b.one)
  const added = byModel.map((each) => each.added)
  expect(added).toEqual(added.toSorted((a, b) => a - b))
  expect(added[0]).toBe(0)
  expect(added.at(-1)).toBeGreaterThan(1)
  for (const { score, trace } of read) {
    expect(Object.values(trace.parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 9)
  }
})

test('a model that is not there is named, with the setting to change', async () => {
  const missing = await youju(join(folder, 'nothing-here'), 'ask', question)
  expectOneSentence(missing, 1, /RERANK_MODEL/)
})
