import type { APIEmbed, ButtonInteraction } from 'discord.js'
import type { RefreshReport } from '../../app.js'
import { YoujuError } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { describeError, moderatorSentenceFor } from '../failure.js'
import type { BotLocale } from '../locale.js'
import { type ModerationWords, moderationWordsIn } from '../messages/moderation/words.js'
import { embedMessage, textMessage } from '../shown/bot-message.js'
import { deliver, type Show } from '../shown/deliver.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'
import { confirmButtons } from './confirm.js'
import { audit } from './guard.js'
import { Progress } from './progress.js'

const MOST_WORSE = 5

/**
 * Brings the corpus into service, and shows how far it is in an ordinary message: an interaction's own reply cannot be
 * edited any more after 15 minutes.
 */
export async function runRefresh(
  interaction: ButtonInteraction,
  evenIfWorse: boolean,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  const words = moderationWordsIn(locale)
  const { service, log, now, stopping } = context
  await interaction.editReply(textMessage(words.started))
  const show = ordinaryMessage(interaction)
  const progress = new Progress(show, words, now)
  await progress.begin()
  try {
    const report = await service.ingest({
      evenIfWorse,
      signal: stopping,
      onProgress: progress.tell,
    })
    await progress.end()
    const again = { what: 'refresh', evenIfWorse: true } as const
    const { user } = interaction
    const rows = report.published
      ? []
      : [await confirmButtons(user.id, again, words.buttons.refreshAnyway, locale, context)]
    await deliver(show, embedMessage(showReport(report, words), ...rows), locale, log)
    const outcome = report.published ? 'done' : 'stopped'
    await audit(interaction, 'corpus.refresh', outcome, countsOf(report, words), context)
  } catch (error) {
    await progress.end()
    if (!(error instanceof YoujuError)) log.error({ err: describeError(error) }, '刷新时出错')
    const description = escapeMarkdown(moderatorSentenceFor(error, locale))
    await deliver(show, embedMessage({ title: words.failedTitle, description }), locale, log)
    const isStopped = error instanceof YoujuError && error.code === 'refresh_stopped'
    const outcome = isStopped ? 'stopped' : 'failed'
    await audit(
      interaction,
      'corpus.refresh',
      outcome,
      moderatorSentenceFor(error, locale),
      context,
    )
  }
}

/** Sends a message to the channel, and edits it from then on; where the bot may not write there, its reply is used. */
function ordinaryMessage(interaction: ButtonInteraction): Show {
  let show: Show | null = null
  return async (message) => {
    if (show) return show(message)
    const { channel } = interaction
    const sent = channel?.isSendable() ? await channel.send(message).catch(() => null) : null
    show = sent ? (next) => sent.edit(next) : (next) => interaction.editReply(next)
    return sent ?? show(message)
  }
}

function countsOf({ added, changed, removed, unchanged }: RefreshReport, words: ModerationWords) {
  return words.planCounts(added, changed, removed, unchanged)
}

function showReport(report: RefreshReport, words: ModerationWords): APIEmbed {
  const { canaries, published, rejected, version, articles, passages, seconds } = report
  const asked = canaries
    ? [words.canaries(canaries.asked, canaries.rightAfter, canaries.rightBefore)]
    : []
  const worse = (canaries?.worse ?? [])
    .slice(0, MOST_WORSE)
    .map(({ question, before, after }) => words.worse(said(question), said(before), said(after)))
  const refused = rejected
    .slice(0, MOST_WORSE)
    .map(({ file, reason }) => `· ${words.because(said(file), said(reason))}`)
  const lines = published
    ? [
        words.done(version, articles, passages, Math.round(seconds * 10) / 10),
        countsOf(report, words),
      ]
    : [words.stoppedByCanaries, ...worse]
  const others = refused.length > 0 ? ['', `**${words.planRejected}**`, ...refused] : []
  return {
    title: published ? words.doneTitle : words.stoppedTitle,
    description: [...lines, ...asked, ...others].join('\n').slice(0, 4096),
  }
}

const said = (text: string): string => escapeMarkdown(oneLine(text, 120))
