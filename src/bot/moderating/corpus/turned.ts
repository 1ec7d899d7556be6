import {
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  messageLink,
} from 'discord.js'
import type { TurnedAnswered } from '../../../domain/index.js'
import { acknowledged } from '../../discord/acknowledge.js'
import { embedMessage, textMessage } from '../../discord/bot-message.js'
import { descriptionRoom, fitLines } from '../../discord/fit.js'
import { escapeMarkdown, maskedLink, oneLine, shownTime } from '../../discord/markdown.js'
import type { Exchange, Subcommand } from '../../feature.js'
import { localised } from '../../messages/commands/localised.js'
import type { Words } from '../../messages/words.js'
import { turnedLines } from '../../shown/turned.js'

const MOST = 50

export const turned: Subcommand = {
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'turned',
    ...localised((commands) => commands['corpus turned']),
  },
  run: onTurned,
}

/** Shows for which answers the news has turned since, newest first; those that only their asker sees are left out. */
async function onTurned(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const { interaction, words, context } = exchange
  const all = await context.state.turnedAnswers(MOST)
  if (all.length === 0) {
    await interaction.editReply(textMessage(words.turned.nothing))
    return
  }
  const entries = all.map((entry) => entryOf(entry, interaction.guildId, words))
  const { lines } = fitLines(entries, descriptionRoom, words.moderation.planMore)
  const title = words.turned.title(all.length)
  await interaction.editReply(embedMessage({ title, description: lines.join('\n') }))
}

function entryOf(
  { given, turned: list, at, shown }: TurnedAnswered,
  guild: string | null,
  words: Words,
): string {
  const { channel, message } = given
  const question = oneLine(given.question, 80)
  const address =
    channel !== null && message !== null && guild !== null
      ? messageLink(channel, message, guild)
      : null
  const name = address === null ? escapeMarkdown(question) : maskedLink(question, address)
  const lost = shown === 'lost' ? ` · ${words.turned.lost}` : ''
  return [
    `· ${name} · ${shownTime(at)}${lost}`,
    ...list.flatMap((each) => turnedLines(each, false, words)).map((line) => `　${line}`),
  ].join('\n')
}
