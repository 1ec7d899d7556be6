import type { APIEmbed, ButtonInteraction, ChatInputCommandInteraction } from 'discord.js'
import type { CorpusPlan, ListedArticle } from '../../app.js'
import { acknowledged } from '../acknowledge.js'
import type { BotContext } from '../contract.js'
import type { BotLocale } from '../locale.js'
import { type ModerationWords, moderationWordsIn } from '../messages/moderation/words.js'
import { embedMessage, textMessage } from '../shown/bot-message.js'
import { escapeMarkdown, oneLine } from '../shown/markdown.js'
import { confirmButtons } from './confirm.js'

/** How many of each kind are listed. */
const LISTED = 8

/** Shows what a refresh would do, with the button that does it. Nothing is written. */
export async function onPlan(
  interaction: ButtonInteraction | ChatInputCommandInteraction,
  locale: BotLocale,
  context: BotContext,
): Promise<void> {
  if (!(await acknowledged(interaction, { isPrivate: true }, context.log))) return
  await interaction.editReply(await planMessage(interaction.user.id, locale, context))
}

/** The plan as it is now, for who may confirm it; `first` is said before it. */
export async function planMessage(
  user: string,
  locale: BotLocale,
  context: BotContext,
  first = '',
) {
  const words = moderationWordsIn(locale)
  const plan = await context.service.plan()
  if (!hasChanges(plan)) return textMessage(words.planNothing)
  const step = { what: 'refresh', evenIfWorse: false, corpus: plan.digest } as const
  const row = await confirmButtons(user, step, words.buttons.refresh, locale, context)
  return { ...embedMessage(showPlan(plan, words), row), content: first }
}

function hasChanges({ added, changed, removed, files, indexVersion }: CorpusPlan): boolean {
  const filesChanged = files.added.length + files.changed.length + files.removed.length
  const articles = added.length + changed.length + removed.length
  return indexVersion === null || articles + filesChanged > 0
}

/** A plan in one embed: the counts, then some of each kind. */
function showPlan(plan: CorpusPlan, words: ModerationWords): APIEmbed {
  const { added, changed, removed, unchanged, copies, rejected } = plan
  const description = [
    words.planCounts(added.length, changed.length, removed.length, unchanged),
    ...(plan.indexVersion === null ? [words.planFresh] : []),
    ...section(words.planAdded, added.map(nameOf), words),
    ...section(words.planChanged, changed.map(nameOf), words),
    ...section(words.planRemoved, removed.map(nameOf), words),
    ...section(
      words.planCopies,
      copies.map(({ article, of }) => words.planCopy(nameOf(article), nameOf(of))),
      words,
    ),
    ...section(
      words.planRejected,
      rejected.map(({ file, reason }) => words.because(said(file, 60), said(reason, 100))),
      words,
    ),
  ].join('\n')
  return { title: words.planTitle, description: description.slice(0, 4096) }
}

function section(title: string, items: readonly string[], words: ModerationWords): string[] {
  if (items.length === 0) return []
  const more = items.length > LISTED ? [words.planMore(items.length - LISTED)] : []
  const listed = items.slice(0, LISTED).map((item) => `· ${item}`)
  return ['', `**${title}**`, ...listed, ...more]
}

function nameOf({ title, file, source, published }: ListedArticle): string {
  return [said(title ?? file, 50), said(source ?? '', 20), said(published ?? '', 10)]
    .filter((part) => part !== '')
    .join(' · ')
}

const said = (text: string, most: number): string => escapeMarkdown(oneLine(text, most))
