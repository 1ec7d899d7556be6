import type { BotRun, BotUnderLoad } from './results.js'

const rows: readonly [what: string, of: (run: BotRun) => number, unit: string][] = [
  ['acknowledged', (run) => run.acknowledged, ''],
  ['acknowledged before any answer or notice was sent', (run) => run.acknowledgedFirst, ''],
  ['late acknowledgements (after 3 s, refused)', (run) => run.late, ''],
  ['slowest acknowledgement', (run) => run.slowestAcknowledgement, ' s'],
  ['answered', (run) => run.answered, ''],
  ['from question to answer, p50', (run) => run.p50, ' s'],
  ['from question to answer, p95', (run) => run.p95, ' s'],
  ['resident memory before', (run) => run.memoryBefore, ' MB'],
  ['growth of resident memory, at the peak', (run) => run.growth, ' MB'],
]

/** Returns the figures of the bot under load as the head and rows of a table: the median run, and all of them. */
export function botTable({ runs }: BotUnderLoad): [head: string[], rows: string[][]] {
  const shown = (value: number) => `${Math.round(value * 100) / 100}`
  const cells = rows.map(([what, of, unit]) => {
    const values = runs.map(of)
    const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
    return [what, `${shown(middle)}${unit}`, values.map(shown).join(', ')]
  })
  return [['what', 'median', 'of'], cells]
}
