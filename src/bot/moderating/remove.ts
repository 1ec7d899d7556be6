import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js'
import { acknowledged } from '../acknowledge.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { moderationWordsIn } from '../messages/moderation/words.js'
import { textMessage } from '../shown/bot-message.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'
import { confirmButtons } from './confirm.js'

const MOST_CHOICES = 25
const LONGEST_CHOICE = 100
const LISTED = 5

/** Answers /corpus remove with what would go, and asks for confirmation. */
export async function onRemove(
  interaction: ChatInputCommandInteraction,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (!(await acknowledged(interaction, { isPrivate: true }, context.log))) return
  const target = interaction.options.getString('target', true).trim()
  const words = moderationWordsIn(locale)
  const { file, what, articles } = await context.service.removeFromCorpus(target, { dryRun: true })
  const titles = articles
    .slice(0, LISTED)
    .map(({ title, id }) => `· ${escapeMarkdown(oneLine(title ?? id, 80))}`)
  const more = articles.length > LISTED ? [words.planMore(articles.length - LISTED)] : []
  const question = words.removeAsk(escapeMarkdown(file), what, articles.length)
  const step = { what: 'remove', target } as const
  const { user } = interaction
  const row = await confirmButtons(user.id, step, words.buttons.confirm, locale, context)
  await interaction.editReply(textMessage([question, ...titles, ...more].join('\n'), row))
}

/** Suggests articles, by their titles or files. */
export async function suggestTargets(
  interaction: AutocompleteInteraction,
  { service }: BotContext,
): Promise<void> {
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
