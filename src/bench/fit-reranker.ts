import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { readConfig } from '../config.js'
import { fingerprintOf } from '../corpus/refresh.js'
import { BUNDLED_MODEL } from '../embed/models.js'
import { openTransformersEmbedder } from '../embed/transformers-embedder.js'
import { openSnapshot } from '../index/index.js'
import { featureNames } from '../retrieve/features.js'
import { gatherExamples } from '../retrieve/training/examples.js'
import { fitWeights } from '../retrieve/training/fit.js'
import { seededRandom } from './seeded-random.js'

/**
 * Fits what each feature of a passage is worth: `npm run fit:reranker -- --corpus FILE.jsonl[.gz]
 * --index DIR --out FILE.ts`. The index is one of that corpus; questions are made from the sentences of
 * its articles, but for those whose `split` is `eval`. No labels, no questions from elsewhere.
 */
const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    index: { type: 'string' },
    out: { type: 'string', default: 'src/retrieve/rerank/weights.ts' },
    questions: { type: 'string', default: '4000' },
    epochs: { type: 'string', default: '8' },
    seed: { type: 'string', default: '1' },
  },
})
if (!values.corpus) throw new Error('Give the corpus of the index with --corpus.')

const config = readConfig()
const embedder = await openTransformersEmbedder({
  model: config.embeddingModel ?? BUNDLED_MODEL,
  modelsDir: config.modelsDir,
})
const index = await openSnapshot(values.index ?? config.indexDir, fingerprintOf(embedder))
const heldOut = idsHeldOut(values.corpus)
const random = seededRandom(Number(values.seed))
const examples = await gatherExamples(index, embedder, {
  count: Number(values.questions),
  usable: (id) => !heldOut.has(id.slice(id.lastIndexOf('#') + 1)),
  random,
  onExample: (done) => {
    if (done % 200 === 0) process.stderr.write(`${done} questions\n`)
  },
})
const fitted = fitWeights(examples, {
  features: featureNames.length,
  epochs: Number(values.epochs),
  rate: 0.02,
  decay: 1e-3,
  random,
})
await writeFile(values.out, source(fitted))

function idsHeldOut(path: string): Set<string> {
  const file = readFileSync(path)
  const lines = (path.endsWith('.gz') ? gunzipSync(file) : file).toString('utf8').split('\n')
  const ids = lines.flatMap((line) => {
    if (line.trim() === '') return []
    const { id, split } = JSON.parse(line) as { id?: string | number; split?: string }
    return split === 'eval' ? [String(id)] : []
  })
  return new Set(ids)
}

function source(fitted: Float64Array): string {
  const lines = featureNames.map((name, i) => `  ${name}: ${Number((fitted[i] ?? 0).toFixed(4))},`)
  return `import type { Weights } from '../features.js'

/** Made by \`npm run fit:reranker\` from ${examples.length} questions: docs/decisions/0009-reranking.md. */
export const weights: Weights = {
${lines.join('\n')}
}
`
}
