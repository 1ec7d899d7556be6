import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type ChatInputCommandInteraction,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
} from 'discord.js'
import type { Breach, ClaimCheck } from '../../domain/index.js'
import { acknowledged } from '../acknowledge.js'
import { keepUnless } from '../answered/keep-unless.js'
import type { BotContext } from '../contract.js'
import { describeError, logFailure, sentenceFor } from '../failure.js'
import type { Admission } from '../limits/admission.js'
import { takeTurnInQueue } from '../limits/queued-turn.js'
import { type BotLocale, localeOfDiscord, localeOfText } from '../locale.js'
import { localised } from '../localised.js'
import { messagesIn } from '../messages/messages.js'
import { type BotMessage, embedMessage, textMessage } from '../shown/bot-message.js'
import { showChecks } from '../shown/check.js'
import { checkButtons } from '../shown/check-buttons.js'
import { deliver } from '../shown/deliver.js'
import { replyOf } from '../shown/reply-of.js'
import { tellBreaches } from '../tell-breaches.js'
import { claimsIn } from './claims-in-message.js'

export const checkCommand = {
  name: 'check',
  ...localised({
    names: ['查证', '查證', 'check'],
    descriptions: [
      '查证一句话：属实、不符、说法不一，还是语料未载',
      '查證一句話：屬實、不符、說法不一，還是語料未載',
      'Check a statement against the news corpus',
    ],
  }),
  options: [
    {
      type: ApplicationCommandOptionType.String,
      name: 'claim',
      ...localised({
        names: ['说法', '說法', 'claim'],
        descriptions: [
          '要查证的话，如“新馆面积3万平方米”',
          '要查證的話，如「新館面積3萬平方公尺」',
          'The statement to check, in Chinese',
        ],
      }),
      required: true,
      max_length: 1000,
    },
  ],
} as const

export const checkMenu = {
  type: ApplicationCommandType.Message,
  name: '查证',
  name_localizations: { 'zh-TW': '查證', 'en-US': 'Check facts', 'en-GB': 'Check facts' },
} as const

/** Checks what is said in /check or in the message that was right-clicked; only the asker sees it. */
export async function onCheck(
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
  context: BotContext,
  admission: Admission,
): Promise<void> {
  const text = interaction.isMessageContextMenuCommand()
    ? textOf(interaction.targetMessage)
    : (interaction.options.getString('claim') ?? '')
  const locale = localeOfDiscord(interaction.locale) ?? localeOfText(text)
  const refusal = admission.refusal(interaction.user.id, interaction.channelId, locale)
  if (refusal !== null) {
    await interaction.reply({ ...textMessage(refusal), flags: MessageFlags.Ephemeral })
    return
  }
  const acknowledgement = acknowledged(interaction, { isPrivate: true }, context.log)
  const ready = admission.line.hold(acknowledgement)
  context.log.debug({ text }, '收到查证')
  const show = replyOf(interaction, { question: text, isPrivate: true, locale }, context.log)
  const who = { user: interaction.user.id, channel: interaction.channelId, locale }
  const isDeleted = context.deletions.watch(who.user)
  const { log, state } = context
  await takeTurnInQueue({ line: admission.line, ready }, { show, locale, log }, async (inTurn) => {
    const shown = await checkText(text, who, isDeleted, context)
    const message = await deliver(inTurn, shown.message, locale, log)
    if (shown.id === null || message === null) return
    await state
      .shownIn(shown.id, message)
      .catch((error) => log.error({ err: describeError(error) }, '没有记下查证所在的消息'))
  })
}

/** What a message says: its text and that of its embeds, so that an answer can be checked too. */
function textOf({ content, embeds, author, client }: Message): string {
  // In the bot's own answers a bold line is a heading.
  const heading = author.id === client.user.id ? /^\*\*[^*\n]+\*\*$/gm : /(?!)/
  const embedded = embeds.flatMap(({ title, description, fields }) => [
    title,
    description?.replace(heading, ''),
    ...fields.map(({ value }) => value),
  ])
  return [content, ...embedded].filter(Boolean).join('\n').trim()
}

interface Asker {
  user: string
  channel: string | null
  locale: BotLocale
}

async function checkText(
  text: string,
  asker: Asker,
  isDeleted: () => boolean,
  context: BotContext,
): Promise<{ message: BotMessage; id: string | null }> {
  const { locale } = asker
  const { claims, left } = claimsIn(text)
  if (claims.length === 0) return { message: textMessage(messagesIn(locale).noClaim), id: null }
  try {
    const breaches: Breach[] = []
    const onBreach = (breach: Breach) => breaches.push(breach)
    const checks = await context.service.checkAll(claims, { onBreach })
    for (const { verdict } of checks) context.observer.check(verdict)
    const id = await keep(text, asker, { checks, left }, isDeleted, context)
    tellBreaches(breaches, id, context)
    const rows = id === null ? [] : checkButtons(id, checks, true, locale)
    return { message: embedMessage(showChecks(checks, left, locale), ...rows), id }
  } catch (error) {
    context.observer.check('failed')
    logFailure(error, '这段话没有查证', context.log)
    return { message: textMessage(sentenceFor(error, locale)), id: null }
  }
}

async function keep(
  text: string,
  asker: Asker,
  checked: { checks: ClaimCheck[]; left: number },
  isDeleted: () => boolean,
  { state, log, now }: BotContext,
): Promise<string | null> {
  const at = new Date(now()).toISOString()
  const question = text.slice(0, 1000)
  const given = { ...asker, question, at, previous: null, message: null, isPrivate: true }
  try {
    return await keepUnless(isDeleted, { ...given, kind: 'check', ...checked }, state)
  } catch (error) {
    log.error({ err: describeError(error) }, '查证没有记下：它的按钮暂不可用')
    return null
  }
}
