import { existsSync } from 'node:fs'
import { type App, createApp } from '../../app.js'
import { type Config, readConfig } from '../../config.js'
import { fingerprintOf } from '../../corpus/refresh.js'
import { percentile } from '../../evaluation/percentile.js'
import type { EvaluationQuestion } from '../../evaluation/questions.js'
import { FileStore } from '../../index/index.js'
import type { Corpus } from '../comparison/contestant.js'
import { spread } from '../comparison/corpora.js'
import { askAll } from '../comparison/measure.js'
import { openConfiguredEmbedder } from '../inputs/model.js'
import type { TaskInputs } from '../processes/tasks.js'
import type { Budget } from '../report/results.js'
import { environmentAt } from '../store/place.js'
import { NEIGHBOURS, recallOf, vectorsOf } from '../store/recall.js'
import { changing, changingWithin } from './changing.js'
import { feed } from './feed.js'
import { firstAnswerSeconds } from './first-answer.js'
import { formats } from './formats.js'
import { pictures } from './pictures.js'
import { reading } from './reading.js'

const OPENINGS = 5
const STARTS = 3
/** The number of questions whose nearest passages are also searched exhaustively. */
const COMPARED = 200
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
  if (part === 'changing') return changed(corpus)
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
  const vectors = await vectorsOf(
    compared.map(({ question }) => question),
    embedder,
  )
  return [
    { what: 'opening the index', unit: 's', limit: atMost(2), ...opened },
    {
      what: `HNSW against exact search, recall@${NEIGHBOURS}`,
      unit: '',
      limit: { at: 'least', value: 0.98 },
      measured: await recallOf(snapshot, vectors),
      of: `${compared.length} questions`,
    },
  ]
}

/** Measures a refresh after one article changed: in a small file next to the large one, and within the large one. */
async function changed(corpus: Corpus): Promise<Budget[]> {
  const env = environmentAt({ kind: 'files' }, corpus)
  const row = (what: string, times: readonly number[]): Budget => ({
    ...{ what, unit: 's', limit: atMost(3), measured: percentile(times, 0.5) },
    of: `${times.length} runs`,
  })
  return [
    row('one article changed, in a file of its own', await changing(corpus.folder, env)),
    row('one article changed, in the one large file', await changingWithin(corpus.folder, env)),
  ]
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
