import type { BotContext } from '../contract.js'
import { describeError } from '../failures/failure.js'
import { reportCutShort } from '../moderating/refresh/interrupted.js'
import { newsTurnedElsewhere } from '../news/turned.js'
import { sendDigests } from './digest.js'
import { refreshBySchedule } from './scheduled-refresh.js'

/** How often it is looked whether something is due, in milliseconds. */
export const MINUTE = 60_000

/**
 * Does what is due in one home: tells of refreshes whose process is gone, compares earlier answers with what another
 * process has put in service, reads feeds, refreshes, shows digests. Never rejects; what fails is due again.
 */
export async function doWhatIsDue(context: BotContext): Promise<void> {
  for (const work of [reportCutShort, newsTurnedElsewhere, refreshBySchedule, sendDigests]) {
    if (context.stopping.aborted) return
    try {
      await work(context)
    } catch (error) {
      context.log.error({ err: describeError(error) }, '定时的工作没有做完，下次再做')
    }
  }
}

/** Does it for all homes, side by side; a home that is still at work from an earlier minute holds up no other. */
export function minutely(contexts: readonly BotContext[]): () => Promise<void> {
  const underWay = new Map<BotContext, Promise<void>>()
  const once = (context: BotContext): Promise<void> => {
    const work =
      underWay.get(context) ?? doWhatIsDue(context).finally(() => underWay.delete(context))
    underWay.set(context, work)
    return work
  }
  return async () => {
    await Promise.all(contexts.map(once))
  }
}
