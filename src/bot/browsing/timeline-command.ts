import {
  ApplicationCommandOptionType,
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type RepliableInteraction,
} from 'discord.js'
import { dayOption, sourceOption, suggestSources } from '../asking/restriction-options.js'
import { restrictionIn } from '../channels/rules.js'
import type { BotContext } from '../contract.js'
import { acknowledged, acknowledgedUpdate } from '../discord/acknowledge.js'
import { type BotMessage, embedMessage, textMessage } from '../discord/bot-message.js'
import { button, row } from '../discord/components.js'
import { deliver, type Show } from '../discord/deliver.js'
import { escapeMarkdown, oneLine } from '../discord/markdown.js'
import { placeOf, replyOf } from '../discord/reply-of.js'
import { logFailure, sentenceFor } from '../failures/failure.js'
import type { Exchange, SlashCommand } from '../feature.js'
import { notTaken } from '../limits/not-taken.js'
import type { Asker } from '../limits/noted-turn.js'
import { type QueuedTurn, takeTurnInQueue } from '../limits/queued-turn.js'
import { localised } from '../messages/commands/localised.js'
import { type Locale, localeOfDiscord, localeOfText } from '../messages/locale.js'
import type { Words } from '../messages/words.js'
import { wordsIn } from '../messages/words-in.js'
import { showTimeline } from '../shown/timeline.js'
import { LONGEST_SOURCE, LONGEST_SUBJECT, type Page, pageId, pageIn } from './timeline-page.js'

export const timeline: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'timeline',
    ...localised((commands) => commands.timeline),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'subject',
        ...localised((commands) => commands.timeline.options.subject),
        required: true,
        max_length: LONGEST_SUBJECT,
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        name: 'private',
        ...localised((commands) => commands.ask.options.private),
      },
      dayOption('since', (commands) => commands.ask.options.since),
      dayOption('until', (commands) => commands.ask.options.until),
      sourceOption((commands) => commands.ask.options.source, LONGEST_SOURCE),
    ],
  },
  run: onTimeline,
  suggest: suggestSources,
  buttons: { timeline: onPage },
}

async function onTimeline(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  const { interaction, context } = exchange
  const given = (name: string) => interaction.options.getString(name)?.trim() || undefined
  const subject = given('subject') ?? ''
  const locale =
    localeOfDiscord(interaction.locale) ?? localeOfText(subject, context.settings.language)
  const words = wordsIn(locale)
  const refusal = notTaken(exchange, words)
  if (refusal !== null) {
    await refusal
    return
  }
  const rule = context.channels.in(interaction.channel)
  const isLeftAlone = rule?.answers === 'never'
  const isPrivate = isLeftAlone || (interaction.options.getBoolean('private') ?? false)
  const ready = context.admission.queue.hold(acknowledged(exchange, { isPrivate }))
  const show = replyOf(interaction, { question: subject, isPrivate, words }, context.log)
  const own = { since: given('since'), until: given('until'), source: given('source') }
  const restriction = restrictionIn(rule, own)
  const turn = { asker: askerOf(interaction, locale), place: placeOf(interaction, 'reply') }
  await showInTurn({ subject, page: 1, ...restriction }, { ...turn, show, ready }, context)
}

/** Turns the page; its id says of what. */
async function onPage(
  exchange: Exchange<ButtonInteraction>,
  given: readonly string[],
): Promise<void> {
  const { interaction, locale, words, context } = exchange
  const refusal = notTaken(exchange, words)
  if (refusal !== null) {
    await refusal
    return
  }
  const ready = context.admission.queue.hold(acknowledgedUpdate(exchange))
  const show: Show = (message) => interaction.editReply(message)
  const rule = context.channels.in(interaction.channel)
  const turn = { asker: askerOf(interaction, locale), place: placeOf(interaction, 'update') }
  await showInTurn(pageIn(given, rule?.source), { ...turn, show, ready }, context)
}

function askerOf({ user, channelId }: RepliableInteraction, locale: Locale): Asker {
  return { user: user.id, channel: channelId, locale }
}

async function showInTurn(page: Page, turn: QueuedTurn, context: BotContext): Promise<void> {
  const words = wordsIn(turn.asker.locale)
  await takeTurnInQueue(turn, context, async (inTurn) => {
    await deliver(inTurn, await messageOf(page, words, context), words, context.log)
  })
}

async function messageOf(page: Page, words: Words, context: BotContext): Promise<BotMessage> {
  const { subject, page: wanted, ...restriction } = page
  try {
    const found = await context.service.timeline(subject, restriction)
    if (found.silent) {
      return textMessage(words.timelineNothing(escapeMarkdown(oneLine(subject, LONGEST_SUBJECT))))
    }
    const shown = showTimeline(found, wanted, words)
    const to = (number: number) => pageId({ ...page, page: number })
    const turns = [
      ...(shown.page > 1 ? [button(to(shown.page - 1), words.buttons.previous)] : []),
      ...(shown.page < shown.pages ? [button(to(shown.page + 1), words.buttons.next)] : []),
    ]
    return embedMessage(shown.embed, ...(turns.length > 0 ? [row(...turns)] : []))
  } catch (error) {
    logFailure(error, '这条时间线没有列出来', context.log)
    return textMessage(sentenceFor(error, words))
  }
}
