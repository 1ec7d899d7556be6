import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { ClaimMaker } from '../../../src/read/training/made-up-claims.js'
import { QuestionMaker } from '../../../src/read/training/made-up-questions.js'
import { RowFile } from '../../../src/read/training/pack.js'
import { readVocabulary } from '../../../src/read/vocabulary.js'
import { madeUpNews } from '../../support/reports-of-one-event.js'

// Python takes seconds to load its modules; nothing here is about time.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })

const dir = mkdtempSync(join(tmpdir(), 'youju-reader-training-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const PIECES = 'embeddings/models/youju-static-zh'
const GRAPH = join(PIECES, 'onnx/model_quantized.onnx')
// What launch.mjs exits with where no interpreter has the modules.
const NO_PYTHON = 3
const SIZES = '--width 16 --layers 1 --heads 2 --inner 32 --batch 8 --steps 12'

async function writeRows(): Promise<void> {
  const vocabulary = await readVocabulary('embeddings/models/youju-reader-zh', PIECES)
  const { dice, sameness, pairs } = madeUpNews(1)
  const questions = new RowFile(join(dir, 'questions.rows'), vocabulary)
  const claims = new RowFile(join(dir, 'claims.rows'), vocabulary)
  const questionMaker = new QuestionMaker(sameness, dice)
  const claimMaker = new ClaimMaker(sameness, dice)
  for (const [first, second] of pairs) {
    for (const example of questionMaker.make(first, second)) questions.question(example)
    for (const { claim, stretch, verdict } of claimMaker.make(first, second))
      claims.claim(claim, stretch, verdict)
  }
  questions.close()
  claims.close()
}

function launch(args: string[]): number | null {
  const run = spawnSync(process.execPath, ['src/read/training/launch.mjs', ...args], {
    encoding: 'utf8',
  })
  if (run.status !== 0 && run.status !== NO_PYTHON) throw new Error(run.stderr)
  return run.status
}

function train(kind: string, out: string): number | null {
  const rows = join(dir, `${kind}.rows`)
  const files = ['--rows', rows, '--measure', rows, '--pieces', GRAPH, '--out', join(dir, out)]
  return launch(['train', kind, ...files, '--seed', '1', ...SIZES.split(' ')])
}

function digest(file: string): string {
  return createHash('sha256')
    .update(readFileSync(join(dir, file)))
    .digest('hex')
}

await writeRows()
const possible = train('questions', 'first.npz') === 0
if (!possible) console.warn('Training is not tested here: no Python with torch, onnx and numpy.')

describe.skipIf(!possible)('model:reader, in miniature', () => {
  it('learns the same weights for the same seed', () => {
    train('questions', 'again.npz')
    expect(digest('again.npz')).toBe(digest('first.npz'))
  })

  it('writes the graphs that the reader opens', () => {
    train('claims', 'claims.npz')
    const weights = ['--questions', join(dir, 'first.npz'), '--claims', join(dir, 'claims.npz')]
    launch(['export', ...weights, '--pieces', GRAPH, '--out', join(dir, 'model')])
    for (const [file, output] of [
      ['questions.onnx', 'end'],
      ['claims.onnx', 'verdict'],
    ] as const) {
      const graph = readFileSync(join(dir, 'model', file))
      expect(graph.includes('characters') && graph.includes(output)).toBe(true)
      // The table of the pieces is int8: 32,000 rows of 16 would take four times as much as floats.
      expect(graph.length).toBeLessThan(1_400_000)
    }
  })
})
