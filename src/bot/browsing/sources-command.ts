import {
  ApplicationCommandOptionType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js'
import { acknowledged, acknowledgedUpdate } from '../acknowledge.js'
import { commandNames } from '../command-names.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { localised } from '../localised.js'
import { type Messages, messagesIn } from '../messages/messages.js'
import { type BotMessage, embedMessage, textMessage } from '../shown/bot-message.js'
import { button, type Row, row } from '../shown/components.js'
import { showList } from '../shown/list.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'

const PER_PAGE = 10
/** The query stands in the ids of the buttons, which may be 100 long. */
const LONGEST_QUERY = 60

export const sourcesCommand = {
  name: 'sources',
  ...localised({
    names: commandNames.sources,
    descriptions: [
      '浏览语料里的文章，按标题或媒体查找',
      '瀏覽語料裡的文章，按標題或媒體查找',
      'Browse the articles of the corpus',
    ],
  }),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'query',
      ...localised({
        names: ['查找', '查找', 'query'],
        descriptions: ['标题或媒体里的词', '標題或媒體裡的詞', 'A word of the title or publisher'],
      }),
      max_length: LONGEST_QUERY,
    },
  ],
} as const

export async function onSources(
  interaction: ChatInputCommandInteraction,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (!(await acknowledged(interaction, { isPrivate: true }, context.log))) return
  const query = interaction.options.getString('query')?.trim() || null
  await interaction.editReply(await pageOf(query, 1, locale, context))
}

/** Turns the page; `given` are the page and the query, which may hold colons itself. */
export async function onPage(
  interaction: ButtonInteraction,
  [page, ...query]: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (!(await acknowledgedUpdate(interaction, context.log))) return
  const wanted = query.join(':') || null
  await interaction.editReply(await pageOf(wanted, Number(page) || 1, locale, context))
}

async function pageOf(
  query: string | null,
  page: number,
  locale: BotLocale,
  context: BotContext,
): Promise<BotMessage> {
  const words = messagesIn(locale)
  const { articles, total } = await context.service.list({
    ...(query === null ? {} : { query }),
    page,
    perPage: PER_PAGE,
  })
  const pages = Math.max(1, Math.ceil(total / PER_PAGE))
  // Articles may have gone since the page was shown.
  if (articles.length === 0 && page > 1) return pageOf(query, pages, locale, context)
  const said = query === null ? null : escapeMarkdown(oneLine(query, LONGEST_QUERY))
  if (articles.length === 0) return textMessage(words.listNothing(said))
  const list = showList(articles, words.listTitle(total, said), words.listPage(page, pages), words)
  return embedMessage(list, ...turns(page, pages, query, words))
}

function turns(page: number, pages: number, query: string | null, { buttons }: Messages): Row[] {
  if (pages < 2) return []
  const to = (wanted: number) => `page:${wanted}:${query ?? ''}`
  return [
    row(
      ...(page > 1 ? [button(to(page - 1), buttons.previous)] : []),
      ...(page < pages ? [button(to(page + 1), buttons.next)] : []),
    ),
  ]
}
