import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type App, createApp } from '../../app.js'
import { type Config, home, readConfig } from '../../config.js'
import { fingerprintOf } from '../../corpus/refresh.js'
import { percentile } from '../../evaluation/percentile.js'
import type { EvaluationQuestion } from '../../evaluation/questions.js'
import { FileStore, type IndexVersion } from '../../index/index.js'
import { analyseQuestion } from '../../question/question.js'
import { textForVector } from '../../retrieve/candidates.js'
import { type Corpus, newsFile } from '../comparison/contestant.js'
import { spread } from '../comparison/corpora.js'
import { madeUpPassages } from '../comparison/made-up.js'
import { askAll } from '../comparison/measure.js'
import { openConfiguredEmbedder } from '../inputs/model.js'
import type { TaskInputs } from '../processes/tasks.js'
import type { Budget } from '../report/results.js'
import { feed } from './feed.js'
import { firstAnswerSeconds } from './first-answer.js'
import { formats } from './formats.js'
import { pictures } from './pictures.js'
import { reading } from './reading.js'

const run = promisify(execFile)

const OPENINGS = 5
const CHANGES = 3
const STARTS = 3
/** The number of questions whose nearest passages are also searched exhaustively. */
const COMPARED = 200
const NEIGHBOURS = 10
/** The number of passages that `search` shows by default. */
const SHOWN = 10

const atMost = (value: number) => ({ at: 'most', value }) as const

/**
 * Measures one part of the design's budgets on a corpus and its index, which is built first if it is not there. Changes
 * the corpus and the index. The cost of building is not measured here.
 */
export async function budgets({
  part,
  corpus,
  questions,
}: TaskInputs['budgets']): Promise<Budget[]> {
  const app = appOf(corpus)
  if (!existsSync(corpus.index)) await app.ingest()
  if (part === 'opening') return opening(corpus, questions)
  if (part === 'asking') return asking(app, appOf(corpus, { readerModel: null }), questions)
  if (part === 'reading') return reading(corpus, questions)
  if (part === 'formats') return [...(await formats()), ...feed()]
  if (part === 'pictures') return pictures()
  if (part === 'changing') return changing(corpus)
  return [
    {
      what: 'first answer of `npm start` on the bundled corpus, no index there',
      unit: 's',
      limit: atMost(5),
      ...(await median(STARTS, firstAnswerSeconds)),
    },
  ]
}

const appOf = ({ folder, index }: Corpus, settings: Partial<Config> = {}): App =>
  createApp({ ...readConfig(), ...settings, corpus: folder, indexDir: index })

async function asking(
  app: App,
  withoutReader: App,
  questions: readonly EvaluationQuestion[],
): Promise<Budget[]> {
  const search = await askAll(questions, (question) => app.search(question, { k: SHOWN }))
  const ask = await askAll(questions, (question) => withoutReader.ask({ question }))
  const read = await askAll(questions, (question) => app.ask({ question }))
  const of = `${questions.length} questions`
  const row = (what: string, times: readonly number[], share: number, limit: number): Budget => ({
    what,
    unit: 'ms',
    limit: atMost(limit),
    measured: percentile(times, share),
    of,
  })
  return [
    row('retrieval, p50', search.milliseconds, 0.5, 8),
    row('retrieval, p95', search.milliseconds, 0.95, 20),
    row('`ask` without a chat model and a reader, p95', ask.milliseconds, 0.95, 60),
    row('`ask` with the reader, p95', read.milliseconds, 0.95, 400),
  ]
}

/** Measures opening the index, and whether its graph finds what an exhaustive search finds. */
async function opening(
  corpus: Corpus,
  questions: readonly EvaluationQuestion[],
): Promise<Budget[]> {
  const embedder = await openConfiguredEmbedder()
  const fingerprint = fingerprintOf(embedder)
  const opened = await median(OPENINGS, () =>
    secondsOf(() => new FileStore(corpus.index).open(fingerprint)),
  )
  const snapshot = await new FileStore(corpus.index).open(fingerprint)
  const compared = spread(questions, COMPARED)
  const vectors = await Promise.all(
    compared.map(({ question }) =>
      embedder.embedQuestion(textForVector(analyseQuestion(question), embedder)),
    ),
  )
  return [
    { what: 'opening the index', unit: 's', limit: atMost(2), ...opened },
    {
      what: `HNSW against exact search, recall@${NEIGHBOURS}`,
      unit: '',
      limit: { at: 'least', value: 0.98 },
      measured: await recall(snapshot, vectors),
      of: `${compared.length} questions`,
    },
  ]
}

/** Returns the share of the exact nearest passages that the index finds too. */
async function recall(snapshot: IndexVersion, queries: readonly Float32Array[]): Promise<number> {
  let wanted = 0
  let found = 0
  for (const query of queries) {
    const nearest = await snapshot.searchVectors(query, NEIGHBOURS)
    const rows = new Set(nearest.map(({ row }) => row))
    for (const { row } of await snapshot.searchExactly(query, NEIGHBOURS)) {
      wanted++
      if (rows.has(row)) found++
    }
  }
  return wanted === 0 ? 1 : found / wanted
}

/** Measures a refresh after one article changed: in a small file next to the large one, and within the large one. */
async function changing(corpus: Corpus): Promise<Budget[]> {
  // In a process of its own, which loads its models as `youju ingest` does.
  const args = ['ingest', '--corpus', corpus.folder, '--index', corpus.index]
  const refreshed = () =>
    secondsOf(() => run(process.execPath, [join(home, 'dist/main.js'), ...args]))
  let version = 0
  const [text = ''] = madeUpPassages(1)
  const rewrite = () =>
    writeFile(join(corpus.folder, 'one-article.md'), `# 一篇报道\n\n第${version++}版。${text}\n`)
  await rewrite()
  await refreshed()
  const beside = await median(CHANGES, async () => {
    await rewrite()
    return refreshed()
  })
  const within = await median(CHANGES, async () => {
    await changeOneLine(join(corpus.folder, newsFile))
    return refreshed()
  })
  return [
    { what: 'one article changed, in a file of its own', unit: 's', limit: atMost(3), ...beside },
    { what: 'one article changed, in the one large file', unit: 's', limit: atMost(3), ...within },
  ]
}

/** Prepends a sentence to the text of the article in the middle of a .jsonl file. */
async function changeOneLine(path: string): Promise<void> {
  const content = await readFile(path)
  const start = content.lastIndexOf('\n', content.length >> 1) + 1
  const end = content.indexOf('\n', start)
  const record = JSON.parse(content.toString('utf8', start, end)) as { text: string }
  const changed = JSON.stringify({ ...record, text: `本文已更新。${record.text}` })
  await writeFile(path, [content.subarray(0, start), Buffer.from(changed), content.subarray(end)])
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

async function median(
  runs: number,
  measureOnce: () => Promise<number>,
): Promise<Pick<Budget, 'measured' | 'of'>> {
  const measured: number[] = []
  for (let run = 0; run < runs; run++) measured.push(await measureOnce())
  return { measured: percentile(measured, 0.5), of: runs === 1 ? '1 run' : `${runs} runs` }
}
