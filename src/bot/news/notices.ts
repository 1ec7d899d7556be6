import {
  type Client,
  DiscordAPIError,
  messageLink,
  RESTJSONErrorCodes,
  userMention,
} from 'discord.js'
import type { Notice } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { embedMessage, textMessage } from '../discord/bot-message.js'
import { channelOf } from '../discord/channel-of.js'
import { descriptionRoom, fitLines } from '../discord/fit.js'
import { escapeMarkdown, oneLine } from '../discord/markdown.js'
import { isRefusedForGood } from '../discord/refused.js'
import { describeError } from '../failures/failure.js'
import { localeOfDiscord } from '../messages/locale.js'
import type { Words } from '../messages/words.js'
import { wordsIn } from '../messages/words-in.js'
import { turnedLines } from '../shown/turned.js'

const DAY = 24 * 60 * 60_000

/** Only one sending is under way: a notice would go twice. */
const underWay = new WeakMap<BotContext['state'], Promise<void>>()

/** The ids of notices that were sent, and could not be noted as sent: they are not sent again. */
const unnoted = new WeakMap<BotContext['state'], Set<string>>()

/**
 * Sends what is due: each notice by itself, until its user has had as many messages in a day (UTC) as they may; what is
 * left from the days before goes in one message.
 */
export function sendNotices(context: BotContext): Promise<void> {
  const before = underWay.get(context.state) ?? Promise.resolve()
  const work = before.catch(() => {}).then(() => sendDue(context))
  underWay.set(context.state, work)
  return work
}

async function sendDue(context: BotContext): Promise<void> {
  const { state, now, stopping, settings } = context
  const due = await state.noticesDue()
  for (const user of new Set(due.map((notice) => notice.user))) {
    const notices = due.filter((notice) => notice.user === user)
    const today = new Date(Math.floor(now() / DAY) * DAY).toISOString()
    const left = notices.filter(({ at }) => at < today)
    const batches = [
      ...(left.length > 0 ? [left] : []),
      ...notices.filter(({ at }) => at >= today).map((notice) => [notice]),
    ]
    if (settings.noticesPerDay === 0) {
      await state.noticesRefused(
        notices.map(({ id }) => id),
        null,
      )
      continue
    }
    let sent = await state.noticesSince(user, today)
    for (const batch of batches) {
      if (stopping.aborted || sent >= settings.noticesPerDay) break
      if (await send(user, batch, context)) sent += 1
    }
  }
}

/** @returns whether a message was sent, to them or to a channel */
async function send(
  user: string,
  notices: readonly Notice[],
  context: BotContext,
): Promise<boolean> {
  const { state, log, now } = context
  const ids = notices.map(({ id }) => id)
  const sent = unnoted.get(state) ?? new Set()
  unnoted.set(state, sent)
  const unsent = notices.filter(({ id }) => !sent.has(id))
  try {
    const reached = unsent.length === 0 ? 'told' : await delivered(user, unsent, context)
    const at = new Date(now()).toISOString()
    if (reached === 'told') {
      for (const id of ids) sent.add(id)
      await state.noticesSent(ids, at)
      for (const id of ids) sent.delete(id)
    } else await state.noticesRefused(ids, reached === 'hinted' ? at : null)
    return reached !== 'nowhere'
  } catch (error) {
    // It stays due, and is tried again.
    log.warn({ err: describeError(error) }, '通知没有送达')
    return false
  }
}

/**
 * Sends one message to a user; mentions them in the channel of the answer where they take none.
 * @returns `hinted` if it only said that there is something for them, `nowhere` if there is no way to reach them
 */
async function delivered(
  user: string,
  notices: readonly Notice[],
  { client }: BotContext,
): Promise<'told' | 'hinted' | 'nowhere'> {
  const [first] = notices
  if (!first) return 'nowhere'
  const locale = localeOfDiscord(first.locale) ?? 'en'
  const words = wordsIn(locale)
  const sections = await Promise.all(notices.map((each) => sectionOf(each, client, words)))
  const message = embedMessage(embedOf(sections, words))
  // Sent twice within minutes, as after a crash, Discord shows it once.
  const once = { nonce: first.id, enforceNonce: true }
  try {
    await client.users.send(user, { ...message, ...once })
    return 'told'
  } catch (error) {
    if (!isClosed(error)) throw error
  }
  const channels = new Set(notices.map(({ channel }) => channel))
  const [place] = channels
  if (channels.size > 1 || !place) return 'nowhere'
  const isOpen = notices.every(({ link }) => link !== null)
  const mention = userMention(user)
  // What somebody asked for themselves alone is not shown to the others.
  const shown = isOpen
    ? { ...message, content: mention }
    : textMessage(`${mention} ${words.noticeHint}`)
  try {
    const channel = await channelOf(client, place)
    if (!channel?.isSendable()) return 'nowhere'
    await channel.send({ ...shown, ...once, allowedMentions: { parse: [], users: [user] } })
    return isOpen ? 'told' : 'hinted'
  } catch (error) {
    if (isRefusedForGood(error)) return 'nowhere'
    throw error
  }
}

/** Whether somebody takes no direct messages of the bot, or is no longer there. */
function isClosed(error: unknown): boolean {
  const codes: unknown[] = [
    RESTJSONErrorCodes.CannotSendMessagesToThisUser,
    RESTJSONErrorCodes.UnknownUser,
    RESTJSONErrorCodes.MissingAccess,
  ]
  return error instanceof DiscordAPIError && codes.includes(error.code)
}

async function sectionOf(
  { question, turned, link }: Notice,
  client: Client,
  words: Words,
): Promise<string> {
  const asked = `> ${escapeMarkdown(oneLine(question, 200))}`
  const lines = turned.flatMap((each) => turnedLines(each, true, words))
  return [asked, ...lines, ...(link ? [await linkTo(link, client, words)] : [])].join('\n')
}

async function linkTo(
  { channel: id, message }: NonNullable<Notice['link']>,
  client: Client,
  words: Words,
): Promise<string> {
  const channel = await channelOf(client, id).catch(() => null)
  const guild = channel && 'guildId' in channel ? channel.guildId : null
  const address = guild ? messageLink(id, message, guild) : messageLink(id, message)
  return `[${words.noticeLink}](<${address}>)`
}

function embedOf(sections: readonly string[], words: Words) {
  const spaced = sections.map((section, n) => (n === 0 ? section : `\n${section}`))
  const { lines } = fitLines(spaced, descriptionRoom, words.moreNotices)
  return { title: words.noticeTitle(sections.length), description: lines.join('\n') }
}
