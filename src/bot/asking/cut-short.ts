import { type APIMessage, MessageFlags, Routes } from 'discord.js'
import type { QuestionBegun } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { isRefusedForGood } from '../discord/refused.js'
import { describeError } from '../failures/failure.js'
import { Standing } from '../limits/admission.js'
import { localeOfDiscord } from '../messages/locale.js'
import type { Words } from '../messages/words.js'
import { wordsIn } from '../messages/words-in.js'
import { STILL_WRITING } from './stream.js'

/** Behind a question so many messages at once, and so many times, are looked through for the reply to it. */
const PAGE = 100
const MOST_PAGES = 5

/**
 * Returns what tells those whose question a process did not live to answer that they have to ask again. Each is told by
 * one process, in place of what the answer would have replaced.
 */
export function cutShortTeller(context: BotContext): () => Promise<void> {
  const { state, log } = context
  const looking = new Standing()
  return async () => {
    let questions: QuestionBegun[] = []
    try {
      questions = await state.questionsCutShort()
      looking.works()
    } catch (error) {
      looking.fails(() => log.warn({ err: describeError(error) }, '没能查到没答完的提问，会再试'))
    }
    for (const question of questions) await tellOne(question, context)
  }
}

async function tellOne(question: QuestionBegun, context: BotContext): Promise<void> {
  const { state, log } = context
  try {
    const isTold = await tell(question, context)
    if (isTold) log.info({ at: question.at }, '已告诉提问者：进程停了，刚才的问题没有答完')
  } catch (error) {
    log.warn({ err: describeError(error) }, '没能告诉提问者刚才的问题没有答完')
    // A minute later it is taken over once more.
    if (!isRefusedForGood(error)) return
  }
  await state
    .endQuestion(question.id)
    .catch((error) => log.warn({ err: describeError(error) }, '没能划掉一个没答完的提问'))
}

/** Requests of their own: the channel may be of a server that another process is connected for. @returns whether it had to be told */
async function tell({ locale, place }: QuestionBegun, { client }: BotContext): Promise<boolean> {
  const words = wordsIn(localeOfDiscord(locale) ?? 'en')
  const { rest } = client
  const body = {
    ...{ content: words.cutShort, embeds: [], components: [] },
    allowed_mentions: { parse: [] },
  }
  if (place.kind === 'message') {
    const reply = await replyIn(place, client)
    if (reply && isAnswer(reply, words)) return false
    const references = {
      message_reference: { message_id: place.message, fail_if_not_exists: false },
    }
    if (reply) await rest.patch(Routes.channelMessage(place.channel, reply.id), { body })
    else
      await rest.post(Routes.channelMessages(place.channel), { body: { ...body, ...references } })
    return true
  }
  const { application, token } = place
  if (place.kind === 'update') {
    // The message stays as it was, for nothing of it was wrong.
    const unseen = { ...body, flags: MessageFlags.Ephemeral }
    await rest.post(Routes.webhook(application, token), { auth: false, body: unseen })
    return true
  }
  const route = Routes.webhookMessage(application, token, '@original')
  if (isAnswer((await rest.get(route, { auth: false })) as APIMessage, words)) return false
  await rest.patch(route, { auth: false, body })
  return true
}

/** What the bot has replied already, such as how many questions are ahead; among many messages it may not be found. */
async function replyIn(
  { channel, message }: { channel: string; message: string },
  { rest, user }: BotContext['client'],
): Promise<APIMessage | undefined> {
  let after = message
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({ after, limit: String(PAGE) })
    const later = (await rest.get(Routes.channelMessages(channel), { query })) as APIMessage[]
    const reply = later.find(
      (each) => each.author.id === user?.id && each.message_reference?.message_id === message,
    )
    const [newest] = later
    if (reply || !newest || later.length < PAGE) return reply
    after = newest.id
  }
  return undefined
}

/** Whether a message is more than a sign that an answer is to come: it may have been answered just before the end. */
function isAnswer({ flags, content, embeds, components = [] }: APIMessage, words: Words): boolean {
  if (((flags ?? 0) & MessageFlags.Loading) !== 0) return false
  if (embeds.length + components.length > 0) return true
  const ahead = Number(/\d+/.exec(content)?.[0])
  return !content.endsWith(STILL_WRITING) && content !== words.inLine(ahead)
}
