import type { IngestReport, ShownFeed } from '../../app.js'
import { YoujuError } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { moderatorSentenceFor } from '../failures/failure.js'
import { wordsIn } from '../messages/words-in.js'
import { auditOf } from '../moderating/guard.js'
import { newsTurned } from '../news/turned.js'
import { reportArrivals, reportFailure } from './arrivals.js'
import { isDue } from './is-due.js'

/** Who refreshes by schedule, as the audit names it. */
const USER = 'youju'
/** Set while a refresh is wanted, so that one that a stop prevented is made up for. */
const WANTED = 'refresh wanted'
const REFRESHED = 'refreshed'

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
  const isScheduled = refreshSchedule !== null && (await isDue('refresh', refreshSchedule, context))
  const read = await service.readDue({ signal: stopping })
  if (isScheduled) read.push(...(await readUnscheduled(context)))
  if (read.some(hasBrought) || (isScheduled && (await hasChanged(context)))) {
    await state.setJobMark(WANTED, new Date(now()).toISOString())
  }
  return read
}

/** Feeds without a schedule of their own are read with the refreshes. */
async function readUnscheduled({ service, stopping }: BotContext): Promise<ShownFeed[]> {
  const feeds = (await service.feeds()).filter(({ schedule, isPaused }) => !schedule && !isPaused)
  const read: ShownFeed[] = []
  for (const { id } of feeds) {
    if (!stopping.aborted) read.push(await service.checkFeed(id, { signal: stopping }))
  }
  return read
}

const hasBrought = ({ outcome }: ShownFeed): boolean =>
  outcome.code === 'read' && outcome.added + outcome.changed > 0

const isRefused = ({ outcome }: ShownFeed): boolean =>
  outcome.code === 'refused' || outcome.code === 'gone'

async function hasChanged({ service }: BotContext): Promise<boolean> {
  const { pending } = await service.status()
  return pending.added + pending.changed + pending.removed > 0
}

/** A refresh that another keeps from beginning, or a stop from ending, stays wanted; one that fails is said. */
async function refresh(context: BotContext): Promise<void> {
  const { service, state, stopping: signal, now } = context
  const from = await service.versionInService()
  try {
    const report = await service.ingest({ signal })
    await ended(report, from, context)
  } catch (error) {
    if (!(error instanceof YoujuError)) throw error
    if (error.code === 'index_busy' || error.code === 'refresh_stopped') return
    const detail = moderatorSentenceFor(error, wordsIn('zh-CN'))
    await auditOf(USER, 'corpus.refresh', 'failed', detail, context)
    await reportFailure((words) => moderatorSentenceFor(error, words), context)
  }
  await state.setJobMark(WANTED, null)
  await state.setJobMark(REFRESHED, new Date(now()).toISOString())
}

async function ended(
  report: IngestReport,
  from: string | null,
  context: BotContext,
): Promise<void> {
  const { added, changed, removed, unchanged, published, version } = report
  const { planCounts } = wordsIn('zh-CN').moderation
  if (published && version === from) return
  const detail = planCounts(added, changed, removed, unchanged)
  const isServed = published && version === report.serving
  await auditOf(USER, 'corpus.refresh', isServed ? 'done' : 'stopped', detail, context)
  if (isServed) await newsTurned(context, { from, to: version })
  else await reportFailure(({ moderation }) => moderation.stoppedByCanaries, context)
}
