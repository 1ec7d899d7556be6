import { z } from 'zod'
import { contestantNames } from '../comparison/contestant.js'

/** What building and searching cost, and what was found; query times in ms, memory in 10⁶ bytes. */
const figures = z.object({
  passages: z.int(),
  buildSeconds: z.number(),
  peakMB: z.number(),
  queries: z.int(),
  p50: z.number(),
  p95: z.number(),
  hit1: z.number(),
  hit10: z.number(),
  mrr10: z.number(),
})
export type Figures = z.infer<typeof figures>

/** One contestant at one size: its figures, or why there are none. */
const measurement = z.object({
  contestant: z.enum(contestantNames),
  articles: z.int(),
  outcome: z.union([figures, z.object({ failed: z.string() })]),
})
export type Measurement = z.infer<typeof measurement>

/** One budget of the design: what was measured, how often (the median counts), and the limit. */
const budget = z.object({
  what: z.string(),
  unit: z.enum(['s', 'ms', 'MB', 'KB', '']),
  limit: z.object({ at: z.enum(['most', 'least']), value: z.number() }).nullable(),
  measured: z.number(),
  of: z.string(),
})
export type Budget = z.infer<typeof budget>

const embedding = z.object({
  name: z.string(),
  openMs: z.number(),
  passagesPerSecond: z.number(),
})
export type EmbeddingSpeed = z.infer<typeof embedding>

/** One run of many questions at once in Discord; times in seconds, memory in 10⁶ bytes. */
export const botRun = z.object({
  acknowledged: z.int(),
  /** The number that were acknowledged when the bot first sent anything else. */
  acknowledgedFirst: z.int(),
  late: z.int(),
  slowestAcknowledgement: z.number(),
  answered: z.int(),
  p50: z.number(),
  p95: z.number(),
  memoryBefore: z.number(),
  growth: z.number(),
})
export type BotRun = z.infer<typeof botRun>

const botUnderLoad = z.object({ questions: z.int(), runs: z.array(botRun) })
export type BotUnderLoad = z.infer<typeof botUnderLoad>

/** What both stores were measured at, each time; of several the median counts. Empty where it is not known, or is none. */
const storeRow = z.object({
  what: z.string(),
  unit: z.enum(['s', 'ms', 'MB', 'KB', '']),
  files: z.array(z.number()),
  postgres: z.array(z.number()),
  /** Of Postgres. */
  limit: z.object({ at: z.enum(['most', 'least']), value: z.number() }).nullable(),
})
export type StoreRow = z.infer<typeof storeRow>

const storeResults = z.object({
  articles: z.int(),
  passages: z.int(),
  questions: z.int(),
  rows: z.array(storeRow),
})
export type StoreResults = z.infer<typeof storeResults>

/** An index of so many copies of a corpus in Postgres: its figures by name, or why there are none. */
export const grown = z.object({
  copies: z.int(),
  articles: z.int(),
  passages: z.int(),
  outcome: z.union([
    z.array(z.object({ what: z.string(), unit: storeRow.shape.unit, measured: z.number() })),
    z.object({ failed: z.string() }),
  ]),
})
export type Grown = z.infer<typeof grown>

/** What is measured apart from the comparison, each as a whole. */
const parts = ['budgets', 'embedding', 'bot', 'page', 'store', 'growth'] as const

/** Everything one run of the bench measured. */
export const resultsSchema = z.object({
  command: z.string(),
  machine: z.string(),
  node: z.string(),
  corpus: z.string(),
  questions: z.string(),
  /** The versions of the peers' packages by name. */
  versions: z.record(z.string(), z.string()),
  comparison: z.array(measurement),
  budgets: z.object({ articles: z.int(), rows: z.array(budget) }).nullable(),
  /** What of a part could not be measured, and why. */
  failures: z.array(z.object({ part: z.enum(parts), told: z.string() })),
  embedding: z.array(embedding),
  bot: botUnderLoad.nullable().default(null),
  /** Of the pages. */
  page: z.array(budget).default([]),
  /** Files and Postgres side by side, and Postgres with several copies of the corpus. */
  store: storeResults.nullable().default(null),
  growth: z.array(grown).default([]),
})
export type Results = z.infer<typeof resultsSchema>

export const hasFigures = (measured: Measurement): measured is Measurement & { outcome: Figures } =>
  !('failed' in measured.outcome)

/** Returns kept results with those parts in their place that were measured now; the commands of both are named. */
export function withNewer(kept: Results, measured: Results): Results {
  const command = kept.command.split('\n').filter((line) => line !== measured.command)
  const newer = parts.filter((part) => {
    const found = measured[part]
    return Array.isArray(found) ? found.length > 0 : found !== null
  })
  const tried = new Set([...newer, ...measured.failures.map(({ part }) => part)])
  return {
    ...kept,
    ...Object.fromEntries(newer.map((part) => [part, measured[part]])),
    command: [...command, measured.command].join('\n'),
    failures: [...kept.failures.filter(({ part }) => !tried.has(part)), ...measured.failures],
  }
}
