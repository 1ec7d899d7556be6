import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type FeatureExtractionPipeline, pipeline } from '@xenova/transformers'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { openStaticModel } from '../../../src/embed/static-model.js'

// Loading a model takes a moment on a busy machine; nothing here is about time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const folder = resolve('embeddings/models/youju-static-zh')

describe('StaticModel', () => {
  it('gives the vectors of the plain pipeline', async () => {
    const texts = [
      '太原市今年计划新建充电桩三千个，总投资约七亿元，2025年底前建成。',
      'IT之家 8 月 16 日消息，英特尔发布 XeSS 1.2.0。',
      '臺灣與大陸😀\uE000ＡＢＣ',
      '长'.repeat(500),
      // More tokens than model_max_length: both cut at the same token.
      Array.from({ length: 9000 }, (_, i) => (i % 2 ? '龘' : '，')).join(''),
    ]
    const model = await openStaticModel(folder)
    const extract: FeatureExtractionPipeline = await pipeline('feature-extraction', folder, {
      dtype: 'q8',
      local_files_only: true,
    })
    for (const text of texts) {
      const expected = (await extract(text, { pooling: 'mean', normalize: true })).data
      const vector = model?.embed([text]) ?? new Float32Array(0)
      const cosine = vector.reduce((sum, value, i) => sum + value * Number(expected[i]), 0)
      expect(cosine).toBeGreaterThan(0.9999)
    }
  })

  it('gives zeros for a text that normalises to nothing', async () => {
    const model = await openStaticModel(folder)
    expect(model?.embed(['', '\u0007', '\u200B \uFEFF']).every((value) => value === 0)).toBe(true)
  })

  it('declines a model with layers', async () => {
    const other = await mkdtemp(join(tmpdir(), 'youju-model-'))
    onTestFinished(() => rm(other, { recursive: true }))
    await writeFile(join(other, 'config.json'), JSON.stringify({ num_hidden_layers: 4 }))
    expect(await openStaticModel(other)).toBeNull()
  })
})
