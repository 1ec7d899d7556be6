import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  channelMention,
  PermissionFlagsBits,
} from 'discord.js'
import { type ChannelRule, channelAnswers } from '../../domain/index.js'
import { assertRange } from '../../wording/failure.js'
import { dayOption, sourceOption, suggestSources } from '../asking/restriction-options.js'
import { acknowledged } from '../discord/acknowledge.js'
import { textMessage } from '../discord/bot-message.js'
import { escapeMarkdown } from '../discord/markdown.js'
import type { Exchange, SlashCommand } from '../feature.js'
import { localised } from '../messages/commands/localised.js'
import { wordsIn } from '../messages/words-in.js'
import { audit, isModerator, isRefused } from '../moderating/guard.js'
import { restrictionLines } from '../shown/restriction.js'

const subcommand = <Name extends 'show' | 'set' | 'clear'>(name: Name) => ({
  type: ApplicationCommandOptionType.Subcommand as const,
  name,
  ...localised((commands) => commands[`channel ${name}`]),
})

/** How the bot behaves in the channel where the command is typed; in a thread or a post, in the channel it belongs to. */
export const channel: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'channel',
    ...localised((commands) => commands.channel),
    default_member_permissions: Number(PermissionFlagsBits.ManageGuild),
    options: [
      subcommand('show'),
      {
        ...subcommand('set'),
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: 'answers',
            ...localised((commands) => commands['channel set'].options.answers),
            choices: channelAnswers.map((value) => ({
              value,
              name: wordsIn('en').moderation.channel.answers[value],
              name_localizations: {
                'zh-CN': wordsIn('zh-CN').moderation.channel.answers[value],
                'zh-TW': wordsIn('zh-TW').moderation.channel.answers[value],
              },
            })),
          },
          sourceOption((commands) => commands['channel set'].options.source),
          dayOption('since', (commands) => commands['channel set'].options.since),
          dayOption('until', (commands) => commands['channel set'].options.until),
        ],
      },
      subcommand('clear'),
    ],
  },
  run: onChannel,
  suggest,
}

async function onChannel(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  const { interaction, context } = exchange
  const name = interaction.options.getSubcommand()
  if (await isRefused(exchange, `channel.${name}`)) return
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const words = exchange.words.moderation.channel
  const place = placeOf(interaction)
  if (place === null) {
    await interaction.editReply(textMessage(words.nowhere))
    return
  }
  const { channels } = context
  if (name === 'clear') {
    const had = await channels.clear(place)
    await interaction.editReply(textMessage(had ? words.cleared : words.none))
    if (had) await audit(exchange, 'channel.clear', 'done', place)
    return
  }
  const before = channels.in({ id: place })
  if (name === 'set') {
    const rule = changed(place, before, interaction)
    assertRange(rule)
    await channels.set(rule)
    await audit(exchange, 'channel.set', 'done', `${place} ${rule.answers}`)
  }
  await interaction.editReply(textMessage(shown(channels.in({ id: place }), place, exchange)))
}

/** The channel of a server; null in a direct message. */
function placeOf({ channel, guildId }: ChatInputCommandInteraction): string | null {
  if (guildId === null || channel === null) return null
  return channel.isThread() ? channel.parentId : channel.id
}

/** The rule with what the options say; what they leave out stays. */
function changed(
  place: string,
  before: ChannelRule | null,
  { options }: ChatInputCommandInteraction,
): ChannelRule {
  const given = (name: string) => options.getString(name)?.trim() || undefined
  const answers = channelAnswers.find((known) => known === given('answers'))
  return {
    channel: place,
    answers: answers ?? before?.answers ?? 'addressed',
    since: given('since') ?? before?.since,
    until: given('until') ?? before?.until,
    source: given('source') ?? before?.source,
  }
}

function shown(rule: ChannelRule | null, place: string, { words, context }: Exchange): string {
  const { none, rule: said, answers, needsContent } = words.moderation.channel
  if (rule === null) return none
  const isBlind = rule.answers === 'questions' && !context.settings.messageContent
  return [
    said(channelMention(place), answers[rule.answers]),
    ...restrictionLines(rule, words).map(escapeMarkdown),
    ...(isBlind ? [needsContent] : []),
  ].join('\n')
}

async function suggest(exchange: Exchange<AutocompleteInteraction>): Promise<void> {
  if (isModerator(exchange)) await suggestSources(exchange)
  else await exchange.interaction.respond([])
}
