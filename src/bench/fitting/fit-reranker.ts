import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readConfig } from '../../config.js'
import { fingerprintOf } from '../../corpus/refresh.js'
import { FileStore } from '../../index/index.js'
import { featureNames } from '../../retrieve/features.js'
import { gatherExamples } from '../../retrieve/training/examples.js'
import { fitWeights } from '../../retrieve/training/fit.js'
import { openConfiguredEmbedder } from '../inputs/model.js'
import { readRecords } from '../inputs/records.js'
import { seededRandom } from '../inputs/seeded-random.js'

/**
 * Fits the weight of each feature of a passage:
 * `npm run fit:reranker -- --corpus FILE.jsonl[.gz] --index DIR --out FILE.ts`.
 * The index must be one of that corpus; questions are made from the sentences of its articles, except those whose
 * `split` is `eval`. No labels, and no questions from elsewhere.
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
const embedder = await openConfiguredEmbedder()
const index = await new FileStore(values.index ?? config.indexDir).open(fingerprintOf(embedder))
const heldOut = await idsHeldOut(values.corpus)
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

async function idsHeldOut(path: string): Promise<Set<string>> {
  const ids = new Set<string>()
  for await (const { key, fields } of readRecords(path)) if (fields.split === 'eval') ids.add(key)
  return ids
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
