import type { IngestReport, ShownFeed } from '../../app.js'
import { YoujuError } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { embedMessage } from '../discord/bot-message.js'
import { describeError, moderatorSentenceFor } from '../failures/failure.js'
import { wordsIn } from '../messages/words-in.js'
import { auditOf } from '../moderating/guard.js'
import { endedBy, endedWith } from '../moderating/refresh/report.js'
import { newsTurned } from '../news/turned.js'
import { report, reportArrivals } from './arrivals.js'
import { isDue, noteRun } from './is-due.js'

/** Who refreshes by schedule, as the audit names it. */
const USER = 'youju'
const JOB = 'refresh'
/** Set while a refresh is wanted, so that one that a stop prevented is made up for. */
const WANTED = 'refresh wanted'
const REFRESHED = 'refreshed'
/** The digest of the corpus whose refresh failed: without a change it is not tried again by itself. */
const FAILED = 'refresh failed'
/** The code of the error that keeps feeds from being read, while it lasts: it is told once. */
const UNREADABLE = 'reading failed'

/**
 * Reads the feeds that are due. Where they brought something, or the schedule of refreshes has come and files have changed,
 * refreshes, at most every `refreshMinutes`. Then tells the channels that asked for it what came in.
 */
export async function refreshBySchedule(context: BotContext): Promise<void> {
  const { state, stopping, settings, now } = context
  const read = await readFeeds(context)
  const refreshedAt = Date.parse((await state.jobMark(REFRESHED)) ?? '') || 0
  const mayRefresh = now() >= refreshedAt + settings.refreshMinutes * 60_000
  if ((await state.jobMark(WANTED)) !== null && mayRefresh && !stopping.aborted) {
    await refresh(context)
  }
  await reportArrivals(read.filter(isRefused), context)
}

/** Reads what is due, and notes that a refresh is wanted where there is something new. */
async function readFeeds(context: BotContext): Promise<ShownFeed[]> {
  const { service, state, stopping, settings, now } = context
  const { refreshSchedule } = settings
  const at = now()
  const isScheduled = refreshSchedule !== null && (await isDue(JOB, refreshSchedule, context))
  const read: ShownFeed[] = []
  let isWanted = false
  try {
    read.push(...(await service.readDue({ signal: stopping })))
    if (isScheduled) read.push(...(await readUnscheduled(context)))
    isWanted = read.some(hasBrought) || (isScheduled && (await hasChanged(context)))
    if (read.length > 0 && (await state.jobMark(UNREADABLE)))
      await state.setJobMark(UNREADABLE, null)
  } catch (error) {
    // What one feed has brought before another could not be read, or a stop came, is refreshed all the same.
    const since = new Date(at).toISOString()
    isWanted = (await service.feeds()).some(
      (feed) => hasBrought(feed) && (feed.lastReadAt ?? '') >= since,
    )
    if (!stopping.aborted) await sayUnreadable(error, context)
  }
  if (isWanted) await state.setJobMark(WANTED, new Date(now()).toISOString())
  if (isScheduled && !stopping.aborted) await noteRun(JOB, at, state)
  return read
}

/** Feeds without a schedule of their own are read with the refreshes. */
async function readUnscheduled({ service, stopping }: BotContext): Promise<ShownFeed[]> {
  const feeds = (await service.feeds()).filter(({ schedule, isPaused }) => !schedule && !isPaused)
  const read: ShownFeed[] = []
  for (const { id } of feeds) {
    if (stopping.aborted) break
    const feed = await service.checkFeed(id, { signal: stopping }).catch(nullIfBusy)
    if (feed !== null) read.push(feed)
  }
  return read
}

/** What another process reads is read: what it brings, it writes into the corpus all the same. */
function nullIfBusy(error: unknown): null {
  if (error instanceof YoujuError && error.code === 'feed_busy') return null
  throw error
}

const hasBrought = ({ outcome }: ShownFeed): boolean =>
  outcome.code === 'read' && outcome.added + outcome.changed > 0

const isRefused = ({ outcome }: ShownFeed): boolean =>
  outcome.code === 'refused' || outcome.code === 'gone'

async function hasChanged({ service, state }: BotContext): Promise<boolean> {
  const { pending } = await service.status()
  if (pending.added + pending.changed + pending.removed === 0) return false
  const failed = await state.jobMark(FAILED)
  return failed === null || failed !== (await service.digest())
}

/** What keeps feeds from being read, as a corpus folder that is gone, lasts; it is said when it begins. */
async function sayUnreadable(error: unknown, context: BotContext): Promise<void> {
  const { state, log } = context
  const code = error instanceof YoujuError ? error.code : 'unexpected'
  if ((await state.jobMark(UNREADABLE)) === code) return
  await state.setJobMark(UNREADABLE, code)
  log.error({ err: describeError(error) }, '没能读订阅')
  await report(
    `unreadable ${context.now()}`,
    (words) =>
      embedMessage({
        title: words.moderation.arrivals.failedTitle,
        description: moderatorSentenceFor(error, words),
      }),
    context,
  )
}

/** A refresh that another keeps from beginning, or a stop from ending, stays wanted; one that fails is said, once. */
async function refresh(context: BotContext): Promise<void> {
  const { service, state, stopping: signal, log, now } = context
  const from = await service.versionInService()
  const outcome = await service.ingest({ signal }).catch((error: unknown) => ({ error }))
  if (!('error' in outcome)) {
    const isInService = await ended(outcome, from, context)
    await state.setJobMark(FAILED, isInService ? null : await digestNow(context))
  } else {
    const { error } = outcome
    const code = error instanceof YoujuError ? error.code : null
    if (code === 'index_busy' || code === 'refresh_stopped') return
    const { detail } = endedBy(error, wordsIn('zh-CN'), log)
    await auditOf(USER, 'corpus.refresh', 'failed', detail, context)
    await report(`failed ${now()}`, (words) => endedBy(error, words, silent).message, context)
    await state.setJobMark(FAILED, await digestNow(context))
  }
  await state.setJobMark(WANTED, null)
  await state.setJobMark(REFRESHED, new Date(now()).toISOString())
}

const silent = { debug() {}, info() {}, warn() {}, error() {} }

/** Null where the corpus cannot be read: then a refresh is tried at its next time. */
const digestNow = ({ service }: BotContext): Promise<string | null> =>
  service.digest().catch(() => null)

/** @returns whether the corpus as it is now is in service */
async function ended(
  ingested: IngestReport,
  from: string | null,
  context: BotContext,
): Promise<boolean> {
  const { published, version } = ingested
  if (published && version === from) return true
  const { outcome, detail, to } = endedWith(ingested, [], wordsIn('zh-CN').moderation)
  await auditOf(USER, 'corpus.refresh', outcome, detail, context)
  if (to !== null) await newsTurned(context, { from, to })
  else {
    const messageIn = (words: ReturnType<typeof wordsIn>) =>
      endedWith(ingested, [], words.moderation).message
    await report(`stopped ${context.now()}`, messageIn, context)
  }
  return to !== null
}
