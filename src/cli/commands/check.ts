import type { Restriction } from '../../domain/index.js'
import { assertRange } from '../../wording/failure.js'
import { assertOneOrBatch, runBatch } from '../batch.js'
import type { CommandContext, CommonOptions } from '../context.js'
import { drawCheck } from '../draw-check.js'

/** Checks one claim, or each line of a batch file in order. */
export async function check(
  context: CommandContext,
  claim: string | undefined,
  options: CommonOptions & Restriction & { batch?: string },
): Promise<void> {
  const { terminal } = context
  const { batch } = options
  assertOneOrBatch(claim, batch, 'claim')
  assertRange(options)
  const app = await context.open(options)
  if (claim === undefined) {
    await runBatch(context, batch ?? '', 'claim', (text) => app.check(text, options))
    return
  }
  const checked = await app.check(claim, options)
  terminal.out(options.json ? JSON.stringify(checked) : drawCheck(checked, terminal))
}
