import { type ButtonInteraction, ChannelType, MessageFlags } from 'discord.js'
import type { Answered } from '../../domain/index.js'
import { acknowledgedUpdate } from '../discord/acknowledge.js'
import { type BotMessage, embedMessage, naming, textMessage } from '../discord/bot-message.js'
import { describeError } from '../failures/failure.js'
import type { Components, Exchange } from '../feature.js'
import { showAnswer } from '../shown/answer.js'
import { answerButtons, checkButtons } from '../shown/buttons.js'
import { showChecks } from '../shown/check.js'
import { isStale } from './content-hashes.js'

export const publishing: Components = { kind: 'components', buttons: { publish: onPublish } }

/** Shows a private answer or check to everybody in the channel, once, and takes its button away. */
async function onPublish(
  exchange: Exchange<ButtonInteraction>,
  [id]: readonly string[],
): Promise<void> {
  // A follow-up is public or not as it says itself, so nothing shows before it is known who asked.
  if (!(await acknowledgedUpdate(exchange))) return
  const { interaction, words, context } = exchange
  const given = id === undefined ? null : await context.state.given(id)
  if (given?.user !== interaction.user.id) {
    const reply = textMessage(given ? words.notYours : words.gone)
    await interaction.followUp({ ...reply, flags: MessageFlags.Ephemeral })
    return
  }
  // Of two presses at once, one publishes it; for the other, too, it is public now.
  if (await context.state.setPrivate(given.id, false)) await publish(given, exchange)
  const { components } = publicMessage(given, { mayBranch: false, stale: false }, exchange)
  await interaction.editReply({ components })
}

async function publish(given: Answered, exchange: Exchange<ButtonInteraction>): Promise<void> {
  const { interaction, context } = exchange
  const { state, service, log } = context
  const mayBranch = interaction.channel?.type === ChannelType.GuildText
  const shown = async () => {
    const stale = await isStale(given, service)
    return interaction.followUp(publicMessage(given, { mayBranch, stale }, exchange))
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
  { locale, words }: Pick<Exchange, 'locale' | 'words'>,
): BotMessage {
  const isPrivate = false
  const warning = stale ? [words.changedSince] : []
  if (given.kind === 'check') {
    const rows = checkButtons(given.id, given.checks, isPrivate, words)
    const content = warning.join('')
    return { ...embedMessage(showChecks(given.checks, given.left, locale), ...rows), content }
  }
  const { embed, rest } = showAnswer(given.answer, locale)
  const rows = answerButtons(given.id, given.answer, { isPrivate, mayBranch, rest }, words)
  // The others have not seen the question.
  const named = naming(given.question, embedMessage(embed, ...rows))
  return { ...named, content: [named.content, ...warning].join('\n') }
}
