import type { ButtonInteraction } from 'discord.js'
import type { Answered, NewWatch } from '../../domain/index.js'
import { givenPrivately } from '../answered/find-answered.js'
import type { BotContext } from '../contract.js'
import { textMessage } from '../discord/bot-message.js'
import type { Components, Exchange } from '../feature.js'

/** How many watches a person may have: as many as a select can offer. */
export const MOST_WATCHES = 25

export const watching: Components = { kind: 'components', buttons: { watch: onWatch } }

/** Begins to watch an answer, or stops where the person watches it already. */
async function onWatch(
  exchange: Exchange<ButtonInteraction>,
  [id]: readonly string[],
): Promise<void> {
  const given = await givenPrivately(exchange, id)
  if (!given) return
  const { interaction, context, words } = exchange
  const { state } = context
  const own = await state.watches(interaction.user.id)
  const watch = own.find((each) => each.kind === 'answer' && each.given === given.id)
  if (watch) {
    await state.unwatch(interaction.user.id, watch.id)
    await interaction.editReply(textMessage(words.watchStopped(1)))
    return
  }
  await interaction.editReply(textMessage(await watchAnswer(given, exchange)))
}

/** Begins to watch an answer; returns what is said of it. */
export async function watchAnswer(
  given: Answered,
  { interaction, locale, words, context }: Exchange,
): Promise<string> {
  const watch: NewWatch = {
    kind: 'answer',
    given: given.id,
    user: interaction.user.id,
    locale,
    channel: given.isPrivate ? null : given.channel,
    at: new Date(context.now()).toISOString(),
  }
  return (await begun(watch, context)) ? words.watchBegun : words.watchFull(MOST_WATCHES)
}

/** @returns false if the person has as many as they may */
export async function begun(watch: NewWatch, { state }: BotContext): Promise<boolean> {
  if ((await state.watches(watch.user)).length >= MOST_WATCHES) return false
  await state.watch(watch)
  return true
}
