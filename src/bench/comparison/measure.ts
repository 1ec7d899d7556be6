import { readFileSync } from 'node:fs'
import { percentile } from '../../evaluation/percentile.js'
import type { EvaluationQuestion } from '../../evaluation/questions.js'
import { depth, rankOfGold, retrievalFigures } from '../../evaluation/retrieval.js'
import type { Figures } from '../report/results.js'
import type { Contestant, Corpus } from './contestant.js'

/** The number of untimed questions asked first, so that just-in-time compilation is not measured. */
const WARM_UP = 20

/**
 * Builds, asks every question for as many passages as `eval` looks through, and returns what it cost and what was
 * found. The peak memory is that of the whole process.
 */
export async function measure(
  contestant: Contestant,
  corpus: Corpus,
  questions: readonly EvaluationQuestion[],
): Promise<Figures> {
  const began = performance.now()
  const { passages, search } = await contestant.build(corpus)
  const buildSeconds = (performance.now() - began) / 1000
  const asked = await askAll(questions, (question) => search(question, depth))
  const ranks = asked.results.map((found, i) =>
    rankOfGold(
      found.map((article) => ({ article })),
      questions[i] ?? { gold: [] },
    ),
  )
  const { hit1, hit10, mrr10 } = retrievalFigures(ranks)
  return {
    passages,
    buildSeconds,
    peakMB: peakMemory(),
    queries: questions.length,
    p50: percentile(asked.milliseconds, 0.5),
    p95: percentile(asked.milliseconds, 0.95),
    hit1,
    hit10,
    mrr10,
  }
}

/** Asks each question once, after a few untimed ones; returns the results and the milliseconds of each. */
export async function askAll<T>(
  questions: readonly EvaluationQuestion[],
  ask: (question: string) => Promise<T>,
): Promise<{ results: T[]; milliseconds: number[] }> {
  for (const { question } of questions.slice(0, WARM_UP)) await ask(question)
  const results: T[] = []
  const milliseconds: number[] = []
  for (const { question } of questions) {
    const began = performance.now()
    results.push(await ask(question))
    milliseconds.push(performance.now() - began)
  }
  return { results, milliseconds }
}

/** Returns the peak resident memory of this process, in MB (10⁶ bytes). */
function peakMemory(): number {
  try {
    // The system's maxRSS may include the parent process, from before this program was started.
    const kibibytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (kibibytes) return (Number(kibibytes) * 1024) / 1e6
  } catch {
    // Only Linux has this file.
  }
  return (process.resourceUsage().maxRSS * 1024) / 1e6
}
