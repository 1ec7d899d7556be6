import { availableParallelism, freemem } from 'node:os'
import { join } from 'node:path'
import { spread } from '../comparison/corpora.js'
import type { Grown } from '../report/results.js'
import { number } from '../report/table.js'
import {
  connectedTo,
  dropDatabase,
  makeDatabase,
  postmasterAt,
  type Query,
  sizesAt,
} from '../store/database.js'
import type { Place } from '../store/place.js'
import { NEIGHBOURS } from '../store/recall.js'
import { startServer } from '../store/server.js'
import {
  embedded,
  figuresOfRun,
  indexBytes,
  recallAt,
  retrievalInput,
  type StoreBench,
  told,
} from '../store/store.js'
import { addCopies, dropGraph, makeGraph, type Original, originalIn } from './copies.js'

const DATABASE = 'youju_bench_growth'
/** The number of questions whose nearest passages are also searched exhaustively, which takes seconds each in the end. */
const COMPARED = 50
/** What a passage takes while the graph is made in memory, in bytes; measured with vectors of 256 numbers and m = 24. */
const BYTES_OF_NODE = 2_000
/** Searching takes more than in proportion: so the time that the next step takes is foreseen. */
const GROWTH = 1.1

type Figures = Extract<Grown['outcome'], unknown[]>

export interface GrowthBench extends StoreBench {
  copies: readonly number[]
  /** Tells the corpus and the questions from others, so that a run that was interrupted goes on only with the same. */
  name: string
  /** Called with all that is there after each step. */
  keep: (grown: Grown[]) => Promise<void>
}

interface Growing {
  bench: GrowthBench
  place: Place & { kind: 'postgres' }
  original: Original
  /** Names of steps that are done, each with what it gave. */
  done: Map<string, unknown>
}

/**
 * Measures an index in Postgres that grows to so many copies of a corpus. What is done stands in the database: a run that was
 * interrupted goes on from there, if the database still is.
 */
export async function benchGrowth(bench: GrowthBench): Promise<void> {
  const { work, say, copies, keep } = bench
  say('growth: a server …')
  const server = await startServer(join(work, 'postgres'))
  try {
    const url = await makeDatabase(server.url, DATABASE)
    const growing = await begun(bench, { kind: 'postgres', url })
    const grown: Grown[] = []
    for (const count of copies.toSorted((a, b) => a - b)) {
      grown.push(await grownTo(growing, count, grown.at(-1)))
      await keep(grown)
    }
    await dropDatabase(server.url, DATABASE)
  } finally {
    await server.stop()
  }
}

/** Builds the index of the corpus, or finds the one that was begun. */
async function begun(bench: GrowthBench, place: Place & { kind: 'postgres' }): Promise<Growing> {
  const { say, name, corpus } = bench
  const table = `create table if not exists public.bench_step (name text primary key, result jsonb)`
  await connectedTo(place.url, (query) => query(table))
  const done = await connectedTo(place.url, async (query) => {
    const rows = await query<{ name: string; result: unknown }>('select * from public.bench_step')
    return new Map(rows.map((row) => [row.name, row.result]))
  })
  const kept = done.get('original') as (Original & { name: string }) | undefined
  if (kept?.name === name) {
    say(`growth: goes on after ${[...done.keys()].join(', ')}`)
    return { bench, place, original: kept, done }
  }
  await connectedTo(place.url, async (query) => {
    await query('drop schema if exists youju cascade')
    await query('delete from public.bench_step')
  })
  const { vectors } = await embedded(bench)
  say('growth: building …')
  await told(bench, 'storeBuild', { place, corpus, vectors })
  const original = await connectedTo(place.url, originalIn)
  const growing = { bench, place, original, done: new Map<string, unknown>() }
  await step(growing, 'original', async () => ({ ...original, name }))
  return growing
}

/** Does something once, also over several runs of the bench: what is done and that it is done are one transaction. */
async function step<T>(
  { place, done }: Growing,
  name: string,
  work: (query: Query) => Promise<T>,
): Promise<T> {
  if (done.has(name)) return done.get(name) as T
  return connectedTo(place.url, async (query) => {
    await query('begin')
    const result = await work(query)
    await query('insert into public.bench_step values ($1, $2)', [name, JSON.stringify(result)])
    await query('commit')
    done.set(name, result)
    return result
  })
}

async function grownTo(growing: Growing, copies: number, last: Grown | undefined): Promise<Grown> {
  const { bench, original } = growing
  const [articles, passages] = [original.articles * copies, original.passages * copies]
  const size = { copies, articles, passages }
  const failed = foreseenOf(last, passages, bench.limits.seconds)
  if (failed !== null) {
    bench.say(`growth, ${number(copies)} copies: ${failed}`)
    return { ...size, outcome: { failed } }
  }
  try {
    await added(growing, copies)
    const graph = await graphOf(growing, copies)
    const name = `figures ${copies}`
    const known = growing.done.get(name) as Figures | undefined
    const outcome = known ?? (await figuresOf(growing, graph))
    await step(growing, name, async () => outcome)
    return { ...size, outcome }
  } catch (error) {
    // What is done stays done; the next run tries this again.
    return { ...size, outcome: { failed: error instanceof Error ? error.message : String(error) } }
  }
}

/** Returns why a size is not measured: the one before was not, or the graph would take too long. */
export function foreseenOf(
  last: Grown | undefined,
  passages: number,
  seconds: number,
): string | null {
  if (!last) return null
  if (!Array.isArray(last.outcome)) return 'not run: the smaller one gave no figures'
  const graph = last.outcome.find(({ what }) => what === GRAPH)?.measured ?? 0
  const expected = graph * (passages / last.passages) ** GROWTH
  if (expected <= seconds) return null
  return `not run: the graph would take some ${number(expected)} s, and ${number(seconds)} s is the limit`
}

async function added(growing: Growing, copies: number): Promise<void> {
  const { bench, original, done } = growing
  const before = Math.max(
    1,
    ...[...done.keys()].map((name) => Number(/^added (\d+)$/.exec(name)?.[1] ?? 1)),
  )
  if (before >= copies) return
  await step(growing, `added ${copies}`, async (query) => {
    bench.say(`growth: from ${before} to ${copies} copies …`)
    const began = performance.now()
    await dropGraph(query, original)
    await addCopies(query, original, before, copies)
    await query('analyze')
    return (performance.now() - began) / 1000
  })
}

/** Returns the seconds that it took. */
async function graphOf(growing: Growing, copies: number): Promise<number> {
  const { bench, original } = growing
  return step(growing, `graph ${copies}`, async (query) => {
    const passages = original.passages * copies
    const megabytes = Math.max(64, (passages * BYTES_OF_NODE) / 2 ** 20)
    bench.say(`growth: the graph of ${number(passages)} passages in ${number(megabytes)} MB …`)
    if (megabytes * 2 ** 20 > freemem()) bench.say('  which may be more than there is')
    await dropGraph(query, original)
    const began = performance.now()
    await makeGraph(query, original, { megabytes, workers: availableParallelism() - 1 })
    const seconds = (performance.now() - began) / 1000
    bench.say(`  ${number(seconds)} s`)
    return seconds
  })
}

const GRAPH = 'the graph made'

async function figuresOf({ bench, place }: Growing, graph: number): Promise<Figures> {
  const postmaster = await postmasterAt(place.url)
  const sizes = await sizesAt(place.url)
  bench.say('growth: asking …')
  const run = await told(
    bench,
    'storeRetrieval',
    retrievalInput(bench, place, { postmaster, isCounted: false }),
  )
  const counted = await told(
    bench,
    'storeRetrieval',
    retrievalInput(bench, place, { postmaster, isCounted: true }),
  )
  const found = await recallAt(bench, place, spread(bench.questions, COMPARED))
  const mega = (bytes: number) => bytes / 1e6
  const figures: (readonly [
    what: string,
    unit: Figures[number]['unit'],
    measured: number | null,
  ])[] = [
    [GRAPH, 's', graph],
    ['disk, articles', 'MB', mega(sizes.articles)],
    ['disk, posting lists', 'MB', mega(sizes.words)],
    ['disk, vectors', 'MB', mega(sizes.vectors)],
    ['disk, graph', 'MB', mega(sizes.graph)],
    ['disk, the index', 'MB', mega(indexBytes(sizes))],
    ...figuresOfRun(run),
    ['sent when it is opened', 'MB', counted.openingMB],
    ['sent a question', 'KB', counted.one.kilobytes],
    [`recall@${NEIGHBOURS} of the graph`, '', found.postgres],
    ['searches of the graph for each question of it', '', found.scans],
  ]
  return figures.flatMap(([what, unit, measured]) =>
    measured === null ? [] : [{ what, unit, measured }],
  )
}
