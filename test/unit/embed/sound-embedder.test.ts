import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Embedder } from '../../../src/embed/embedder.js'
import { BUNDLED_MODEL } from '../../../src/embed/models.js'
import { readInitialisers } from '../../../src/embed/onnx-initialisers.js'
import { sound } from '../../../src/embed/sound-embedder.js'
import { openTransformersEmbedder } from '../../../src/embed/transformers-embedder.js'
import { HashedEmbedder } from '../../support/models/hashed-embedder.js'

const failed = { code: 'embedding_failed', message: expect.stringContaining('算不出有效的向量') }

/** An embedder whose vectors are all of one number. */
function constant(value: number): Embedder {
  const plain = new HashedEmbedder(8)
  return {
    ...{ fingerprint: plain.fingerprint, model: plain.model, pooling: plain.pooling },
    ...{ dimensions: 8, questionForm: plain.questionForm, weight: 1 },
    embedPassages: async (texts) => new Float32Array(texts.length * 8).fill(value),
    embedQuestion: async () => new Float32Array(8).fill(value),
  }
}

it.each([Number.NaN, Number.POSITIVE_INFINITY, 0, 1])('refuses vectors of %s', async (value) => {
  const embedder = sound(constant(value))
  await expect(embedder.embedPassages(['水库', '大桥'])).rejects.toMatchObject(failed)
  await expect(embedder.embedQuestion('水库')).rejects.toMatchObject(failed)
})

it('takes unit vectors, and zeros of a text without letters or digits', async () => {
  const unit = sound(constant(Math.sqrt(1 / 8)))
  expect(await unit.embedPassages(['水库'])).toHaveLength(8)
  expect(await sound(constant(0)).embedPassages(['\u200b', '……'])).toHaveLength(16)
})

it('refuses fewer vectors than texts', async () => {
  const embedder = { ...constant(1), embedPassages: async () => new Float32Array(8) }
  await expect(sound(embedder).embedPassages(['水库', '大桥'])).rejects.toMatchObject(failed)
})

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'youju-model-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('refuses the vectors of a model whose weights are no numbers', async () => {
  await cp(join('embeddings/models', BUNDLED_MODEL), folder, { recursive: true })
  const path = join(folder, 'onnx/model_quantized.onnx')
  const model = await readFile(path)
  // Of the table's two parts, the scales; all bits set is no number.
  for (const { type, bytes } of readInitialisers(model)) if (type === 1) bytes.fill(0xff)
  await writeFile(path, model)
  const embedder = await openTransformersEmbedder({ model: folder, modelsDir: folder })
  await expect(embedder.embedPassages(['水库'])).rejects.toMatchObject(failed)
  await expect(embedder.embedQuestion('水库')).rejects.toMatchObject(failed)
})
