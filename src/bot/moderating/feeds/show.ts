import type { ChatInputCommandInteraction } from 'discord.js'
import type { ShownFeed } from '../../../app.js'
import { acknowledged } from '../../discord/acknowledge.js'
import { embedMessage } from '../../discord/bot-message.js'
import { fitLines } from '../../discord/fit.js'
import { escapeMarkdown, oneLine, shownTime } from '../../discord/markdown.js'
import type { Exchange } from '../../feature.js'
import type { ModerationWords } from '../../messages/moderation/wording.js'
import { withFeed } from './feed-option.js'
import { feedLines } from './list.js'

/** Of the 4,096 that an embed's description takes. */
const ROOM = 4000

export const show = withFeed('show', onShow)

/** Shows of one feed what could not be taken, and which items it lists no longer. */
async function onShow(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const { interaction, context } = exchange
  const words = exchange.words.moderation
  const feed = await context.service.showFeed(interaction.options.getString('feed', true).trim())
  const lines = [...feedLines({ ...feed, vanishedCount: 0 }, words), ...vanishedLines(feed, words)]
  const description = fitLines(lines, ROOM, words.planMore).lines.join('\n')
  await interaction.editReply(embedMessage({ title: words.feedsTitle, description }))
}

function vanishedLines({ vanished, vanishedCount }: ShownFeed, words: ModerationWords): string[] {
  const { feeds } = words
  if (vanishedCount === 0) return ['', feeds.nothingVanished]
  const short = (text: string) => escapeMarkdown(oneLine(text, 80))
  const lines = vanished.map(({ key, title, file, vanishedAt }) => {
    const place = file === null ? feeds.notInCorpus : short(file)
    const since = feeds.vanishedSince(shownTime(vanishedAt))
    return `· ${[...(title === null ? [] : [short(title)]), short(key), since, place].join(' · ')}`
  })
  return ['', `**${feeds.vanishedTitle(vanishedCount)}**`, ...lines]
}
