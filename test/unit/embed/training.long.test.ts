import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { openTransformersEmbedder } from '../../../src/embed/transformers-embedder.js'

// Loading a model takes a moment on a busy machine; nothing here is about time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const dir = mkdtempSync(join(tmpdir(), 'youju-training-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const FILES = [
  'config.json',
  'tokenizer.json',
  'tokenizer_config.json',
  'onnx/model_quantized.onnx',
]
// What launch.mjs exits with where no interpreter has the modules.
const NO_PYTHON = 3

/** Made-up reports about a few towns: enough for a vocabulary and for towns to differ. */
function writeCorpus(path: string): void {
  const towns = ['青石镇', '白河县', '红岭市', '黄沙乡', '绿洲区', '蓝湾村']
  const works = ['修建桥梁', '种植苹果', '开办学校', '疏通河道', '安装路灯', '扩建医院']
  const lines = Array.from({ length: 240 }, (_, i) => {
    const town = towns[i % towns.length]
    const work = works[(i * 7 + (i >> 3)) % works.length]
    const text = `${town}今年计划${work}，投资${i + 3}万元。${town}的负责人说，${work}将在${(i % 12) + 1}月完成。当地居民表示欢迎第${i}项工程。`
    return JSON.stringify({ text, ...(i % 10 === 0 ? { split: 'eval' } : {}) })
  })
  writeFileSync(path, `${lines.join('\n')}\n`)
}

const SIZES = '--vocabulary 200 --dimensions 16 --steps 30 --batch 32 --sample 500 --threads 1'

function train(out: string, seed: number): number | null {
  const args = ['--corpus', join(dir, 'corpus.jsonl'), '--out', join(dir, out), '--seed', `${seed}`]
  const launcher = 'src/embed/training/launch.mjs'
  const run = spawnSync(process.execPath, [launcher, ...args, ...SIZES.split(' ')], {
    encoding: 'utf8',
  })
  if (run.status !== 0 && run.status !== NO_PYTHON) throw new Error(run.stderr)
  return run.status
}

function digests(model: string): string[] {
  return FILES.map((name) =>
    createHash('sha256')
      .update(readFileSync(join(dir, model, name)))
      .digest('hex'),
  )
}

writeCorpus(join(dir, 'corpus.jsonl'))
const possible = train('first', 1) === 0
if (!possible) {
  console.warn('Training is not tested here: no Python with torch, sentencepiece, onnx and numpy.')
}

describe.skipIf(!possible)('model:train, in miniature', () => {
  it('writes a model that the pipeline loads and that tells towns apart', async () => {
    const embedder = await openTransformersEmbedder({ model: 'first', modelsDir: dir })
    expect(embedder.dimensions).toBe(16)
    const question = await embedder.embedQuestion('白河县')
    const passages = await embedder.embedPassages([
      '白河县今年计划修建桥梁。',
      '红岭市今年计划修建桥梁。',
    ])
    const cosine = (row: number) =>
      question.reduce((sum, value, i) => sum + value * (passages[row * 16 + i] ?? 0), 0)
    expect(cosine(0)).toBeGreaterThan(cosine(1))
  })

  it('writes the same bytes for the same seed', () => {
    train('again', 1)
    expect(digests('again')).toEqual(digests('first'))
  })
})
