import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js'
import { type Article, YoujuError } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { acknowledged } from '../discord/acknowledge.js'
import { embedMessage, textMessage } from '../discord/bot-message.js'
import { oneLine } from '../discord/markdown.js'
import type { Exchange, SlashCommand } from '../feature.js'
import { localised } from '../messages/commands/localised.js'
import { showArticle } from '../shown/article.js'

const MOST_CHOICES = 25
/** Discord's limit for a choice's name and value. */
const LONGEST_CHOICE = 100

export const article: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'article',
    ...localised((commands) => commands.article),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'title',
        ...localised((commands) => commands.article.options.title),
        required: true,
        autocomplete: true,
      },
    ],
  },
  run: onArticle,
  suggest: suggestArticles,
}

async function suggestArticles({
  interaction,
  context: { service },
}: Exchange<AutocompleteInteraction>): Promise<void> {
  const query = interaction.options.getFocused().trim()
  const { articles } = await service.list({ query, perPage: MOST_CHOICES })
  const choices = articles
    .filter(({ id }) => id.length <= LONGEST_CHOICE)
    .map(({ id, title, file, source, published }) => ({
      name: oneLine([title ?? file, source, published].filter(Boolean).join(' · '), LONGEST_CHOICE),
      value: id,
    }))
  await interaction.respond(choices)
}

async function onArticle(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const { interaction, words, context } = exchange
  const found = await find(interaction.options.getString('title', true).trim(), context)
  if (!found) {
    await interaction.editReply(textMessage(words.noArticle))
    return
  }
  const item = await context.service.itemOfFeed(found.file)
  await interaction.editReply(embedMessage(showArticle(found, item, words)))
}

/** By its id, as a suggestion gives it, else the newest whose title holds the words. */
async function find(wanted: string, { service }: BotContext): Promise<Article | null> {
  const byId = await service.article(wanted).catch((error) => {
    if (error instanceof YoujuError && error.code === 'article_missing') return null
    throw error
  })
  if (byId) return byId
  const [first] = (await service.list({ query: wanted, perPage: 1 })).articles
  return first ? service.article(first.id) : null
}
