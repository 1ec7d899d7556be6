import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type EvaluationQuestion, readQuestions } from '../../evaluation/questions.js'
import { benchBot } from '../budgets/bot.js'
import { benchGrowth } from '../growth/growth.js'
import { type ArticleRecord, readRecords } from '../inputs/records.js'
import type { BenchOptions } from '../options.js'
import { type Limits, runTask } from '../processes/run-task.js'
import { budgetParts } from '../processes/tasks.js'
import { titles } from '../report/report.js'
import { type Budget, hasFigures, type Measurement, type Results } from '../report/results.js'
import { number } from '../report/table.js'
import { benchStores, type StoreBench } from '../store/store.js'
import { type ContestantName, contestantNames, newsFile } from './contestant.js'
import { corpusAt, quotingQuestions, spread, writeCorpora } from './corpora.js'
import { madeUpRecords } from './made-up.js'

/** The sizes of a made-up corpus in articles, and the number of its questions. */
const MADE_UP = { sizes: [100, 300], sample: 30 }
/** The heap limit of a peer, in MiB: what peers keep in memory does not fit into Node's default limit. */
const PEER_HEAP = 12_000

/** What is measured, and where its figures go; `keep` is called after each measurement. */
interface Comparing {
  options: BenchOptions
  results: Results
  questions: readonly EvaluationQuestion[]
  work: string
  say: (line: string) => void
  keep: () => Promise<void>
}

/** Measures one contestant and size after another, each in its own process. */
export async function compareAll(
  options: BenchOptions,
  results: Results,
  work: string,
  say: (line: string) => void,
  keep: () => Promise<void>,
): Promise<void> {
  const { corpus } = options
  const wanted = options.sizes ?? (corpus ? [Number.POSITIVE_INFINITY] : MADE_UP.sizes)
  const source = (): AsyncIterable<ArticleRecord> =>
    corpus ? readRecords(corpus) : madeUpRecords(Math.max(...wanted))
  const questions = await questionsFor(options, source)
  say('writing the corpora')
  const sizes = await writeCorpora(source, questions, wanted, work)
  const largest = Math.max(...sizes)
  results.corpus = corpus ? `\`${basename(corpus)}\`` : 'made-up articles'
  results.questions = `${questions.length} ${options.questions ? `of \`${basename(options.questions)}\`` : 'that repeat a stretch of an article'}`

  const comparing = { options, results, questions, work, say, keep }
  for (const articles of sizes.toSorted((a, b) => a - b)) {
    await compareContestants(articles, comparing)
    const { folder, index } = corpusAt(work, articles)
    if (articles !== largest) await rm(join(folder, '..'), { recursive: true, force: true })
    // A partly built index is useless: the budgets then build their own.
    else if (buildBudgets(results.comparison, largest).length === 0) {
      await rm(index, { recursive: true, force: true })
    }
  }
  await measureOurs(largest, comparing)
}

async function compareContestants(
  articles: number,
  { options, results, questions, work, say, keep }: Comparing,
): Promise<void> {
  for (const contestant of contestantNames.filter((name) => options.only.includes(name))) {
    say(`${titles[contestant]}, ${number(articles)} articles …`)
    const failed = foreseen(results.comparison, contestant, articles, options.seconds)
    const outcome: Measurement['outcome'] = failed
      ? { failed }
      : await runTask(
          'compare',
          { contestant, corpus: corpusAt(work, articles), questions },
          limitsFor(contestant, options),
        )
    results.comparison.push({ contestant, articles, outcome })
    say(lineOf(outcome))
    await keep()
  }
}

/** Notes that a part, or something of it, could not be measured. */
const missIn =
  ({ failures }: Results) =>
  (part: Results['failures'][number]['part'], what: string, why: string): void => {
    failures.push({ part, told: `${what} (${why})` })
  }

/** Measures what only the product has: its embedding, its bot, and its budgets and pages at the largest size. */
async function measureOurs(
  largest: number,
  { options, results, questions, work, say, keep }: Comparing,
): Promise<void> {
  const { corpus, only } = options
  const limits: Limits = {
    seconds: options.seconds,
    gigabytes: Number.POSITIVE_INFINITY,
    heapMB: null,
  }
  const miss = missIn(results)
  if (only.includes('embedding')) {
    say('embedding …')
    const file = corpus ? join(corpusAt(work, largest).folder, newsFile) : null
    const speeds = await runTask('embedding', { newsFile: file }, limits)
    if ('failed' in speeds) miss('embedding', 'embedding', speeds.failed)
    else results.embedding = speeds
    await keep()
  }
  if (only.includes('bot')) {
    say('the bot under load …')
    const found = await benchBot(options.seconds)
    if ('failed' in found) miss('bot', 'the bot under load', found.failed)
    else results.bot = found
    await keep()
  }
  if (only.includes('budgets')) {
    const rows = buildBudgets(results.comparison, largest)
    results.budgets = { articles: largest, rows }
    for (const part of budgetParts) {
      say(`budgets, ${part}, ${number(largest)} articles …`)
      const input = { part, corpus: corpusAt(work, largest), questions }
      const found = await runTask('budgets', input, limits)
      if ('failed' in found) miss('budgets', `budgets, ${part}`, found.failed)
      else rows.push(...found)
      await keep()
    }
  }
  if (only.includes('page')) {
    say(`the pages, ${number(largest)} articles …`)
    const found = await runTask('page', { corpus: corpusAt(work, largest), questions }, limits)
    if ('failed' in found) miss('page', 'the pages', found.failed)
    else results.page = found
    await keep()
  }
  await measureDatabases(largest, { options, results, questions, work, say, keep })
}

/** Measures what needs Postgres; the last that is measured, since it changes the corpus. */
async function measureDatabases(
  largest: number,
  { options, results, questions, work, say, keep }: Comparing,
): Promise<void> {
  const { only, seconds, copies } = options
  const bench = (name: string): StoreBench => ({
    corpus: { folder: corpusAt(work, largest).folder, index: join(work, name, 'index') },
    questions: questions.map(({ question }) => question),
    work: join(work, name),
    limits: { seconds, gigabytes: Number.POSITIVE_INFINITY, heapMB: null },
    say,
  })
  const failed = (part: 'growth' | 'store', what: string) => (error: unknown) =>
    missIn(results)(part, what, error instanceof Error ? error.message : String(error))
  if (only.includes('growth')) {
    const name = `${results.corpus}, ${number(largest)} articles, ${results.questions}`
    const work = options.keep ?? bench('growth').work
    await mkdir(work, { recursive: true })
    await benchGrowth({
      ...{ ...bench('growth'), work, copies, name },
      async keep(grown) {
        results.growth = grown
        await keep()
      },
    }).catch(failed('growth', 'growth'))
  }
  if (only.includes('store')) {
    const { work } = bench('store')
    await mkdir(work, { recursive: true })
    await benchStores(bench('store')).then(
      (found) => {
        results.store = found
      },
      failed('store', 'the stores'),
    )
  }
  await keep()
}

/**
 * Returns, in a few words, why a contestant need not run at a size: it failed at a smaller one, or its predicted build
 * time exceeds the limit in seconds. The prediction continues the growth between the last two sizes (in proportion if
 * there is only one). Null if it should run.
 */
export function foreseen(
  comparison: readonly Measurement[],
  contestant: ContestantName,
  articles: number,
  seconds: number,
): string | null {
  const before = comparison
    .filter((one) => one.contestant === contestant)
    .sort((a, b) => b.articles - a.articles)
  const last = before[0]
  if (!last) return null
  if (!hasFigures(last)) return `not run: it gave no figures at ${number(last.articles)} articles`
  const earlier = before.slice(1).find(hasFigures)
  const growth = earlier
    ? Math.log(last.outcome.buildSeconds / earlier.outcome.buildSeconds) /
      Math.log(last.articles / earlier.articles)
    : 1
  const expected = last.outcome.buildSeconds * (articles / last.articles) ** growth
  if (expected <= seconds) return null
  return `not run: would build for some ${number(expected)} s, and ${number(seconds)} s is the limit`
}

/** Returns a sample of the questions that name their articles by keys; or questions made from the articles. */
async function questionsFor(
  { corpus, questions, sample }: BenchOptions,
  source: () => AsyncIterable<ArticleRecord>,
): Promise<EvaluationQuestion[]> {
  if (questions === undefined) {
    return quotingQuestions(source(), corpus ? sample : Math.min(sample, MADE_UP.sample))
  }
  const keyOf = (name: string) => name.slice(name.lastIndexOf('#') + 1)
  const all = (await readQuestions(questions))
    .filter(({ gold }) => gold.length > 0)
    .map((question) => ({ ...question, gold: question.gold.map(keyOf) }))
  return spread(all, sample)
}

function limitsFor(contestant: ContestantName, { seconds, gigabytes }: BenchOptions): Limits {
  return { seconds, gigabytes, heapMB: contestant === 'ours' ? null : PEER_HEAP }
}

function lineOf(outcome: Measurement['outcome']): string {
  if ('failed' in outcome) return `  ${outcome.failed}`
  const { buildSeconds, peakMB, p50, p95, hit1, hit10 } = outcome
  return `  built in ${number(buildSeconds)} s, ${number(peakMB)} MB, p50 ${number(p50)} ms, p95 ${number(p95)} ms, hit@1 ${hit1.toFixed(3)}, hit@10 ${hit10.toFixed(3)}`
}

/** Returns the budgets for building the largest index, if it was built in this run. */
export function buildBudgets(comparison: readonly Measurement[], articles: number): Budget[] {
  const built = comparison
    .filter(hasFigures)
    .find((one) => one.contestant === 'ours' && one.articles === articles)
  if (!built) return []
  const { buildSeconds, peakMB } = built.outcome
  return [
    {
      what: 'from nothing to a served index',
      unit: 's',
      limit: { at: 'most', value: 240 },
      measured: buildSeconds,
      of: '1 run',
    },
    {
      what: 'resident memory of that, at most, with the questions asked after it',
      unit: 'MB',
      limit: { at: 'most', value: 3000 },
      measured: peakMB,
      of: '1 run',
    },
  ]
}
