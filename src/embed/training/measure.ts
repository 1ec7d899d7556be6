/**
 * Measures how well the dense leg alone finds the articles that answer a question set:
 * node dist/embed/training/measure.js --corpus FILE.jsonl[.gz] --questions FILE.jsonl --model DIR [--model DIR …]
 * Articles have `id` and `text`; questions have `question` and `gold`, a list of article ids. An
 * article is ranked by its best passage.
 */
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { createGunzip } from 'node:zlib'
import type { Embedder } from '../embedder.js'
import { openTransformersEmbedder } from '../transformers-embedder.js'

const PASSAGE_CHARACTERS = 280
const DEPTH = 10
// How many passages are embedded and compared at a time: 200,000 vectors need not stay in memory.
const BLOCK = 4096

interface Corpus {
  /** Article ids, in the order of the file. */
  ids: number[]
  passages: { article: number; text: string }[]
}

interface Question {
  question: string
  gold: number[]
}

/** Splits `text` into sentences and packs them into passages as the trainer does. */
function passagesOf(text: string): string[] {
  const sentences =
    text.match(/[^。！？!?；;\n]*[。！？!?；;\n]+[”’」』）)]*|[^。！？!?；;\n]+$/g) ?? []
  const passages: string[] = []
  let current = ''
  for (const sentence of sentences) {
    for (let start = 0; start < sentence.length; start += PASSAGE_CHARACTERS) {
      const piece = sentence.slice(start, start + PASSAGE_CHARACTERS)
      if (current && current.length + piece.length > PASSAGE_CHARACTERS) {
        passages.push(current)
        current = ''
      }
      current += piece
    }
  }
  return current.trim() ? [...passages, current] : passages
}

async function readCorpus(path: string): Promise<Corpus> {
  const file = createReadStream(path)
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  const corpus: Corpus = { ids: [], passages: [] }
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (!line.trim()) continue
    const { id, text } = JSON.parse(line) as { id: number; text: string }
    const article = corpus.ids.push(id) - 1
    for (const passage of passagesOf(text)) corpus.passages.push({ article, text: passage })
  }
  return corpus
}

/** Returns, for each question, the score of each article's best passage, in the order of `ids`. */
async function scores(
  embedder: Embedder,
  { ids, passages }: Corpus,
  questions: readonly Question[],
): Promise<Float32Array[]> {
  const asked = await Promise.all(questions.map(({ question }) => embedder.embedQuestion(question)))
  const best = questions.map(() => new Float32Array(ids.length).fill(-1))
  for (let first = 0; first < passages.length; first += BLOCK) {
    const block = passages.slice(first, first + BLOCK)
    const vectors = await embedder.embedPassages(block.map(({ text }) => text))
    asked.forEach((vector, number) => {
      const articles = best[number] as Float32Array
      block.forEach(({ article }, row) => {
        const score = dot(vector, vectors, row * embedder.dimensions)
        articles[article] = Math.max(score, articles[article] as number)
      })
    })
  }
  return best
}

/** Four sums side by side: a single one waits for each addition before the next. The length is divisible by 4. */
function dot(vector: Float32Array, matrix: Float32Array, start: number): number {
  const at = (i: number) => (vector[i] as number) * (matrix[start + i] as number)
  let [a, b, c, d] = [0, 0, 0, 0]
  for (let i = 0; i < vector.length; i += 4) {
    a += at(i)
    b += at(i + 1)
    c += at(i + 2)
    d += at(i + 3)
  }
  return a + b + c + d
}

/** Returns the rank (from 1) of the best article among `gold`, which are positions in `best`. */
function rankOf(best: Float32Array, gold: readonly number[]): number {
  const score = Math.max(...gold.map((article) => best[article] ?? -1))
  return 1 + best.reduce((above, other) => above + (other > score ? 1 : 0), 0)
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      corpus: { type: 'string' },
      questions: { type: 'string' },
      model: { type: 'string', multiple: true },
    },
  })
  if (!values.corpus || !values.questions || !values.model) {
    throw new Error('measure needs --corpus FILE --questions FILE --model DIR')
  }
  const corpus = await readCorpus(values.corpus)
  const positions = new Map(corpus.ids.map((id, position) => [id, position]))
  const questions = (await readFile(values.questions, 'utf8'))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Question)
  console.error(`${corpus.passages.length} passages, ${questions.length} questions`)
  for (const model of values.model) {
    const embedder = await openTransformersEmbedder({ model, modelsDir: 'embeddings/models' })
    const best = await scores(embedder, corpus, questions)
    const ranks = best.map((articles, i) => {
      const gold = questions[i]?.gold ?? []
      return rankOf(
        articles,
        gold.flatMap((id) => positions.get(id) ?? []),
      )
    })
    const share = (k: number) => ranks.filter((rank) => rank <= k).length / ranks.length
    const reciprocal = ranks.map((rank) => (rank <= DEPTH ? 1 / rank : 0))
    const mrr = reciprocal.reduce((sum, value) => sum + value, 0) / ranks.length
    const figures = [share(1), share(5), share(10), mrr].map((figure) => figure.toFixed(3))
    console.log(
      `${model} hit@1 ${figures[0]} hit@5 ${figures[1]} hit@10 ${figures[2]} MRR@10 ${figures[3]}`,
    )
  }
}

await main()
