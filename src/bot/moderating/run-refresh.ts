import type { APIEmbed, ButtonInteraction } from 'discord.js'
import type { IngestReport } from '../../app.js'
import { type AuditEntry, YoujuError } from '../../domain/index.js'
import type { BotContext, BotLog } from '../contract.js'
import { describeError, moderatorSentenceFor } from '../failure.js'
import type { BotLocale } from '../locale.js'
import { type ModerationWords, moderationWordsIn } from '../messages/moderation/words.js'
import { type BotMessage, embedMessage, textMessage } from '../shown/bot-message.js'
import type { Row } from '../shown/components.js'
import { fitLines, joinedLength } from '../shown/fit.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'
import { confirmButtons } from './confirm.js'
import { audit } from './guard.js'
import { notTaken } from './not-taken.js'
import { Progress } from './progress.js'
import { ProgressMessage } from './progress-message.js'
import { unopened } from './unopened.js'
import { unsettledLines } from './unsettled.js'

const MOST_WORSE = 5
/** Of the 4,096 that an embed's description takes. */
const ROOM = 4000

/**
 * Brings the corpus into service, shows how far it is, and writes down its beginning and its end. What cannot be shown
 * or noted on the way does not keep it from being done: the step that was confirmed is used up.
 */
export async function runRefresh(
  interaction: ButtonInteraction,
  evenIfWorse: boolean,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  const words = moderationWordsIn(locale)
  const { log, now, state } = context
  const id = await begun(interaction, locale, context)
  await interaction
    .editReply(textMessage(words.started))
    .catch((error) => log.warn({ err: describeError(error) }, '没能说刷新已经开始'))
  const shown = new ProgressMessage(
    interaction,
    async (channel, message) => {
      if (id === null) return
      await state.refreshShownIn(id, channel, message).catch(notNoted(log))
    },
    log,
  )
  const progress = new Progress(shown.show, words, now)
  await progress.begin()
  const { message, outcome, detail } = await done(
    interaction,
    evenIfWorse,
    progress,
    locale,
    context,
  )
  await progress.end()
  await shown.conclude(message)
  await audit(interaction, 'corpus.refresh', outcome, detail, context)
  if (id !== null) await state.endRefresh(id).catch(notNoted(log))
}

/** Notes that it has begun, for whoever starts after a crash; null where that cannot be noted. */
async function begun(
  interaction: ButtonInteraction,
  locale: BotLocale,
  context: BotContext,
): Promise<string | null> {
  const { state, now, log } = context
  const at = new Date(now()).toISOString()
  const { id: user } = interaction.user
  const id = await state.beginRefresh({ user, locale, at }).catch((error) => {
    notNoted(log)(error)
    return null
  })
  await audit(interaction, 'corpus.refresh', 'started', '', context)
  return id
}

const notNoted = (log: BotLog) => (error: unknown) =>
  log.error({ err: describeError(error) }, '没有记下刷新的进展')

/** Never rejects: how it ended, what is shown of that, and what is written down. */
async function done(
  { user }: ButtonInteraction,
  evenIfWorse: boolean,
  progress: Progress,
  locale: BotLocale,
  context: BotContext,
): Promise<{ message: BotMessage; outcome: AuditEntry['outcome']; detail: string }> {
  const { service, log, stopping } = context
  const words = moderationWordsIn(locale)
  try {
    const onProgress = progress.tell
    const report = await service.ingest({ evenIfWorse, signal: stopping, onProgress })
    const { damagedVectors } = report
    if (damagedVectors > 0) log.warn({ damagedVectors }, '向量缓存有记录残缺或损坏，已重新计算')
    const again = report.published ? [] : await againButtons(user.id, locale, context)
    const fault = unopened(report, locale)
    if (fault !== null) {
      const shown = { title: words.failedTitle, description: fault }
      return { message: embedMessage(shown), outcome: 'failed', detail: fault }
    }
    return {
      message: embedMessage(showReport(report, words), ...again),
      outcome: report.published ? 'done' : 'stopped',
      detail: countsOf(report, words),
    }
  } catch (error) {
    if (!(error instanceof YoujuError)) log.error({ err: describeError(error) }, '刷新时出错')
    const detail = moderatorSentenceFor(error, locale)
    const isStopped = error instanceof YoujuError && error.code === 'refresh_stopped'
    return {
      message: embedMessage({ title: words.failedTitle, description: escapeMarkdown(detail) }),
      outcome: isStopped ? 'stopped' : 'failed',
      detail,
    }
  }
}

/** What brings a version into service that answered worse; without it, the report is shown all the same. */
async function againButtons(user: string, locale: BotLocale, context: BotContext): Promise<Row[]> {
  const step = { what: 'refresh', evenIfWorse: true } as const
  const { refreshAnyway } = moderationWordsIn(locale).buttons
  try {
    return [await confirmButtons(user, step, refreshAnyway, locale, context)]
  } catch (error) {
    notNoted(context.log)(error)
    return []
  }
}

function countsOf({ added, changed, removed, unchanged }: IngestReport, words: ModerationWords) {
  return words.planCounts(added, changed, removed, unchanged)
}

function showReport(report: IngestReport, words: ModerationWords): APIEmbed {
  const { canaries, published, rejected, unsettled, version, articles, passages, seconds } = report
  const { damagedVectors } = report
  const asked = canaries
    ? [words.canaries(canaries.asked, canaries.rightAfter, canaries.rightBefore)]
    : []
  const worse = (canaries?.worse ?? [])
    .slice(0, MOST_WORSE)
    .map(({ question, before, after }) => words.worse(said(question), said(before), said(after)))
  const lines = published
    ? [
        words.done(version, articles, passages, Math.round(seconds * 10) / 10),
        countsOf(report, words),
        ...(damagedVectors > 0 ? [words.damagedVectors(damagedVectors)] : []),
      ]
    : [words.stoppedByCanaries, ...worse]
  const putOff = unsettledLines(unsettled.slice(0, MOST_WORSE), words).map((line) => `· ${line}`)
  const beyond = unsettled.length - putOff.length
  const others = [
    ...(putOff.length > 0 ? ['', `**${words.unsettledTitle}**`, ...putOff] : []),
    ...(beyond > 0 ? [words.planMore(beyond)] : []),
    ...notTaken(rejected, words),
  ]
  const upper = [...fitLines(lines, ROOM - joinedLength(asked), words.planMore).lines, ...asked]
  const lower = fitLines(others, ROOM - joinedLength(upper), words.planMore).lines
  return {
    title: published ? words.doneTitle : words.stoppedTitle,
    description: [...upper, ...lower].join('\n'),
  }
}

const said = (text: string): string => escapeMarkdown(oneLine(text, 120))
