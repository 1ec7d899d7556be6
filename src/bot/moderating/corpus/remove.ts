import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js'
import { acknowledged } from '../../discord/acknowledge.js'
import { textMessage } from '../../discord/bot-message.js'
import { escapeMarkdown, oneLine } from '../../discord/markdown.js'
import type { Exchange, Subcommand } from '../../feature.js'
import { localised } from '../../messages/commands/localised.js'
import { confirmButtons } from '../step.js'

const MOST_CHOICES = 25
const LONGEST_CHOICE = 100
const LISTED = 5

export const remove: Subcommand = {
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'remove',
    ...localised((commands) => commands['corpus remove']),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'target',
        ...localised((commands) => commands['corpus remove'].options.target),
        required: true,
        autocomplete: true,
      },
    ],
  },
  run: onRemove,
  suggest: suggestTargets,
}

/** Shows what would go, and asks for confirmation. */
async function onRemove(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const { interaction, context } = exchange
  const words = exchange.words.moderation
  const target = interaction.options.getString('target', true).trim()
  const { file, what, articles } = await context.service.removeFromCorpus(target, { dryRun: true })
  const titles = articles
    .slice(0, LISTED)
    .map(({ title, id }) => `· ${escapeMarkdown(oneLine(title ?? id, 80))}`)
  const more = articles.length > LISTED ? [words.planMore(articles.length - LISTED)] : []
  const question = words.removeAsk(escapeMarkdown(file), what, articles.length)
  const row = await confirmButtons(exchange, { what: 'remove', target }, words.buttons.confirm)
  await interaction.editReply(textMessage([question, ...titles, ...more].join('\n'), row))
}

/** Suggests articles, by their titles or files. */
async function suggestTargets({
  interaction,
  context: { service },
}: Exchange<AutocompleteInteraction>): Promise<void> {
  const query = interaction.options.getFocused().trim()
  const { articles } = await service.list({ query, perPage: MOST_CHOICES })
  const choices = articles
    .filter(({ id }) => id.length <= LONGEST_CHOICE)
    .map(({ id, title, file }) => ({
      name: oneLine(`${title ?? file} · ${file}`, LONGEST_CHOICE),
      value: id,
    }))
  await interaction.respond(choices)
}
