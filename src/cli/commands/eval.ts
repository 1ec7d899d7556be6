import type { Evaluation } from '../../app.js'
import type { CommandContext, CommonOptions } from '../context.js'
import { startProgress } from '../progress.js'

export interface EvalOptions extends CommonOptions {
  withoutGold?: boolean
  answers?: boolean
}

/** Scores a question set against the index. */
export async function evaluate(
  context: CommandContext,
  file: string,
  options: EvalOptions,
): Promise<void> {
  const { terminal } = context
  const progress = startProgress(terminal)
  try {
    const figures = await (await context.open(options)).evaluate(file, {
      withoutGold: options.withoutGold ?? false,
      onQuestion: (done, total) => progress.update('ask', done, total),
      ...(options.answers
        ? {
            onAnswer: ({ question, answer: expected }, { short, answer }) =>
              terminal.err(JSON.stringify({ question, expected, short, answer })),
          }
        : {}),
    })
    progress.stop()
    terminal.out(options.json ? JSON.stringify(figures) : drawFigures(figures))
  } finally {
    progress.stop()
  }
}

function drawFigures({ questions, indexVersion, retrieval, answers }: Evaluation): string {
  const lines = [`${questions} 个问题 · 索引 ${indexVersion}`]
  if (retrieval) {
    lines.push('检索          hit@1  hit@5  hit@10  MRR@10')
    const names = { dense: '语义', lexical: '字面', together: '合并' } as const
    for (const leg of ['dense', 'lexical', 'together'] as const) {
      const { hit1, hit5, hit10, mrr10 } = retrieval[leg]
      lines.push(
        `${names[leg]}          ${[hit1, hit5, hit10, mrr10].map((figure) => figure.toFixed(3)).join('  ')}`,
      )
    }
  }
  if (answers) {
    const { answerable, right, inShort, inAnswer, wronglySilent, unanswerable, silent } = answers
    lines.push(
      `回答：${answerable} 题有答案，答对 ${right}（short ${inShort}，answer ${inAnswer}），误为沉默 ${wronglySilent}`,
      `沉默：${unanswerable} 题无答案，沉默 ${silent}`,
      `平均长度 ${answers.meanAnswerLength.toFixed(0)} 字 · 引文 ${answers.quotes} 条 · 含不符引文的回答 ${answers.answersWithInexactQuotes} 个`,
    )
  }
  return lines.join('\n')
}
