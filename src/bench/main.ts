/** npm run bench [-- --corpus FILE.jsonl[.gz]]: the corpus' articles in place of made-up passages. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { BUNDLED_MODEL } from '../embed/models.js'
import { openTransformersEmbedder } from '../embed/transformers-embedder.js'
import { benchEmbedding, madeUpPassages } from './embedding.js'

const PASSAGES = 20_000
const PLAIN_PASSAGES = 500
const CHARACTERS = 240

function passagesOf(path: string): string[] {
  const file = readFileSync(path)
  const lines = (path.endsWith('.gz') ? gunzipSync(file) : file).toString('utf8').split('\n')
  const passages: string[] = []
  for (const line of lines) {
    if (passages.length >= PASSAGES) break
    if (!line) continue
    const { text } = JSON.parse(line) as { text: string }
    for (let start = 0; start < text.length; start += CHARACTERS) {
      passages.push(text.slice(start, start + CHARACTERS))
    }
  }
  return passages
}

const { values } = parseArgs({ options: { corpus: { type: 'string' } } })
const passages = values.corpus ? passagesOf(values.corpus) : madeUpPassages(PASSAGES)
const model = { model: BUNDLED_MODEL, modelsDir: 'embeddings/models' }
console.log(`embedding, one thread, ${values.corpus ?? 'made-up passages'}`)
await benchEmbedding(
  [
    {
      name: 'plain pipeline, mean pooling',
      open: () => openTransformersEmbedder({ ...model, fastPath: false }),
      passages: PLAIN_PASSAGES,
    },
    { name: 'fast path', open: () => openTransformersEmbedder(model), passages: PASSAGES },
  ],
  passages,
  console.log,
)
