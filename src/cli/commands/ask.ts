import type { AskRequest, Restriction } from '../../domain/index.js'
import { assertRange } from '../../wording/failure.js'
import { assertOneOrBatch, runBatch } from '../batch.js'
import type { CommandContext, CommonOptions } from '../context.js'
import { drawAnswer, terminalFor } from '../draw-answer.js'

/** Answers one question, or each line of a batch file in order. */
export async function ask(
  context: CommandContext,
  question: string | undefined,
  options: CommonOptions & Restriction & { batch?: string },
): Promise<void> {
  const { terminal } = context
  const { batch } = options
  assertOneOrBatch(question, batch, 'question')
  assertRange(options)
  const app = await context.open(options)
  if (question === undefined) {
    await runBatch(context, batch ?? '', 'question', async (text) => {
      const { answer } = await app.ask(requestOf(text, options))
      return answer
    })
    return
  }
  const { answer } = await app.ask(requestOf(question, options))
  const drawn = () => drawAnswer(answer, terminalFor(question, terminal, context.lang))
  terminal.out(options.json ? JSON.stringify(answer) : drawn())
}

function requestOf(question: string, { since, until, source }: Restriction): AskRequest {
  return { question, since, until, source }
}
