import { open, writeFile } from 'node:fs/promises'
import type { Evaluation, Figures } from '../../app.js'
import { systemFault } from '../../domain/index.js'
import { failure } from '../../wording/failure.js'
import type { CommandContext, CommonOptions } from '../context.js'
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
    terminal.out(options.json ? JSON.stringify(figures) : drawEvaluation(figures))
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

function drawEvaluation({ indexVersion, halves, ...figures }: Evaluation): string {
  const parts = [`${figures.questions} 个问题 · 索引 ${indexVersion}`, ...drawFigures(figures)]
  if (figures.verdicts) parts.push(...drawVerdicts(figures.verdicts))
  if (halves) {
    parts.push('', `奇数行的 ${halves.odd.questions} 个问题`, ...drawFigures(halves.odd))
    parts.push('', `偶数行的 ${halves.even.questions} 个问题`, ...drawFigures(halves.even))
  }
  return parts.join('\n')
}

function drawVerdicts({ claims, right, given, ...quoted }: Verdicts): string[] {
  const rows = Object.entries(given).filter(([, row]) => sumOf(Object.values(row)) > 0)
  return [
    `查证：${claims} 句，判断正确 ${right} · 引文 ${quoted.quotes} 条 · 含不符引文的查证 ${quoted.checksWithInexactQuotes} 个`,
    ...rows.map(([expected, row]) => {
      const cells = Object.entries(row).map(([verdict, count]) => `${verdict} ${count}`)
      return `  应为 ${expected}：${cells.join('，')}`
    }),
  ]
}

type Verdicts = NonNullable<Evaluation['verdicts']>

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
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

function drawFigures({ retrieval, latency, answers, generation }: Figures): string[] {
  const lines: string[] = []
  if (retrieval) {
    lines.push(`检索  ${columnNames.map((name) => columns[name]).join('  ')}`)
    const names = { dense: '语义', lexical: '字面', together: '合并' } as const
    for (const leg of ['dense', 'lexical', 'together'] as const) {
      const cells = columnNames.map((name) => {
        const figure = retrieval[leg][name]
        return (figure === null ? '–' : figure.toFixed(3)).padStart(columns[name].length)
      })
      lines.push(`${names[leg]}  ${cells.join('  ')}`)
    }
    // Not everybody knows what this column means.
    lines.push('answer@k：标准答案出现在前 k 个段落里的问题所占的比例')
  }
  if (latency) {
    lines.push(
      `合并检索耗时：p50 ${latency.p50.toFixed(1)} 毫秒 · p95 ${latency.p95.toFixed(1)} 毫秒`,
    )
  }
  if (answers) {
    const { answerable, right, inShort, inAnswer, wronglySilent, unanswerable, silent } = answers
    lines.push(
      `回答：${answerable} 题有答案，答对 ${right}（short ${inShort}，answer ${inAnswer}），误为沉默 ${wronglySilent}`,
      `沉默：${unanswerable} 题无答案，沉默 ${silent}`,
      `平均长度 ${answers.meanAnswerLength.toFixed(0)} 字 · 引文 ${answers.quotes} 条 · 含不符引文的回答 ${answers.answersWithInexactQuotes} 个`,
      `数字：含无据数字的回答 ${answers.answersWithUnsupportedNumbers} 个`,
      `把握：${Object.entries(answers.byConfidence)
        .map(([band, { answered, right: ofThem }]) => `${band} ${ofThem}/${answered}`)
        .join(' · ')}（答对/作答）`,
    )
    const { conflicting, conflictsShown, conflictsElsewhere } = answers
    lines.push(
      `分歧：${conflicting} 题来源说法不一，并列出来 ${conflictsShown}；其他题里列出分歧 ${conflictsElsewhere}`,
    )
  }
  if (generation) lines.push(...drawGeneration(generation))
  return lines
}

function drawGeneration(generation: NonNullable<Figures['generation']>): string[] {
  const { generated, declined, fellBack, fallbacks, sentences, unsupportedSentences, answers } =
    generation
  const reasons = fallbacks.map(({ cause, answers: count }) => `${cause} ${count}`)
  const lines = [
    `对话模型：${generated + declined + fellBack} 题，用模型所写 ${generated}，模型认为没有答案 ${declined}，不用模型 ${fellBack}${reasons.length > 0 ? `（${reasons.join('，')}）` : ''}`,
    `核对：模型写了 ${sentences} 句，因引文里没有依据而未照用 ${unsupportedSentences} 句`,
  ]
  if (answers) {
    const { right, answerable, meanAnswerLength } = answers
    lines.push(
      `模型所写的回答：${answerable} 题有答案，答对 ${right}（short ${answers.inShort}，answer ${answers.inAnswer}） · 平均长度 ${meanAnswerLength.toFixed(0)} 字`,
    )
  }
  return lines
}
