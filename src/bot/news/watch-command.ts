import {
  ApplicationCommandOptionType,
  type ChatInputCommandInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js'
import type { Answered, Watch } from '../../domain/index.js'
import { isSeenBy } from '../answered/find-answered.js'
import { acknowledged, acknowledgedUpdate } from '../discord/acknowledge.js'
import { type BotMessage, embedMessage, textMessage } from '../discord/bot-message.js'
import { choice } from '../discord/components.js'
import { deliver } from '../discord/deliver.js'
import { descriptionRoom, fitLines } from '../discord/fit.js'
import { escapeMarkdown, oneLine } from '../discord/markdown.js'
import { placeOf, replyOf } from '../discord/reply-of.js'
import { logFailure, sentenceFor } from '../failures/failure.js'
import type { Exchange, SlashCommand } from '../feature.js'
import { notTaken } from '../limits/not-taken.js'
import { takeTurnInQueue } from '../limits/queued-turn.js'
import { localised } from '../messages/commands/localised.js'
import { showAnswer } from '../shown/answer.js'
import { turnedLines } from '../shown/turned.js'
import { begun, MOST_WATCHES, watchAnswer } from './watching.js'

const LONGEST_QUESTION = 1000

type Subcommand = 'answer' | 'topic' | 'list' | 'stop'

export const watch: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'watch',
    ...localised((commands) => commands.watch),
    options: [
      {
        ...subcommand('answer'),
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: 'link',
            ...localised((commands) => commands['watch answer'].options.link),
            max_length: 200,
          },
        ],
      },
      {
        ...subcommand('topic'),
        options: [
          {
            type: ApplicationCommandOptionType.String,
            name: 'question',
            ...localised((commands) => commands['watch topic'].options.question),
            required: true,
            max_length: LONGEST_QUESTION,
          },
        ],
      },
      subcommand('list'),
      subcommand('stop'),
    ],
  },
  run: onWatch,
  selects: { unwatch: onUnwatch },
}

function subcommand(name: Subcommand) {
  return {
    type: ApplicationCommandOptionType.Subcommand as const,
    name,
    ...localised((commands) => commands[`watch ${name}`]),
  }
}

async function onWatch(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  const name = exchange.interaction.options.getSubcommand() as Subcommand
  if (name === 'topic') return onTopic(exchange)
  if (!(await acknowledged(exchange, { isPrivate: true }))) return
  const shown = name === 'answer' ? await onAnswer(exchange) : await listed(exchange, name)
  await exchange.interaction.editReply(shown)
}

/** Watches the answer that a link leads to, or the last one in the channel that the person sees. */
async function onAnswer(exchange: Exchange<ChatInputCommandInteraction>): Promise<BotMessage> {
  const { interaction, words, context } = exchange
  const link = interaction.options.getString('link')?.trim() ?? ''
  const given =
    link === ''
      ? await context.state.lastSeenIn(interaction.channelId, interaction.user.id)
      : await linked(link, exchange)
  if (!given) return textMessage(link === '' ? words.watchNothing : words.watchUnknown)
  return textMessage(
    `> ${escapeMarkdown(oneLine(given.question, 200))}\n${await watchAnswer(given, exchange)}`,
  )
}

/** What the message behind a link shows; null also where the person does not see it from here. */
async function linked(
  link: string,
  { interaction, context }: Exchange<ChatInputCommandInteraction>,
): Promise<Answered | null> {
  const [, message] = /(\d{5,25})\D*$/.exec(link) ?? []
  const given = message === undefined ? null : await context.state.givenIn(message)
  return given && isSeenBy(interaction, given) ? given : null
}

/** Asks a standing question once, privately, so that its first answer is known, and keeps it. */
async function onTopic(exchange: Exchange<ChatInputCommandInteraction>): Promise<void> {
  const { interaction, locale, words, context } = exchange
  const { admission, log, service, deletions } = context
  const user = interaction.user.id
  const refusal = notTaken(exchange, words)
  if (refusal !== null) {
    await refusal
    return
  }
  const ready = admission.queue.hold(acknowledged(exchange, { isPrivate: true }))
  const question = interaction.options.getString('question', true).trim()
  const show = replyOf(interaction, { question, isPrivate: true, words }, log)
  const isDeleted = deletions.watch(user)
  const asker = { user, channel: interaction.channelId, locale }
  const turn = { asker, ready, place: placeOf(interaction, 'reply'), show }
  await takeTurnInQueue(turn, context, async (inTurn) => {
    const message = await kept().catch((error) => {
      logFailure(error, '没能记下要关注的问题', log)
      return textMessage(sentenceFor(error, words))
    })
    await deliver(inTurn, message, words, log)
  })

  async function kept(): Promise<BotMessage> {
    const told = await service.askQuietly({ question })
    if (told.clarify !== null) return textMessage(words.topicUnclear)
    const at = new Date(context.now()).toISOString()
    const topic = { kind: 'topic' as const, question, told, turned: [] }
    const isKept = !(await isDeleted()) && (await begun({ ...topic, ...asker, at }, context))
    if (!isKept) return textMessage(words.watchFull(MOST_WATCHES))
    const isAnswered = told.status === 'answered'
    const said = isAnswered ? words.topicAnswered : words.topicSilent
    return isAnswered
      ? { ...embedMessage(showAnswer(told, locale).embed), content: said }
      : textMessage(said)
  }
}

/** The watches of a person, and what could not be sent to them; with a select that stops some. */
async function listed(
  { interaction, words, context: { state } }: Exchange<ChatInputCommandInteraction>,
  name: Subcommand,
): Promise<BotMessage> {
  const user = interaction.user.id
  const watches = await state.watches(user)
  const missed = await state.noticesLeft(user)
  const lines = await Promise.all(watches.map((each) => lineOf(each, state)))
  const left = missed.flatMap(({ question, turned }) => [
    `> ${escapeMarkdown(oneLine(question, 200))}`,
    ...turned.flatMap((each) => turnedLines(each, true, words)),
  ])
  if (watches.length + missed.length === 0) return textMessage(words.watchList(0))
  const all = [
    ...lines.map((line) => `· ${line}`),
    ...(left.length > 0 ? ['', `**${words.noticesMissed}**`, ...left] : []),
  ]
  const description = fitLines(all, descriptionRoom, words.moreNotices).lines.join('\n')
  const options = watches.map((each, n) => ({
    label: oneLine(plain(lines[n] ?? ''), 100) || '—',
    value: each.id,
  }))
  const rows =
    name === 'stop' && options.length > 0
      ? [choice('unwatch', words.chooseWatches, options, options.length)]
      : []
  return embedMessage({ title: words.watchList(watches.length), description }, ...rows)
}

async function lineOf(watch: Watch, state: Exchange['context']['state']): Promise<string> {
  const question =
    watch.kind === 'topic' ? watch.question : ((await state.given(watch.given))?.question ?? '')
  return escapeMarkdown(`${watch.kind === 'topic' ? '❓' : '🔔'} ${oneLine(question, 90)}`)
}

/** A select shows no markdown. */
function plain(line: string): string {
  return line.replaceAll('\\', '')
}

async function onUnwatch(exchange: Exchange<StringSelectMenuInteraction>): Promise<void> {
  if (!(await acknowledgedUpdate(exchange))) return
  const { interaction, words, context } = exchange
  let stopped = 0
  for (const id of interaction.values) {
    if (await context.state.unwatch(interaction.user.id, id)) stopped += 1
  }
  await interaction.editReply(textMessage(words.watchStopped(stopped)))
}
