import {
  type APIEmbed,
  ApplicationCommandOptionType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
} from 'discord.js'
import { type CorpusPlan, hasChanges, type ListedArticle } from '../../../app.js'
import { acknowledged } from '../../discord/acknowledge.js'
import { type BotMessage, embedMessage, textMessage } from '../../discord/bot-message.js'
import { descriptionRoom, fitLines, joinedLength, noteRoom } from '../../discord/fit.js'
import { escapeMarkdown, oneLine } from '../../discord/markdown.js'
import type { Exchange, Subcommand } from '../../feature.js'
import { localised } from '../../messages/commands/localised.js'
import type { ModerationWords } from '../../messages/moderation/wording.js'
import { isRefused } from '../guard.js'
import { notTaken, unsettledLines } from '../lines.js'
import { confirmButtons } from '../step.js'

/** How many of each kind are listed. */
const LISTED = 8

export const refresh: Subcommand = {
  data: {
    type: ApplicationCommandOptionType.Subcommand,
    name: 'refresh',
    ...localised((commands) => commands['corpus refresh']),
  },
  run: onPlan,
}

/** The button below a status or an upload that leads to the plan. */
export async function onPlanButton(exchange: Exchange<ButtonInteraction>): Promise<void> {
  if (!(await isRefused(exchange, 'corpus.refresh'))) await onPlan(exchange)
}

/** Shows what a refresh would do, with the button that does it. Nothing is written. */
async function onPlan(
  exchange: Exchange<ButtonInteraction | ChatInputCommandInteraction>,
): Promise<void> {
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  await exchange.interaction.editReply(await planMessage(exchange))
}

/** The plan as it is now, for the user to confirm; `first` is said before it. */
export async function planMessage(
  exchange: Exchange<ButtonInteraction | ChatInputCommandInteraction>,
  first = '',
): Promise<BotMessage> {
  const words = exchange.words.moderation
  const plan = await exchange.context.service.plan()
  if (!hasChanges(plan)) {
    const rejected = notTaken(plan.rejected, words)
    if (rejected.length === 0) return textMessage(words.planNothing)
    const description = [words.planNothing, ...rejected].join('\n')
    return embedMessage({ title: words.planTitle, description })
  }
  const step = { what: 'refresh', evenIfWorse: false, corpus: plan.digest } as const
  const row = await confirmButtons(exchange, step, words.buttons.refresh)
  return { ...embedMessage(showPlan(plan, words), row), content: first }
}

/** A plan in one embed: the counts, then some of each kind. */
function showPlan(plan: CorpusPlan, words: ModerationWords): APIEmbed {
  const { added, changed, removed, unchanged, copies, rejected, unsettled } = plan
  const lines = [
    words.planCounts(added.length, changed.length, removed.length, unchanged),
    ...(plan.indexVersion === null ? [words.planFresh] : []),
  ]
  const kinds: [title: string, items: string[]][] = [
    [words.planAdded, added.map(nameOf)],
    [words.planChanged, changed.map(nameOf)],
    [words.planRemoved, removed.map(nameOf)],
    [
      words.planCopies,
      copies.map(({ article, of }) => words.planCopy(nameOf(article), nameOf(of))),
    ],
    [
      words.planRejected,
      rejected.map(({ file, reason }) =>
        words.because(said(file, 60), said(words.reason(reason), 100)),
      ),
    ],
    [words.unsettledTitle, unsettledLines(unsettled, words)],
  ]
  const filled = kinds.filter(([, items]) => items.length > 0)
  for (const [i, [title, items]] of filled.entries()) {
    // What one kind leaves of its share is for those after it.
    const share = (descriptionRoom - joinedLength(lines)) / (filled.length - i)
    lines.push(...section(title, items, share, words))
  }
  return { title: words.planTitle, description: lines.join('\n') }
}

function section(
  title: string,
  items: readonly string[],
  room: number,
  words: ModerationWords,
): string[] {
  const head = ['', `**${title}**`]
  const listed = items.slice(0, LISTED).map((item) => `· ${item}`)
  const beyond = items.length - listed.length
  const fitted = fitLines(listed, room - joinedLength(head) - noteRoom, (left) =>
    words.planMore(left + beyond),
  )
  const more = fitted.isWhole && beyond > 0 ? [words.planMore(beyond)] : []
  return [...head, ...fitted.lines, ...more]
}

function nameOf({ title, file, source, published }: ListedArticle): string {
  return [said(title ?? file, 50), said(source ?? '', 20), said(published ?? '', 10)]
    .filter((part) => part !== '')
    .join(' · ')
}

const said = (text: string, most: number): string => escapeMarkdown(oneLine(text, most))
