import {
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
  type StringSelectMenuInteraction,
} from 'discord.js'
import { closedGapsDetail, type Gap } from '../../domain/index.js'
import { acknowledged, acknowledgedUpdate } from '../acknowledge.js'
import { commandNames } from '../command-names.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { localised } from '../localised.js'
import { type ModerationWords, moderationWordsIn } from '../messages/moderation/words.js'
import { type BotMessage, embedMessage, textMessage } from '../shown/bot-message.js'
import { choice } from '../shown/components.js'
import { fitLines, joinedLength } from '../shown/fit.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'
import { audit, isRefused } from './guard.js'
import { shownTime } from './time.js'

/** As many as a select can offer. */
const LISTED = 25
/** Of the 4,096 that an embed's description takes; what is left holds the line that says how many more there are. */
const ROOM = 4000

export const gapsCommand = {
  name: 'gaps',
  ...localised({
    names: commandNames.gaps,
    descriptions: [
      '没答上来、或被评为不对的问题（管理员）',
      '沒答上來、或被評為不對的問題（管理員）',
      'Questions without an answer, or voted down (moderators)',
    ],
  }),
  // A number, as Discord's description of its interface has it; the text of its manual says a string.
  default_member_permissions: Number(PermissionFlagsBits.ManageGuild),
} as const

export async function onGaps(
  interaction: ChatInputCommandInteraction,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (await isRefused(interaction, 'gaps.list', locale, context)) return
  if (!(await acknowledged(interaction, { isPrivate: true }, context.log))) return
  const groups = await context.service.gaps()
  await interaction.editReply(showGaps(groups, null, moderationWordsIn(locale)))
}

/** Closes the chosen groups, whose first gap stands for all that are like it. */
export async function onCloseGaps(
  interaction: StringSelectMenuInteraction,
  _: readonly string[],
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (await isRefused(interaction, 'gaps.close', locale, context)) return
  if (!(await acknowledgedUpdate(interaction, context.log))) return
  const words = moderationWordsIn(locale)
  const chosen = (await context.service.gaps())
    .filter((group) => group.some(({ id }) => interaction.values.includes(id)))
    .flat()
  const ids = chosen.map(({ id }) => id)
  const closed = await context.state.closeGaps(ids, interaction.user.id)
  const left = await context.service.gaps()
  await interaction.editReply(showGaps(left, words.gapsClosed(closed), words))
  await audit(interaction, 'gaps.close', 'done', closedGapsDetail(chosen), context)
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
    ROOM - joinedLength(content),
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
