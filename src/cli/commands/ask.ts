import { YoujuError } from '../../domain/index.js'
import { readBatch } from '../batch.js'
import type { CommandContext, CommonOptions, RangeOptions } from '../context.js'
import { drawAnswer } from '../draw-answer.js'

/** Answers one question, or each line of a batch file in order. */
export async function ask(
  context: CommandContext,
  question: string | undefined,
  options: CommonOptions & RangeOptions & { batch?: string },
): Promise<void> {
  const app = await context.open(options)
  const { terminal } = context
  if (options.batch !== undefined) {
    for await (const { id, text } of readBatch(options.batch, 'question')) {
      terminal.out(JSON.stringify({ id, ...(await app.ask(text, options)) }))
    }
    return
  }
  if (question === undefined) throw new YoujuError('usage', '请给出问题，或用 --batch 指定文件。')
  const answer = await app.ask(question, options)
  terminal.out(options.json ? JSON.stringify(answer) : drawAnswer(answer, terminal))
}
