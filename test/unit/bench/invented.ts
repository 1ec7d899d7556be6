import type { ContestantName } from '../../../src/bench/comparison/contestant.js'
import type { Figures, Measurement, Results } from '../../../src/bench/report/results.js'

type Measured = Measurement & { outcome: Figures }

/** What some contestant might have been measured at. */
export function measured(
  contestant: ContestantName,
  articles: number,
  figures: Partial<Figures> = {},
): Measured {
  const outcome = {
    passages: articles * 3,
    buildSeconds: articles / 100,
    peakMB: 100 + articles / 10,
    queries: 50,
    p50: 1.5,
    p95: 12.25,
    hit1: 0.5,
    hit10: 0.75,
    mrr10: 0.6,
    ...figures,
  }
  return { contestant, articles, outcome }
}

export function results(parts: Partial<Results> = {}): Results {
  return {
    command: 'npm run bench -- --sizes 100,400',
    machine: '2 cores, 24 GiB',
    node: '20.20.2',
    corpus: 'made-up articles',
    questions: '50 that repeat a stretch of an article',
    versions: { minisearch: '7.2.0' },
    comparison: [],
    budgets: null,
    failures: [],
    embedding: [],
    bot: null,
    page: [],
    store: null,
    growth: [],
    ...parts,
  }
}
