import type { ChatInputCommandInteraction } from 'discord.js'
import type { CorpusStatus } from '../../app.js'
import { acknowledged } from '../acknowledge.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { type ModerationWords, moderationWordsIn } from '../messages/moderation/words.js'
import { embedMessage } from '../shown/bot-message.js'
import { button, row } from '../shown/components.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'
import { lastRefresh } from './last-refresh.js'
import { notTaken } from './not-taken.js'
import { shownUser } from './shown-user.js'
import { shownTime } from './time.js'
import { unsettledLines } from './unsettled.js'

/** How many files that are put off are named. */
const LISTED = 8

/** Answers /corpus status. */
export async function onStatus(
  interaction: ChatInputCommandInteraction,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (!(await acknowledged(interaction, { isPrivate: true }, context.log))) return
  const words = moderationWordsIn(locale)
  const status = await context.service.status()
  const mishap = await context.state.mishap()
  const refreshed = await lastRefresh(await context.service.history(), context.state)
  const description = [
    ...statusLines(status, refreshed, words),
    ...(mishap ? [words.statusMishap[mishap.what](shownTime(mishap.at))] : []),
  ].join('\n')
  const rows = isPending(status) ? [row(button('plan', words.buttons.plan))] : []
  await interaction.editReply(embedMessage({ title: words.statusTitle, description }, ...rows))
}

function statusLines(
  { index, files, model, pending, unsettled, notRead, rejected }: CorpusStatus,
  refreshed: Awaited<ReturnType<typeof lastRefresh>>,
  words: ModerationWords,
) {
  const by = refreshed?.user ? shownUser(refreshed.user, words) : null
  const { added, changed, removed } = pending
  const named = unsettledLines(unsettled.slice(0, LISTED), words).map((line) => `· ${line}`)
  const beyond = unsettled.length - named.length
  const putOff = beyond > 0 ? [...named, words.planMore(beyond)] : named
  const upToDate = notRead.length > 0 ? words.statusReadUpToDate : words.statusUpToDate
  return [
    ...(index
      ? [
          words.statusIndex(index.version, shownTime(index.createdAt)),
          words.statusHolds(index.articles, index.passages),
          words.statusDates(index.oldest, index.newest),
          ...(index.fits ? [] : [words.statusMisfit]),
        ]
      : [words.noIndex]),
    ...(refreshed ? [words.statusRefreshed(shownTime(refreshed.at), by)] : []),
    words.statusFiles(files),
    words.statusModel(escapeMarkdown(oneLine(model, 100))),
    ...(added + changed + removed > 0 ? [words.statusPending(added, changed, removed)] : []),
    ...(unsettled.length > 0 ? [`**${words.unsettledTitle}**`, ...putOff] : []),
    ...(isPending({ pending, unsettled }) ? [] : [upToDate]),
    ...notTaken([...notRead, ...rejected], words),
  ]
}

function isPending({ pending, unsettled }: Pick<CorpusStatus, 'pending' | 'unsettled'>): boolean {
  return pending.added + pending.changed + pending.removed + unsettled.length > 0
}
