import { type ButtonInteraction, ChannelType, MessageFlags } from 'discord.js'
import type { Answered } from '../../domain/index.js'
import { acknowledgedUpdate } from '../acknowledge.js'
import type { BotContext } from '../contract.js'
import { describeError } from '../failure.js'
import type { BotLocale } from '../locale.js'
import { messagesIn } from '../messages/messages.js'
import { showAnswer } from '../shown/answer.js'
import { answerButtons } from '../shown/answer-buttons.js'
import { type BotMessage, embedMessage, naming, textMessage } from '../shown/bot-message.js'
import { showChecks } from '../shown/check.js'
import { checkButtons } from '../shown/check-buttons.js'
import { isStale } from './content-hashes.js'

/** Shows a private answer or check to everybody in the channel, once, and takes its button away. */
export async function onPublish(
  interaction: ButtonInteraction,
  [id]: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  // A follow-up is public or not as it says itself, so nothing shows before it is known who asked.
  if (!(await acknowledgedUpdate(interaction, context.log))) return
  const given = id === undefined ? null : await context.state.given(id)
  if (given?.user !== interaction.user.id) {
    const { gone, notYours } = messagesIn(locale)
    const reply = textMessage(given ? notYours : gone)
    await interaction.followUp({ ...reply, flags: MessageFlags.Ephemeral })
    return
  }
  // Of two presses at once, one publishes it; for the other, too, it is public now.
  if (await context.state.setPrivate(given.id, false)) {
    await publish(given, interaction, locale, context)
  }
  const { components } = publicMessage(given, { mayBranch: false, stale: false }, locale)
  await interaction.editReply({ components })
}

async function publish(
  given: Answered,
  interaction: ButtonInteraction,
  locale: BotLocale,
  { state, service, log }: BotContext,
): Promise<void> {
  const mayBranch = interaction.channel?.type === ChannelType.GuildText
  const shown = async () => {
    const stale = await isStale(given, service)
    return interaction.followUp(publicMessage(given, { mayBranch, stale }, locale))
  }
  const { id } = await shown().catch(async (error) => {
    await state.setPrivate(given.id, true)
    throw error
  })
  await state
    .shownIn(given.id, id)
    .catch((error) => log.error({ err: describeError(error) }, '没有记下公开的回答所在的消息'))
}

function publicMessage(
  given: Answered,
  { mayBranch, stale }: { mayBranch: boolean; stale: boolean },
  locale: BotLocale,
): BotMessage {
  const isPrivate = false
  const warning = stale ? [messagesIn(locale).changedSince] : []
  if (given.kind === 'check') {
    const rows = checkButtons(given.id, given.checks, isPrivate, locale)
    const content = warning.join('')
    return { ...embedMessage(showChecks(given.checks, given.left, locale), ...rows), content }
  }
  const { embed, rest } = showAnswer(given.answer, locale, given)
  const rows = answerButtons(given.id, given.answer, { isPrivate, mayBranch, rest }, locale)
  // The others have not seen the question.
  const named = naming(given.question, embedMessage(embed, ...rows))
  return { ...named, content: [named.content, ...warning].join('\n') }
}
