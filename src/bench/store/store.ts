import { existsSync } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { changing } from '../budgets/changing.js'
import type { Corpus } from '../comparison/contestant.js'
import { spread } from '../comparison/corpora.js'
import { type Limits, runTask } from '../processes/run-task.js'
import type { TaskInputs, TaskKind, TaskResults } from '../processes/tasks.js'
import type { StoreResults, StoreRow } from '../report/results.js'
import type { Built, Retrieval } from './costs.js'
import { dropDatabase, graphScansAt, makeDatabase, postmasterAt, sizesAt } from './database.js'
import { environmentAt, type Place } from './place.js'
import { NEIGHBOURS } from './recall.js'
import { startServer } from './server.js'

const DATABASE = 'youju_bench_store'
/** How often the questions are asked, each time by another process. */
const RUNS = 3
/** The number of questions whose nearest passages are also searched exhaustively. */
const COMPARED = 200

/** What both kinds of measurement in a database need. */
export interface StoreBench {
  corpus: Corpus
  questions: readonly string[]
  /** For what is built along the way. */
  work: string
  limits: Limits
  say: (line: string) => void
}

/** Measures the index in files and in Postgres side by side. Changes the corpus. @throws Error where a part fails */
export async function benchStores(bench: StoreBench): Promise<StoreResults> {
  const { work, say } = bench
  say('the stores: a server …')
  const server = await startServer(join(work, 'postgres'))
  try {
    await dropDatabase(server.url, DATABASE)
    const url = await makeDatabase(server.url, DATABASE)
    try {
      return await sideBySide(bench, { kind: 'postgres', url })
    } finally {
      await dropDatabase(server.url, DATABASE)
    }
  } finally {
    await server.stop()
  }
}

async function sideBySide(
  bench: StoreBench,
  database: Place & { kind: 'postgres' },
): Promise<StoreResults> {
  const { corpus, say, work } = bench
  const files: Place = { kind: 'files' }
  const { vectors, seconds: embedding } = await embedded(bench)
  const builds: Record<Place['kind'], Built> = {
    files: await told(bench, 'storeBuild', { place: files, corpus, vectors }),
    postgres: await told(bench, 'storeBuild', { place: database, corpus, vectors }),
  }
  const sizes = await sizesAt(database.url)
  const disk = {
    files: { version: await bytesBelow(corpus.index, 'cache'), known: await bytesOfCache(corpus) },
    postgres: sizes,
  }
  const { postgres, files: asked } = await asking(bench, files, database)
  const recalls = await recallOfBoth(bench, files, database)
  say('one article changed …')
  const changes: Record<Place['kind'], number[]> = { files: [], postgres: [] }
  for (const place of [files, database]) {
    const env = environmentAt(place, corpus)
    changes[place.kind] = await changing(corpus.folder, env)
  }
  await rm(join(work, 'vectors'), { recursive: true, force: true })
  const { articles, passages } = builds.postgres
  return {
    articles,
    passages,
    questions: bench.questions.length,
    rows: [
      row('embedding, the same for both', 's', [embedding], [embedding]),
      row('build, without embedding', 's', [builds.files.seconds], [builds.postgres.seconds]),
      row('the graph of it', 's', [], [builds.postgres.graph]),
      row('resident memory of it, at most', 'MB', [builds.files.peakMB], [builds.postgres.peakMB]),
      row('one article changed', 's', changes.files, changes.postgres),
      row('disk, the index', 'MB', [disk.files.version / 1e6], [indexBytes(sizes) / 1e6]),
      row('the graph of it, on disk', 'MB', [], [sizes.graph / 1e6]),
      row('disk, vectors by text', 'MB', [disk.files.known / 1e6], [sizes.known / 1e6]),
      ...askingRows(asked, postgres),
      {
        ...row(
          `HNSW against exact search, recall@${NEIGHBOURS}`,
          '',
          [recalls.files],
          [recalls.postgres],
        ),
        limit: { at: 'least', value: 0.98 },
      },
      row('searches of the graph for each question of it', '', [], [recalls.scans]),
    ],
  }
}

/** Embeds all passages once, into a folder from which both take them. */
export async function embedded(bench: StoreBench): Promise<{ vectors: string; seconds: number }> {
  const { corpus, work, say } = bench
  say('embedding …')
  const vectors = join(work, 'vectors')
  await mkdir(join(vectors, 'cache'), { recursive: true })
  const index = join(work, 'thrown-away')
  const thrown = { folder: corpus.folder, index }
  const input = { place: { kind: 'files' } as const, corpus: thrown, vectors }
  const { embedding, seconds } = await told(bench, 'storeBuild', input)
  say(`  embedded in ${embedding.toFixed(1)} s of ${seconds.toFixed(1)}`)
  await rm(index, { recursive: true, force: true })
  return { vectors, seconds: embedding }
}

/** Asks both in turns, each run in a process of its own; bytes are counted in one more. */
async function asking(
  bench: StoreBench,
  files: Place,
  database: Place & { kind: 'postgres' },
): Promise<Record<Place['kind'], Retrieval[]>> {
  const postmaster = await postmasterAt(database.url)
  const found: Record<Place['kind'], Retrieval[]> = { files: [], postgres: [] }
  for (let run = 0; run <= RUNS; run++) {
    for (const place of [files, database]) {
      const isCounted = run === RUNS
      bench.say(`asking, ${place.kind}, ${isCounted ? 'counting bytes' : `run ${run + 1}`} …`)
      const input = retrievalInput(bench, place, { postmaster, isCounted })
      found[place.kind].push(await told(bench, 'storeRetrieval', input))
    }
  }
  return found
}

export function retrievalInput(
  { corpus, questions }: StoreBench,
  place: Place,
  how: { postmaster: number | null; isCounted: boolean },
): TaskInputs['storeRetrieval'] {
  const postmaster = place.kind === 'files' ? null : how.postmaster
  return { place, corpus, questions, postmaster, isCounted: how.isCounted }
}

/** What is asked of a process. */
const asked: readonly [
  what: string,
  unit: StoreRow['unit'],
  of: (run: Retrieval) => number | null,
][] = [
  ['opened, and a first question answered', 's', (run) => run.opening],
  ['resident memory of a bot process, warmed up', 'MB', (run) => run.resident],
  ['the same with 8 clients, at most', 'MB', (run) => run.peak],
  ['retrieval, 1 client, p50', 'ms', (run) => run.one.p50],
  ['retrieval, 1 client, p95', 'ms', (run) => run.one.p95],
  ['retrieval, 8 clients, p50', 'ms', (run) => run.eight.p50],
  ['retrieval, 8 clients, p95', 'ms', (run) => run.eight.p95],
  ['processor time a question, bot', 'ms', (run) => run.one.botCpu],
  ['processor time a question, server', 'ms', (run) => run.one.serverCpu],
  ['processor time a question of 8 clients, bot', 'ms', (run) => run.eight.botCpu],
  ['processor time a question of 8 clients, server', 'ms', (run) => run.eight.serverCpu],
]

/** Returns the figures of one process by name. */
export const figuresOfRun = (run: Retrieval) =>
  asked.map(([what, unit, of]) => [what, unit, of(run)] as const)

const counted: typeof asked = [
  ['read or sent when it is opened', 'MB', (run) => run.openingMB],
  ['read or sent a question', 'KB', (run) => run.one.kilobytes],
]
const LIMIT = { of: 'retrieval, 1 client, p95', at: { at: 'most', value: 100 } } as const

/** Rows of the runs, of which the last is that which counts bytes. */
export function askingRows(
  files: readonly Retrieval[],
  postgres: readonly Retrieval[],
): StoreRow[] {
  const rowsOf = (what: typeof asked, from: number, to?: number) =>
    what.map(([name, unit, of]) => {
      const values = (runs: readonly Retrieval[]) => runs.slice(from, to).map(of)
      const made = row(name, unit, values(files), values(postgres))
      return name === LIMIT.of ? { ...made, limit: LIMIT.at } : made
    })
  return [...rowsOf(asked, 0, -1), ...rowsOf(counted, -1)]
}

function row(
  what: string,
  unit: StoreRow['unit'],
  files: readonly (number | null)[],
  postgres: readonly (number | null)[],
): StoreRow {
  const known = (values: readonly (number | null)[]) => values.filter((value) => value !== null)
  return { what, unit, files: known(files), postgres: known(postgres), limit: null }
}

async function recallOfBoth(
  bench: StoreBench,
  files: Place,
  database: Place & { kind: 'postgres' },
) {
  const { corpus, say } = bench
  const questions = spread(bench.questions, COMPARED)
  say('recall of the graphs …')
  const ofFiles = await told(bench, 'storeRecall', { place: files, corpus, questions })
  return { files: ofFiles, ...(await recallAt(bench, database, questions)) }
}

/** Returns the recall, and how many times the server searched the graph for each question. */
export async function recallAt(
  bench: StoreBench,
  place: Place & { kind: 'postgres' },
  questions: readonly string[],
): Promise<{ postgres: number; scans: number }> {
  const before = await graphScansAt(place.url)
  const postgres = await told(bench, 'storeRecall', { place, corpus: bench.corpus, questions })
  // Connections tell what they counted when they end, which is a little after the process.
  let scans = await graphScansAt(place.url)
  for (let n = 0; n < 50 && scans - before < questions.length; n++) {
    await sleep(200)
    scans = await graphScansAt(place.url)
  }
  return { postgres, scans: (scans - before) / questions.length }
}

/** @throws Error if it gave no result */
export async function told<Kind extends TaskKind>(
  { limits, say }: StoreBench,
  kind: Kind,
  input: TaskInputs[Kind],
): Promise<TaskResults[Kind]> {
  const result = await runTask(kind, input, limits)
  if (typeof result === 'object' && 'failed' in result) throw new Error(`${kind}: ${result.failed}`)
  say(`  ${JSON.stringify(result)}`)
  return result as TaskResults[Kind]
}

export function indexBytes({
  articles,
  words,
  vectors,
  graph,
  others,
}: Awaited<ReturnType<typeof sizesAt>>) {
  return articles + words + vectors + graph + others
}

const bytesOfCache = ({ index }: Corpus) => bytesBelow(join(index, 'cache'))

/** Returns the bytes of all files in a folder, without those in one of its folders. */
async function bytesBelow(folder: string, without?: string): Promise<number> {
  if (!existsSync(folder)) return 0
  let bytes = 0
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path)
    if (name !== without) bytes += found.isDirectory() ? await bytesBelow(path) : found.size
  }
  return bytes
}
