import { ApplicationCommandOptionType, type ChatInputCommandInteraction } from 'discord.js'
import type { ShownFeed } from '../../../app.js'
import { acknowledged } from '../../discord/acknowledge.js'
import { embedMessage, textMessage } from '../../discord/bot-message.js'
import { descriptionRoom, fitLines } from '../../discord/fit.js'
import { escapeMarkdown, oneLine, shownTime } from '../../discord/markdown.js'
import type { Exchange, Subcommand } from '../../feature.js'
import { localised } from '../../messages/commands/localised.js'
import type { ModerationWords } from '../../messages/moderation/wording.js'
import { nameOf } from './feed-option.js'

export const list: Subcommand = {
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'list',
    ...localised((commands) => commands['corpus feeds list']),
  },
  run: onList,
}

async function onList(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const { interaction, context } = exchange
  const words = exchange.words.moderation
  const feeds = await context.service.feeds()
  if (feeds.length === 0) {
    await interaction.editReply(textMessage(words.feeds.none))
    return
  }
  const blocks = feeds.map((feed) => feedLines(feed, words).join('\n'))
  const description = fitLines(blocks, descriptionRoom, words.planMore).lines.join('\n')
  await interaction.editReply(embedMessage({ title: words.feedsTitle, description }))
}

/** A feed: what it is, how its last reading ended, what could not be taken and why, and how many it lists no longer. */
export function feedLines(feed: ShownFeed, words: ModerationWords): string[] {
  const { feeds } = words
  const { kind, url, id, isPaused, lastReadAt, outcome, nextReading, failed, vanishedCount } = feed
  const next = nextReading === null ? feeds.byHand : feeds.nextReading(shownTime(nextReading))
  const time = lastReadAt === null ? null : shownTime(lastReadAt)
  const said = feeds.lastRead(time, escapeMarkdown(oneLine(feeds.outcome(outcome), 200)))
  return [
    `**${nameOf(feed)}** · \`${id}\` · ${isPaused ? feeds.isPaused : next}`,
    `　${feeds.kind(kind)} · ${escapeMarkdown(oneLine(url, 100))}`,
    `　${said}`,
    ...failed.flatMap(({ key, title, failure }) =>
      failure === null
        ? []
        : [
            `　· ${feeds.failedItem(
              escapeMarkdown(oneLine(title ?? key, 60)),
              escapeMarkdown(oneLine(words.reason(failure), 120)),
            )}`,
          ],
    ),
    ...(vanishedCount > 0 ? [`　${feeds.vanishedCount(vanishedCount)}`] : []),
  ]
}
