import {
  ApplicationCommandOptionType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js'
import { acknowledged, acknowledgedUpdate } from '../discord/acknowledge.js'
import { type BotMessage, embedMessage, textMessage } from '../discord/bot-message.js'
import { button, type Row, row } from '../discord/components.js'
import { escapeMarkdown, oneLine } from '../discord/markdown.js'
import type { Exchange, SlashCommand } from '../feature.js'
import { localised } from '../messages/commands/localised.js'
import type { Words } from '../messages/words.js'
import { showList } from '../shown/article.js'

const PER_PAGE = 10
/** The query stands in the ids of the buttons, which may be 100 long. */
const LONGEST_QUERY = 60

export const sources: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'sources',
    ...localised((commands) => commands.sources),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'query',
        ...localised((commands) => commands.sources.options.query),
        max_length: LONGEST_QUERY,
      },
    ],
  },
  run: onSources,
  buttons: { page: onPage },
}

async function onSources(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const query = exchange.interaction.options.getString('query')?.trim() || null
  await exchange.interaction.editReply(await pageOf(query, 1, exchange))
}

/** Turns the page; `given` are the page and the query, which may hold colons itself. */
async function onPage(
  exchange: Exchange<ButtonInteraction>,
  [page, ...query]: readonly string[],
): Promise<void> {
  if (!(await acknowledgedUpdate(exchange))) return
  const wanted = query.join(':') || null
  await exchange.interaction.editReply(await pageOf(wanted, Number(page) || 1, exchange))
}

async function pageOf(
  query: string | null,
  page: number,
  exchange: Pick<Exchange, 'words' | 'context'>,
): Promise<BotMessage> {
  const { words, context } = exchange
  const { articles, total } = await context.service.list({
    ...(query === null ? {} : { query }),
    page,
    perPage: PER_PAGE,
  })
  const pages = Math.max(1, Math.ceil(total / PER_PAGE))
  // Articles may have gone since the page was shown.
  if (articles.length === 0 && page > 1) return pageOf(query, pages, exchange)
  const said = query === null ? null : escapeMarkdown(oneLine(query, LONGEST_QUERY))
  if (articles.length === 0) return textMessage(words.listNothing(said))
  const list = showList(articles, words.listTitle(total, said), words.listPage(page, pages), words)
  return embedMessage(list, ...turns(page, pages, query, words))
}

function turns(page: number, pages: number, query: string | null, { buttons }: Words): Row[] {
  if (pages < 2) return []
  const to = (wanted: number) => `page:${wanted}:${query ?? ''}`
  return [
    row(
      ...(page > 1 ? [button(to(page - 1), buttons.previous)] : []),
      ...(page < pages ? [button(to(page + 1), buttons.next)] : []),
    ),
  ]
}
