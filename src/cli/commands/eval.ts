import { open, writeFile } from 'node:fs/promises'
import type { Evaluation, Figures } from '../../app.js'
import { systemFault } from '../../domain/index.js'
import { failure } from '../../wording/failure.js'
import type { CommandContext, CommonOptions } from '../context.js'
import type { FigureWords } from '../messages/figures/zh-cn.js'
import { startProgress } from '../progress.js'

export interface EvalOptions extends CommonOptions {
  withoutGold?: boolean
  withModel?: boolean
  answers?: boolean
  halves?: boolean
  /** A file that the JSON is also written to. */
  out?: string
}

/**
 * Scores a question set against the index.
 * @throws YoujuError usage, if `out` cannot be written
 */
export async function evaluate(
  context: CommandContext,
  file: string,
  options: EvalOptions,
): Promise<void> {
  const { terminal } = context
  // An evaluation takes minutes, so an unwritable output file is reported before it starts.
  if (options.out !== undefined) await assertWritable(options.out)
  const progress = startProgress(terminal)
  try {
    const figures = await (await context.open(options)).evaluate(file, {
      withoutGold: options.withoutGold ?? false,
      withModel: options.withModel ?? false,
      halves: options.halves ?? false,
      onQuestion: (done, total) => progress.update('ask', done, total),
      ...(options.answers
        ? {
            onAnswer: ({ question, answer: expected }, { short, answer, mode, notice }) =>
              terminal.err(JSON.stringify({ question, expected, short, answer, mode, notice })),
            onClaim: ({ claim, verdict: expected }, { verdict, reasons }) =>
              terminal.err(JSON.stringify({ claim, expected, verdict, reasons })),
          }
        : {}),
    })
    progress.stop()
    // Printed first: if the disk is full by now, only the file is lost.
    terminal.out(
      options.json ? JSON.stringify(figures) : drawEvaluation(figures, terminal.words.figures),
    )
    if (options.out !== undefined) await write(options.out, `${JSON.stringify(figures)}\n`)
  } finally {
    progress.stop()
  }
}

async function write(path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((cause: unknown) => {
    throw failure('file_unwritable', { path, fault: systemFault(cause) }, cause)
  })
}

async function assertWritable(path: string): Promise<void> {
  try {
    // The result of an earlier evaluation stays until there is something to replace it.
    await (await open(path, 'a')).close()
  } catch (cause) {
    throw failure('usage:out_unwritable', { path, fault: systemFault(cause) }, cause)
  }
}

function drawEvaluation(evaluation: Evaluation, words: FigureWords): string {
  const { indexVersion, halves, verdicts, ...figures } = evaluation
  const parts = [words.title(figures.questions, indexVersion), ...drawFigures(figures, words)]
  if (verdicts) parts.push(...drawVerdicts(verdicts, words))
  for (const half of ['odd', 'even'] as const) {
    const of = halves?.[half]
    if (of) parts.push('', words.half(half, of.questions), ...drawFigures(of, words))
  }
  return parts.join('\n')
}

function drawVerdicts(verdicts: NonNullable<Evaluation['verdicts']>, words: FigureWords): string[] {
  const rows = Object.entries(verdicts.given).filter(([, row]) =>
    Object.values(row).some((count) => count > 0),
  )
  return [
    words.verdicts(verdicts),
    ...rows.map(([expected, row]) => {
      const cells = Object.entries(row).map(([verdict, count]) => `${verdict} ${count}`)
      return words.expected(expected, cells)
    }),
  ]
}

const columns = {
  hit1: 'hit@1',
  hit5: 'hit@5',
  hit10: 'hit@10',
  mrr10: 'MRR@10',
  answerIn1: 'answer@1',
  answerIn5: 'answer@5',
  answerIn10: 'answer@10',
} as const

const columnNames = Object.keys(columns) as (keyof typeof columns)[]

function drawFigures(
  { retrieval, latency, answers, generation }: Figures,
  words: FigureWords,
): string[] {
  const lines: string[] = []
  if (retrieval) {
    lines.push(`${words.retrieval}  ${columnNames.map((name) => columns[name]).join('  ')}`)
    for (const leg of ['dense', 'lexical', 'together'] as const) {
      const cells = columnNames.map((name) => {
        const figure = retrieval[leg][name]
        return (figure === null ? '–' : figure.toFixed(3)).padStart(columns[name].length)
      })
      lines.push(`${words.legs[leg]}  ${cells.join('  ')}`)
    }
    lines.push(words.answerAt)
  }
  if (latency) lines.push(words.latency(latency.p50.toFixed(1), latency.p95.toFixed(1)))
  if (answers) {
    const bands = Object.entries(answers.byConfidence).map(
      ([band, { answered, right }]) => `${band} ${right}/${answered}`,
    )
    lines.push(...words.answers(answers, bands.join(' · ')))
  }
  if (generation) {
    lines.push(...words.generation(generation))
    if (generation.answers) lines.push(words.generated(generation.answers))
  }
  return lines
}
