import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  ChannelType,
  type ChatInputCommandInteraction,
  MessageFlags,
} from 'discord.js'
import { acknowledged } from '../discord/acknowledge.js'
import { textMessage } from '../discord/bot-message.js'
import { replyOf } from '../discord/reply-of.js'
import type { Exchange, SlashCommand } from '../feature.js'
import { localised } from '../messages/commands/localised.js'
import { localeOfDiscord, localeOfText } from '../messages/locale.js'
import { wordsIn } from '../messages/words-in.js'
import { replyToQuestion } from './answer-question.js'

/** YYYY-MM-DD */
const DAY_LENGTH = 10
const LONGEST_QUESTION = 1000
const MOST_CHOICES = 25

export const ask: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'ask',
    ...localised((commands) => commands.ask),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        ...localised((commands) => commands.ask.options.question),
        required: true,
        max_length: LONGEST_QUESTION,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'private',
        ...localised((commands) => commands.ask.options.private),
      },
      dayOption('since'),
      dayOption('until'),
      {
        type: ApplicationCommandOptionType.String,
        name: 'source',
        ...localised((commands) => commands.ask.options.source),
        max_length: 100,
        autocomplete: true,
      },
    ],
  },
  run: onAsk,
  suggest: suggestSources,
}

/** An option for the first or the last day of what is looked at. */
export function dayOption(name: 'since' | 'until') {
  return {
    type: ApplicationCommandOptionType.String as const,
    name,
    ...localised((commands) => commands.ask.options[name]),
    min_length: DAY_LENGTH,
    max_length: DAY_LENGTH,
  }
}

async function onAsk(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  const { interaction, context } = exchange
  const question = (interaction.options.getString('question') ?? '').trim()
  // Where the bot does not speak the language of the client, the question's says more than English.
  const locale = localeOfDiscord(interaction.locale) ?? localeOfText(question)
  const words = wordsIn(locale)
  const { admission, log, observer } = context
  const refusal = admission.refusal(interaction.user.id, interaction.channelId, words)
  if (refusal !== null) {
    observer.question('refused', null)
    await interaction.reply({ ...textMessage(refusal), flags: MessageFlags.Ephemeral })
    return
  }
  const isPrivate = interaction.options.getBoolean('private') ?? false
  // Discord waits 3 seconds for this, so nothing may be awaited before it.
  const ready = admission.queue.hold(acknowledged(exchange, { isPrivate }))
  const given = (name: string) => interaction.options.getString(name)?.trim() || undefined
  await replyToQuestion(
    {
      question,
      locale,
      user: interaction.user.id,
      channel: interaction.channelId,
      previous: null,
      isPrivate,
      mayBranch: interaction.channel?.type === ChannelType.GuildText,
      restriction: { since: given('since'), until: given('until'), source: given('source') },
    },
    replyOf(interaction, { question, isPrivate, words }, log),
    ready,
    context,
  )
}

/** Suggests publishers. */
export async function suggestSources({
  interaction,
  context: { service },
}: Exchange<AutocompleteInteraction>): Promise<void> {
  const names = await service.publishers(interaction.options.getFocused().trim(), MOST_CHOICES)
  const fitting = names.filter((name) => name !== '' && name.length <= 100)
  await interaction.respond(fitting.map((name) => ({ name, value: name })))
}
