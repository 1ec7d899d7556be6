import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  type Attachment,
  type CommandInteraction,
  type Message,
} from 'discord.js'
import type { Breach, ClaimCheck, Restriction } from '../../domain/index.js'
import { restrictionIn } from '../channels/rules.js'
import type { BotContext } from '../contract.js'
import { acknowledged } from '../discord/acknowledge.js'
import { type BotMessage, embedMessage, textMessage } from '../discord/bot-message.js'
import { deliver } from '../discord/deliver.js'
import { placeOf, replyOf } from '../discord/reply-of.js'
import { logFailure, sentenceFor } from '../failures/failure.js'
import { reportBreaches } from '../failures/report-breaches.js'
import type { Exchange, MessageMenu, SlashCommand } from '../feature.js'
import { keep, noteMessage } from '../keep.js'
import { notTaken } from '../limits/not-taken.js'
import { takeTurnInQueue } from '../limits/queued-turn.js'
import { localised } from '../messages/commands/localised.js'
import { type Locale, localeOfDiscord, localeOfText } from '../messages/locale.js'
import { wordsIn } from '../messages/words-in.js'
import { checkButtons } from '../shown/buttons.js'
import { showChecks } from '../shown/check.js'
import { restrictionLines } from '../shown/restriction.js'
import { claimsIn } from './claims-in-message.js'
import { picturesAmong, readPictures } from './pictures-in-message.js'

export const check: SlashCommand = {
  kind: 'slash',
  data: {
    name: 'check',
    ...localised((commands) => commands.check),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'claim',
        ...localised((commands) => commands.check.options.claim),
        max_length: 1000,
      },
      {
        type: ApplicationCommandOptionType.Attachment,
        name: 'image',
        ...localised((commands) => commands.check.options.image),
      },
    ],
  },
  run: (exchange) => {
    const { options } = exchange.interaction
    const picture = options.getAttachment('image')
    const text = options.getString('claim') ?? ''
    return onCheck(exchange, { text, pictures: picture ? [picture] : [] })
  },
}

const menuIn = (locale: Locale) => wordsIn(locale).commands.checkMenu

export const checkMenu: MessageMenu = {
  kind: 'menu',
  data: {
    type: ApplicationCommandType.Message,
    name: menuIn('zh-CN'),
    name_localizations: {
      'zh-TW': menuIn('zh-TW'),
      'en-US': menuIn('en'),
      'en-GB': menuIn('en'),
    },
  },
  run: (exchange) => {
    const { targetMessage } = exchange.interaction
    const pictures = picturesAmong([...targetMessage.attachments.values()])
    return onCheck(exchange, { text: textOf(targetMessage), pictures })
  },
}

/** What is to be checked. */
interface Given {
  text: string
  pictures: Attachment[]
}

/** Checks what a text and pictures say; only the asker sees it. */
async function onCheck(exchange: Exchange<CommandInteraction>, given: Given): Promise<void> {
  const { text } = given
  const { interaction, context } = exchange
  const { admission, log } = context
  const locale =
    localeOfDiscord(interaction.locale) ?? localeOfText(text, context.settings.language)
  const words = wordsIn(locale)
  const refusal = notTaken(exchange, words)
  if (refusal !== null) {
    await refusal
    return
  }
  const ready = admission.queue.hold(acknowledged(exchange, { isPrivate: true }))
  log.debug({ text }, '收到查证')
  const show = replyOf(interaction, { question: text, isPrivate: true, words }, log)
  const restriction = restrictionIn(context.channels.in(interaction.channel))
  const asker = {
    user: interaction.user.id,
    channel: interaction.channelId,
    locale,
    began: context.now(),
  }
  const isDeleted = context.deletions.watch(asker.user)
  const turn = { asker, ready, place: placeOf(interaction, 'reply'), show }
  await takeTurnInQueue(turn, context, async (inTurn) => {
    const shown = await checkGiven(given, asker, restriction, isDeleted, context)
    const message = await deliver(inTurn, shown.message, words, log)
    if (shown.id !== null && message !== null) {
      await noteMessage('check', shown.id, message, context)
    }
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
  locale: Locale
  /** When they asked, in milliseconds since 1970. */
  began: number
}

async function checkGiven(
  given: Given,
  asker: Asker,
  restriction: Restriction,
  isDeleted: () => Promise<boolean>,
  context: BotContext,
): Promise<{ message: BotMessage; id: string | null }> {
  const { locale } = asker
  const words = wordsIn(locale)
  try {
    const { texts, said } = await readPictures(given.pictures, locale, context)
    const { claims, left } = claimsIn(given.text, texts)
    const content = said.join('\n')
    if (claims.length === 0) return { message: textMessage(content || words.noClaim), id: null }
    const breaches: Breach[] = []
    const onBreach = (breach: Breach) => breaches.push(breach)
    const checks = await context.service.checkAll(claims, { ...restriction, onBreach })
    for (const { verdict } of checks) context.observer.check(verdict)
    const id = await keep(
      givenOf([given.text, ...texts].join('\n').trim(), asker, { checks, left }, context.now()),
      isDeleted,
      context,
    )
    reportBreaches(breaches, id, context)
    const rows = id === null ? [] : checkButtons(id, checks, true, words)
    const limited = restrictionLines(restriction, words).join(' · ')
    const message = {
      ...embedMessage(showChecks(checks, left, locale), ...rows),
      content: [content, limited].filter((line) => line !== '').join('\n'),
    }
    return { message, id }
  } catch (error) {
    context.observer.check('failed')
    logFailure(error, '这段话没有查证', context.log)
    return { message: textMessage(sentenceFor(error, words)), id: null }
  }
}

/** The check as it is kept, before a message shows it. */
function givenOf(
  text: string,
  asker: Asker,
  checked: { checks: ClaimCheck[]; left: number },
  now: number,
) {
  const at = new Date(now).toISOString()
  const question = text.slice(0, 1000)
  const { began, ...who } = asker
  const given = { ...who, question, at, previous: null, message: null, isPrivate: true }
  return { ...given, tookMs: now - began, kind: 'check' as const, ...checked }
}
