import {
  type Answered,
  type AskedBefore,
  type ChangedArticles,
  type LookedAgain,
  type NewsSweep,
  type Notice,
  TURNS_READ,
  type Turned,
  type Watch,
} from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { describeError } from '../failures/failure.js'
import { showAllDue } from './show-turned.js'

/** How many answers are read from the state at a time. */
const PAGE = 50

/** How many answers and standing questions were asked again, and for how many the news turned. */
export interface Compared {
  asked: number
  turned: number
}

/**
 * Compares all noted changes with earlier answers, one after the other; a stop leaves the rest for the next start.
 * @returns null if there was nothing to compare
 */
export async function compareAll(context: BotContext): Promise<Compared | null> {
  const { state, service, log, stopping } = context
  let compared: Compared | null = null
  for (;;) {
    const sweep = stopping.aborted ? null : await state.newsDue()
    if (!sweep) return compared
    compared ??= { asked: 0, turned: 0 }
    const { from, to } = sweep
    const changed = from === to ? none : await service.changedArticles(from, to)
    if (changed === null) log.warn({ from, to }, '旧版本已不在磁盘上，这次的新报道不和旧回答对照')
    else if (changed.fresh.length + changed.gone.length > 0) {
      if (!(await compareOne(sweep, changed, compared, context))) return compared
    }
    await state.newsComparedUpTo(sweep.id, null)
  }
}

const none: ChangedArticles = { fresh: [], gone: [] }

/** @returns whether it came to its end */
async function compareOne(
  sweep: NewsSweep,
  changed: ChangedArticles,
  compared: Compared,
  context: BotContext,
): Promise<boolean> {
  const { state, stopping } = context
  const { id, cursor: first } = sweep
  const count = ({ isNear, isOther }: LookedAgain) => {
    if (isNear) compared.asked += 1
    if (isOther) compared.turned += 1
  }
  for (let cursor = first; ; ) {
    const page = await state.givenAfter(cursor, PAGE)
    for (const placed of page) {
      if (stopping.aborted) return false
      const watches = await state.watchesOf(placed.given.id)
      if (
        isShownOrWatched(placed.given, watches) &&
        (await mayHaveTurned(placed.given, sweep, state))
      ) {
        const { given } = placed
        await unlessFailed(context, async () =>
          count(await compareGiven(given, watches, changed, context)),
        )
        await state.newsComparedUpTo(id, placed.cursor)
      }
      cursor = placed.cursor
    }
    if (page.length === 0) break
    if (cursor !== null) await state.newsComparedUpTo(id, cursor)
  }
  for (const topic of await state.topics()) {
    if (stopping.aborted) return false
    await unlessFailed(context, async () => {
      if (topic.kind === 'topic') count(await compareTopic(topic, changed, context))
    })
  }
  return true
}

/** One answer that cannot be compared keeps none of the others from it. */
async function unlessFailed({ log }: BotContext, work: () => Promise<void>): Promise<void> {
  await work().catch((error) => {
    log.warn({ err: describeError(error) }, '有一条旧回答没能和新报道对照')
  })
}

function isShownOrWatched(given: Answered, watches: readonly Watch[]): boolean {
  return watches.length > 0 || (!given.isPrivate && given.message !== null)
}

/**
 * What was answered from a version, or a later one, knows its articles; a line below it may not. Names of versions begin
 * with their time. After a rollback, what was answered from a later version knows too much.
 */
async function mayHaveTurned(
  given: Answered,
  { from, to }: NewsSweep,
  state: BotContext['state'],
): Promise<boolean> {
  const answered = given.kind === 'answer' ? [given.answer] : given.checks
  const isOlder = answered.some(({ indexVersion }) => indexVersion < to)
  return isOlder || to < from || (await state.turnedFor(given.id)).length > 0
}

async function compareGiven(
  given: Answered,
  watches: readonly Watch[],
  changed: ChangedArticles,
  context: BotContext,
): Promise<LookedAgain> {
  const { state, now } = context
  const turned = await state.turnedFor(given.id)
  const looked = await whenIdle(await askedBefore(given, turned, context), changed, context)
  if (!looked.isOther) return looked
  const at = new Date(now()).toISOString()
  const link =
    given.isPrivate || given.channel === null || given.message === null
      ? null
      : { channel: given.channel, message: given.message }
  const isKnown = ({ claim, after }: Turned) =>
    turned.some((each) => each.claim === claim && each.after === after)
  const news = looked.turned.filter((each) => !isKnown(each))
  const notices = watches.map((watch) => noticeFor(watch, given.question, news, at, link))
  // Whoever watches is not told that something no longer stands: what they were told links to the answer.
  await state.noteTurned(given.id, looked.turned, at, news.length > 0 ? notices : [])
  await showAllDue(context)
  return looked
}

async function compareTopic(
  watch: Extract<Watch, { kind: 'topic' }>,
  changed: ChangedArticles,
  context: BotContext,
): Promise<LookedAgain> {
  const { question, told, turned } = watch
  const asked = { kind: 'answer' as const, question, answer: told, turned }
  const limits = { restriction: {}, history: [] }
  const looked = await whenIdle({ ...asked, ...limits }, changed, context)
  // That what was told no longer stands is told with whatever comes in its place.
  const isOther = looked.isOther && looked.turned.length > 0
  if (isOther && looked.answer !== null) {
    const at = new Date(context.now()).toISOString()
    const notice = noticeFor(watch, question, looked.turned, at, null)
    await context.state.toldTopic(watch.id, looked.answer, notice)
  }
  return { ...looked, isOther }
}

/** Asks when no question waits, outside of the queue: nobody's turn comes later for it. */
async function whenIdle(
  asked: AskedBefore,
  changed: ChangedArticles,
  { admission, service }: BotContext,
): Promise<Awaited<ReturnType<typeof service.lookAgain>> & LookedAgain> {
  await admission.queue.idle()
  return service.lookAgain(asked, changed)
}

async function askedBefore(
  given: Answered,
  turned: readonly Turned[],
  { state }: BotContext,
): Promise<AskedBefore> {
  if (given.kind === 'check') return { kind: 'check', checks: given.checks, turned }
  const { question, answer, restriction = {}, previous } = given
  const history = previous === null ? [] : await state.turnsUpTo(previous, TURNS_READ)
  return { kind: 'answer', question, answer, restriction, history, turned }
}

function noticeFor(
  watch: Watch,
  question: string,
  turned: readonly Turned[],
  at: string,
  link: Notice['link'],
): Omit<Notice, 'id'> {
  const { user, locale, channel } = watch
  const given = watch.kind === 'answer' ? watch.given : null
  return { user, locale, channel, at, given, question, link, turned }
}
