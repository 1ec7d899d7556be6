import {
  ApplicationCommandOptionType,
  ChannelType,
  type ChatInputCommandInteraction,
} from 'discord.js'
import { restrictionIn } from '../channels/rules.js'
import { acknowledged } from '../discord/acknowledge.js'
import { placeOf, replyOf } from '../discord/reply-of.js'
import type { Exchange, SlashCommand } from '../feature.js'
import { notTaken } from '../limits/not-taken.js'
import { localised } from '../messages/commands/localised.js'
import { localeOfDiscord, localeOfText } from '../messages/locale.js'
import { wordsIn } from '../messages/words-in.js'
import { replyToQuestion } from './answer-question.js'
import { dayOption, sourceOption, suggestSources } from './restriction-options.js'

const LONGEST_QUESTION = 1000

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
      dayOption('since', (commands) => commands.ask.options.since),
      dayOption('until', (commands) => commands.ask.options.until),
      sourceOption((commands) => commands.ask.options.source),
    ],
  },
  run: onAsk,
  suggest: suggestSources,
}

async function onAsk(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  const { interaction, context } = exchange
  const question = (interaction.options.getString('question') ?? '').trim()
  // Where the bot does not speak the language of the client, the question's says more than English.
  const locale =
    localeOfDiscord(interaction.locale) ?? localeOfText(question, context.settings.language)
  const words = wordsIn(locale)
  const { admission, log, observer } = context
  const refusal = notTaken(exchange, words)
  if (refusal !== null) {
    observer.question('refused', null)
    await refusal
    return
  }
  const rule = context.channels.in(interaction.channel)
  const isLeftAlone = rule?.answers === 'never'
  const isPrivate = isLeftAlone || (interaction.options.getBoolean('private') ?? false)
  // Discord waits 3 seconds for this, so nothing may be awaited before it.
  const ready = admission.queue.hold(acknowledged(exchange, { isPrivate }))
  const given = (name: string) => interaction.options.getString(name)?.trim() || undefined
  const own = { since: given('since'), until: given('until'), source: given('source') }
  await replyToQuestion(
    {
      question,
      locale,
      user: interaction.user.id,
      channel: interaction.channelId,
      previous: null,
      isPrivate,
      mayBranch: interaction.channel?.type === ChannelType.GuildText,
      restriction: restrictionIn(rule, own),
    },
    {
      ready,
      place: placeOf(interaction, 'reply'),
      show: replyOf(interaction, { question, isPrivate, words }, log),
    },
    context,
  )
}
