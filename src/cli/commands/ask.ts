import { assertRange, type Restriction, YoujuError } from '../../domain/index.js'
import { runBatch } from '../batch.js'
import type { CommandContext, CommonOptions } from '../context.js'
import { drawAnswer } from '../draw-answer.js'

/** Answers one question, or each line of a batch file in order. */
export async function ask(
  context: CommandContext,
  question: string | undefined,
  options: CommonOptions & Restriction & { batch?: string },
): Promise<void> {
  const { terminal } = context
  const { batch } = options
  if ((question === undefined) === (batch === undefined)) {
    throw new YoujuError(
      'usage',
      '要一个问题，或一个批处理文件，不能都没有或都有：请写出问题，或用 --batch 指定文件。',
    )
  }
  assertRange(options)
  const app = await context.open(options)
  if (question === undefined) {
    await runBatch(context, batch ?? '', 'question', (text) => app.ask(text, options))
    return
  }
  const answer = await app.ask(question, options)
  terminal.out(options.json ? JSON.stringify(answer) : drawAnswer(answer, terminal))
}
