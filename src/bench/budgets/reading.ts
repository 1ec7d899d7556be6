import { openConfiguredReader } from '../../app/models.js'
import { createApp } from '../../app.js'
import { readConfig } from '../../config.js'
import { percentile } from '../../evaluation/percentile.js'
import type { EvaluationQuestion } from '../../evaluation/questions.js'
import type { Corpus } from '../comparison/contestant.js'
import { spread } from '../comparison/corpora.js'
import { askAll } from '../comparison/measure.js'
import type { Budget } from '../report/results.js'

/** The number of questions. */
const QUESTIONS = 100
/** The number of passages read for each. */
const PASSAGES = 20

/** Measures loading the configured reader, and reading for a question; empty if the reader is switched off. */
export async function reading(
  corpus: Corpus,
  questions: readonly EvaluationQuestion[],
): Promise<Budget[]> {
  const config = { ...readConfig(), corpus: corpus.folder, indexDir: corpus.index }
  const reader = openConfiguredReader(config)
  if (!reader) return []
  const app = createApp(config)
  const found = new Map<string, string[]>()
  const asked = spread(questions, QUESTIONS)
  for (const { question } of asked) {
    const hits = await app.search(question, { k: PASSAGES })
    const texts = hits.map(({ passage }) => passage.text)
    found.set(question, texts)
  }
  const before = process.memoryUsage.rss()
  const began = performance.now()
  await reader.read('云岭大桥总投资多少？', ['云岭大桥总投资18亿元。'])
  const loading = performance.now() - began
  const read = await askAll(asked, (question) => reader.read(question, found.get(question) ?? []))
  const of = `${asked.length} questions`
  const what = `the reader, a question over ${PASSAGES} passages`
  const times = read.milliseconds
  const row = (name: string, unit: 'ms' | 'MB', most: number | null, measured: number): Budget => ({
    what: name,
    unit,
    limit: most === null ? null : { at: 'most', value: most },
    measured,
    of,
  })
  return [
    { ...row('the reader, loaded and read for the first time', 'ms', 1000, loading), of: '1 run' },
    row(`${what}, p50`, 'ms', null, percentile(times, 0.5)),
    row(`${what}, p95`, 'ms', 250, percentile(times, 0.95)),
    row('the reader, resident memory', 'MB', null, (process.memoryUsage.rss() - before) / 1e6),
  ]
}
