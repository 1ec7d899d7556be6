import type { BotContext } from '../contract.js'
import { describeError } from '../failures/failure.js'
import { asLeader } from '../leading/leader.js'
import { compareAll } from './compare.js'
import { sendNotices } from './notices.js'
import { showAllDue } from './show-turned.js'

/** Only one comparison runs at a time: each begins when those before it are over. */
const underWay = new WeakMap<BotContext['state'], Promise<void>>()

/**
 * Finds out for which earlier answers the news turned between two versions: says so below their messages, and tells
 * whoever watches them. To be called after each refresh or rollback that put a version in service, from wherever it was
 * begun. Where another process leads, that one does it, as soon as it sees the version in service.
 * Changes are noted first, so that what a stop interrupts goes on after the next start.
 * @returns when it is over, or the bot is told to stop; never rejects
 */
export async function newsTurned(
  context: BotContext,
  { from, to }: { from: string | null; to: string },
): Promise<void> {
  const { state, log } = context
  const leading = asLeader(context)
  if (leading === null) return
  try {
    // Another process may have published versions in between.
    const noted = (await state.newsNotedUpTo()) ?? from ?? to
    await state.noteNews(noted, to)
  } catch (error) {
    log.error({ err: describeError(error) }, '没有记下新版本，旧回答暂不对照')
  }
  await inTurn(leading)
}

/** The same for a version that another process has put in service: by a refresh or a rollback on the command line. */
export async function newsTurnedElsewhere(context: BotContext): Promise<void> {
  const { service, state } = context
  const to = await service.versionInService()
  const noted = await state.newsNotedUpTo()
  if (to !== null && noted !== null && to !== noted) await newsTurned(context, { from: noted, to })
}

/** The same at a start, for what an earlier process left, and for a version that was put in service while none ran. */
export async function newsTurnedMeanwhile(context: BotContext): Promise<void> {
  const { service, state, log } = context
  try {
    const to = await service.versionInService()
    const noted = await state.newsNotedUpTo()
    if (to !== null && to !== noted) await state.noteNews(noted ?? to, to)
  } catch (error) {
    log.error({ err: describeError(error) }, '没能查到停机时有没有新版本')
  }
  await inTurn(context)
}

function inTurn(context: BotContext): Promise<void> {
  const before = underWay.get(context.state) ?? Promise.resolve()
  const work = before.then(() => compareAndTell(context))
  underWay.set(context.state, work)
  return work
}

/** Never rejects: what fails is tried again after the next refresh or start. */
async function compareAndTell(context: BotContext): Promise<void> {
  const { log } = context
  try {
    await showAllDue(context)
    const compared = await compareAll(context)
    await sendNotices(context)
    if (compared) log.info({ ...compared }, '旧回答已和新报道对照过')
  } catch (error) {
    log.error({ err: describeError(error) }, '没能对照旧回答和新报道')
  }
}
