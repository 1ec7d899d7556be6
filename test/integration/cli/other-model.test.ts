import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createApp } from '../../../src/app.js'
import { readConfig } from '../../../src/config.js'
import { openTransformersEmbedder } from '../../../src/embed/transformers-embedder.js'
import { callYouju } from '../../support/cli/call-youju.js'
import { expectOneSentence } from '../../support/cli/faults.js'
import { news, writeFiles } from '../../support/cli/news.js'
import { type Run, temporaryFolder } from '../../support/cli/run-youju.js'
import { TINY_DIMENSIONS, writeTinyBert } from '../../support/models/tiny-bert.js'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const question = '云岭大桥总投资多少？'
let folder: string
let removeFolder: () => Promise<void>
const model = (name: string) => join(folder, name)
const settings = (embeddingModel?: string) => ({
  CORPUS_DIR: join(folder, 'corpus'),
  INDEX_DIR: join(folder, 'index'),
  ...(embeddingModel === undefined ? {} : { EMBEDDING_MODEL: embeddingModel }),
})
const youju = (embeddingModel: string | undefined, ...args: string[]): Promise<Run> =>
  callYouju(args, settings(embeddingModel))

beforeAll(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  await writeFiles(join(folder, 'corpus'))
  const characters = Object.values(news).join('') + question
  await writeTinyBert(model('first'), characters, 1)
  await writeTinyBert(model('second'), characters, 2)
})
afterAll(() => removeFolder())

test('EMBEDDING_MODEL indexes and answers with another model, and neither reads the index of the other', async () => {
  const ingested = await youju(model('first'), 'ingest', '--json')
  expect([ingested.code, JSON.parse(ingested.stdout)]).toMatchObject([0, { articles: 5, added: 5 }])
  expect((await youju(model('first'), 'ask', question)).stdout).toMatch(/^18亿元\n/)

  const refused =
    /^索引与当前设置不符（模型：索引是 .+，现在是 .+）.*请运行 npm run youju -- ingest 重建索引。$/
  expectOneSentence(await youju(model('second'), 'ask', question), 1, refused)
  expectOneSentence(await youju(undefined, 'search', question), 1, refused)

  expect((await youju(model('second'), 'ingest')).code).toBe(0)
  expect((await youju(model('second'), 'ask', question)).stdout).toMatch(/^18亿元\n/)
  expectOneSentence(await youju(model('first'), 'ask', question), 1, refused)
})

test('the passages of the app stand where the other model puts them', async () => {
  const embedder = await openTransformersEmbedder({ model: model('first'), modelsDir: folder })
  expect(embedder).toMatchObject({ pooling: 'mean', dimensions: TINY_DIMENSIONS })
  const sentences = ['水库的库容达到4500万立方米。', '馆内藏书共有126万册。']
  const vectors = await embedder.embedPassages(sentences)
  const [own, other] = [0, 1].map((row) =>
    vectors.subarray(row * TINY_DIMENSIONS, (row + 1) * TINY_DIMENSIONS),
  ) as [Float32Array, Float32Array]
  const asked = await embedder.embedQuestion('水库的库容')
  const cosine = (vector: Float32Array) =>
    vector.reduce((sum, x, i) => sum + x * (asked[i] ?? 0), 0)
  expect(cosine(own)).toBeGreaterThan(cosine(other) + 0.2)

  const app = createApp({ ...readConfig(settings(model('first'))), indexDir: join(folder, 'own') })
  await app.ingest()
  const [best] = await app.search('水库的库容', { k: 1 })
  expect(best?.article.file).toBe('reservoir.md')
  expect(best?.trace.dense?.rank).toBe(1)
})
