import { type ButtonInteraction, ChannelType, MessageFlags } from 'discord.js'
import type { Given } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { showAnswer } from '../shown/answer.js'
import { answerButtons } from '../shown/answer-buttons.js'
import { type BotMessage, embedMessage, textMessage } from '../shown/bot-message.js'
import { showChecks } from '../shown/check.js'
import { checkButtons } from '../shown/check-buttons.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'
import { isStale } from './article-seals.js'
import { findGiven } from './find-given.js'

/** Shows a private answer or check to everybody in the channel, and takes its button away. */
export async function onPublish(
  interaction: ButtonInteraction,
  [id]: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  // A follow-up is public or not as it says itself, so nothing shows before it is known who asked.
  await interaction.deferUpdate()
  const found = await findGiven(id, locale, context)
  if (!('given' in found) || found.given.user !== interaction.user.id) {
    const reply = 'given' in found ? textMessage(messagesIn(locale).notYours) : found.missing
    await interaction.followUp({ ...reply, flags: MessageFlags.Ephemeral })
    return
  }
  const { given } = found
  const mayBranch = interaction.channel?.type === ChannelType.GuildText
  const stale = await isStale(given, context.service)
  const published = publicMessage(given, { mayBranch, stale }, locale)
  const { id: message } = await interaction.followUp(published)
  await context.state.shownIn(given.id, message)
  const { components } = publicMessage(given, { mayBranch: false, stale }, locale)
  await interaction.editReply({ components })
}

function publicMessage(
  given: Given,
  { mayBranch, stale }: { mayBranch: boolean; stale: boolean },
  locale: BotLocale,
): BotMessage {
  const isPrivate = false
  const warning = stale ? [messagesIn(locale).changedSince] : []
  if (given.kind === 'check') {
    const rows = checkButtons(given.id, given.checks, isPrivate, locale)
    const content = warning.join('')
    return { ...embedMessage(showChecks(given.checks, 0, locale), ...rows), content }
  }
  const { embed, rest } = showAnswer(given.answer, locale, given)
  const rows = answerButtons(given.id, given.answer, { isPrivate, mayBranch, rest }, locale)
  // The others have not seen the question.
  return {
    ...embedMessage(embed, ...rows),
    content: [`> ${escapeMarkdown(oneLine(given.question, 500))}`, ...warning].join('\n'),
  }
}
