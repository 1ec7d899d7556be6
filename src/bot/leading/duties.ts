import type { Duties } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { guarded } from '../failures/guarded.js'
import { UnderWay } from '../limits/under-way.js'
import { sendNotices } from '../news/notices.js'
import { newsTurnedMeanwhile } from '../news/turned.js'
import { type Clock, forgetOld } from '../retention.js'
import { MINUTE, minutely } from '../schedule/minutely.js'
import { asLeader } from './leader.js'

/** How often it is looked whether notices that had to wait may be sent, in milliseconds. */
const NOTICES_EVERY = 15 * 60_000

interface Parts {
  contexts: readonly BotContext[]
  clock: Clock
  /** Does not reject. */
  registerCommands(): Promise<void>
}

/**
 * What only one of several processes does: registers the commands, tells of refreshes that were cut short, forgets what is old,
 * compares answers with news, sends notices and digests, reads feeds, refreshes.
 */
export function dutiesOf({ contexts, clock, registerCommands }: Parts): Duties {
  return async (term) => {
    const leading = contexts.flatMap((context) => asLeader(context) ?? [])
    if (term.aborted || leading.length < contexts.length) return async () => {}
    await registerCommands()
    const underWay = new UnderWay()
    const stopForgetting = leading.map(({ settings: { retentionDays }, state, log }) =>
      forgetOld(retentionDays, state, log, clock),
    )
    for (const context of leading) underWay.add(newsTurnedMeanwhile(context))
    const sendings = leading.map((context) =>
      guarded(context.log, '没能发出通知', () => sendNotices(context)),
    )
    const sendDue = () => Promise.all(sendings.map((send) => send()))
    const doDue = minutely(leading)
    const stops = [
      clock.every(NOTICES_EVERY, () => underWay.add(sendDue())),
      clock.every(MINUTE, () => underWay.add(doDue())),
    ]
    underWay.add(doDue())
    return async () => {
      for (const stop of stops) stop()
      await underWay.settled()
      await Promise.all(stopForgetting.map((end) => end()))
    }
  }
}
