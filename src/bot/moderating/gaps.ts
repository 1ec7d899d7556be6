import {
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
  type StringSelectMenuInteraction,
} from 'discord.js'
import { closeGroups } from '../../app.js'
import type { Gap } from '../../domain/index.js'
import { acknowledged, acknowledgedUpdate } from '../discord/acknowledge.js'
import { type BotMessage, embedMessage, textMessage } from '../discord/bot-message.js'
import { choice } from '../discord/components.js'
import { descriptionRoom, fitLines, joinedLength } from '../discord/fit.js'
import { escapeMarkdown, oneLine, shownTime } from '../discord/markdown.js'
import type { Exchange, SlashCommand } from '../feature.js'
import { localised } from '../messages/commands/localised.js'
import type { ModerationWords } from '../messages/moderation/wording.js'
import { audit, isRefused } from './guard.js'

/** As many as a select can offer. */
const LISTED = 25

export const gaps: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'gaps',
    ...localised((commands) => commands.gaps),
    default_member_permissions: Number(PermissionFlagsBits.ManageGuild),
  },
  run: onGaps,
  selects: { close: onCloseGaps },
}

async function onGaps(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  if (await isRefused(exchange, 'gaps.list')) return
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const groups = await exchange.context.service.gaps()
  await exchange.interaction.editReply(showGaps(groups, null, exchange.words.moderation))
}

/** Closes the chosen groups, whose first gap stands for all that are like it. */
async function onCloseGaps(exchange: Exchange<StringSelectMenuInteraction>): Promise<void> {
  if (await isRefused(exchange, 'gaps.close')) return
  if (!(await acknowledgedUpdate(exchange))) return
  const { interaction, context } = exchange
  const words = exchange.words.moderation
  const { closed, detail } = await closeGroups(
    context.state,
    await context.service.gaps(),
    interaction.values,
    interaction.user.id,
  )
  const left = await context.service.gaps()
  await interaction.editReply(showGaps(left, words.gapsClosed(closed), words))
  await audit(exchange, 'gaps.close', 'done', detail)
}

function showGaps(
  groups: readonly Gap[][],
  note: string | null,
  words: ModerationWords,
): BotMessage {
  const content = note === null ? [] : [note, '']
  if (groups.length === 0) return textMessage([...content, words.noGaps].join('\n'))
  const offered = groups.slice(0, LISTED)
  const beyond = groups.length - offered.length
  const fitted = fitLines(
    offered.map((group, i) => `${i + 1}. ${groupLine(group, words)}`),
    descriptionRoom - joinedLength(content),
    (left) => words.planMore(left + beyond),
  )
  const shown = offered.slice(0, fitted.shown)
  const more = fitted.isWhole && beyond > 0 ? [words.planMore(beyond)] : []
  const description = [...content, ...fitted.lines, ...more].join('\n')
  const select = choice(
    'close',
    words.chooseGaps,
    shown.flatMap(([first], i) =>
      first ? [{ label: oneLine(`${i + 1}. ${first.question}`, 100), value: first.id }] : [],
    ),
    shown.length,
  )
  return embedMessage({ title: words.gapsTitle(groups.length), description }, select)
}

function groupLine(group: readonly Gap[], words: ModerationWords): string {
  const [first] = group as [Gap, ...Gap[]]
  const causes = words.gapCauses([...new Set(group.map(({ cause }) => cause))])
  const reason = group.find((gap) => gap.reason !== null)?.reason
  const why = reason ? ` ${words.gapReason(escapeMarkdown(oneLine(reason, 80)))}` : ''
  const question = escapeMarkdown(oneLine(first.question, 80))
  return `${words.gapLine(question, group.length, shownTime(first.at))} · ${causes}${why}`
}
