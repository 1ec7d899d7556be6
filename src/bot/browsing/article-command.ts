import {
  ApplicationCommandOptionType,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js'
import { type Article, YoujuError } from '../../domain/index.js'
import { acknowledged } from '../acknowledge.js'
import { commandNames } from '../command-names.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { localised } from '../localised.js'
import { messagesIn } from '../messages/messages.js'
import { showArticle } from '../shown/article.js'
import { embedMessage, textMessage } from '../shown/bot-message.js'
import { oneLine } from '../shown/markdown.js'

const MOST_CHOICES = 25
/** Discord's limit for a choice's name and value. */
const LONGEST_CHOICE = 100

export const articleCommand = {
  name: 'article',
  ...localised({
    names: commandNames.article,
    descriptions: ['看语料里的一篇文章', '看語料裡的一篇文章', 'Look at one article of the corpus'],
  }),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'title',
      ...localised({
        names: ['标题', '標題', 'title'],
        descriptions: [
          '输入标题里的词，再从候选里选',
          '輸入標題裡的詞，再從選單裡選',
          'Type a word of the title and choose',
        ],
      }),
      required: true,
      autocomplete: true,
    },
  ],
} as const

export async function suggestArticles(
  interaction: AutocompleteInteraction,
  { service }: BotContext,
): Promise<void> {
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

export async function onArticle(
  interaction: ChatInputCommandInteraction,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (!(await acknowledged(interaction, { isPrivate: true }, context.log))) return
  const wanted = interaction.options.getString('title', true).trim()
  const article = await find(wanted, context)
  const words = messagesIn(locale)
  await interaction.editReply(
    article ? embedMessage(showArticle(article, words)) : textMessage(words.noArticle),
  )
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
