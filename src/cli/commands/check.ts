import { assertRange, type Restriction, YoujuError } from '../../domain/index.js'
import { runBatch } from '../batch.js'
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
  if ((claim === undefined) === (batch === undefined)) {
    throw new YoujuError(
      'usage',
      '要一句说法，或一个批处理文件，不能都没有或都有：请写出说法，或用 --batch 指定文件。',
    )
  }
  assertRange(options)
  const app = await context.open(options)
  if (claim === undefined) {
    await runBatch(context, batch ?? '', 'claim', (text) => app.check(text, options))
    return
  }
  const checked = await app.check(claim, options)
  terminal.out(options.json ? JSON.stringify(checked) : drawCheck(checked, terminal))
}
