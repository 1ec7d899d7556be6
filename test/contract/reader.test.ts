import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openReader } from '../../src/read/open-reader.js'
import { temporaryFolder } from '../support/cli/run-youju.js'
import { writeTinyBert } from '../support/models/tiny-bert.js'
import { readerContract } from './reader.contract.js'

// Loading a model can be slow on a busy machine; no test here measures time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const modelsDir = 'embeddings/models'
const bundled = openReader({ model: 'youju-reader-zh', modelsDir, claimsModel: null })
let folder: string
let removeFolder: () => Promise<void>

beforeAll(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  const characters = '云岭大桥总投资多少？据报道，由等人设计工期三年。约18.5亿元“双塔”高210米'
  await writeTinyBert(join(folder, 'answers'), characters, 5, 'spans')
  await writeTinyBert(join(folder, 'judges'), characters, 6, 'entailment')
})
afterAll(() => removeFolder())

readerContract('the bundled reader', () => bundled, true)

readerContract(
  'a question-answering model',
  () => openReader({ model: join(folder, 'answers'), modelsDir, claimsModel: null }),
  false,
)

readerContract(
  'a question-answering and an NLI model',
  () => {
    const claimsModel = join(folder, 'judges')
    return openReader({ model: join(folder, 'answers'), modelsDir, claimsModel })
  },
  true,
)

test('the bundled reader finds a plain answer, and where it stands', async () => {
  const passage = '云岭大桥2024年5月8日建成通车，全长3.2公里。大桥总投资18亿元，由省交通集团建设。'
  const [reading] = await bundled.read('云岭大桥总投资多少？', [passage])
  const [best] = reading?.spans ?? []
  expect(passage.slice(best?.start, best?.end)).toBe('18亿元')
})
