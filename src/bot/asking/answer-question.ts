import {
  type Answered,
  type Breach,
  isUnanswered,
  type OnSentence,
  type Restriction,
  receiptOf,
  TURNS_READ,
} from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { embedMessage, textMessage } from '../discord/bot-message.js'
import { deliver, type Show } from '../discord/deliver.js'
import { describeError, logFailure, sentenceFor } from '../failures/failure.js'
import { reportBreaches } from '../failures/report-breaches.js'
import type { Outcome } from '../health/observer.js'
import { keep, noteMessage } from '../keep.js'
import { type QueuedTurn, takeTurnInQueue } from '../limits/queued-turn.js'
import type { Locale } from '../messages/locale.js'
import { wordsIn } from '../messages/words-in.js'
import { showAnswer } from '../shown/answer.js'
import { answerButtons } from '../shown/buttons.js'
import { Stream } from './stream.js'

/** A question as it came in. */
export interface Asked {
  question: string
  locale: Locale
  user: string
  channel: string | null
  /** The id of the given answer that it follows up. */
  previous: string | null
  isPrivate: boolean
  /** Whether a thread can be opened on the answer. */
  mayBranch: boolean
  restriction?: Restriction
}

/** A question with when it came in, in milliseconds since 1970. */
type Begun = Asked & { began: number }

/** What became of a question. */
export interface Made extends Pick<Extract<Answered, { kind: 'answer' }>, 'answer' | 'receipt'> {
  /** Answers made before it that broke the contract of quotes and were not given. */
  breaches: readonly Breach[]
}

/**
 * Answers a question when it is its turn and shows the answer; an error is shown as a sentence, so this never rejects.
 */
export async function replyToQuestion(
  asked: Asked,
  turn: Omit<QueuedTurn, 'asker'>,
  context: BotContext,
): Promise<void> {
  const { question } = asked
  const { log, now, observer } = context
  const began = now()
  const isDeleted = context.deletions.watch(asked.user)
  log.debug({ question }, '收到提问')
  const isTaken = await takeTurnInQueue({ asker: asked, ...turn }, context, async (inTurn) => {
    const outcome = await answerNow({ ...asked, began }, isDeleted, inTurn, context)
    observer.question(outcome, (now() - began) / 1000)
  })
  if (!isTaken) observer.question('refused', null)
}

async function answerNow(
  asked: Begun,
  isDeleted: () => Promise<boolean>,
  show: Show,
  context: BotContext,
): Promise<Outcome> {
  const { locale } = asked
  const words = wordsIn(locale)
  const stream = new Stream(show, context.now)
  try {
    const made = await ask(asked, context, stream.add)
    await stream.end()
    await give(asked, made, isDeleted, show, context)
    return made.answer.status
  } catch (error) {
    await stream.end()
    logFailure(error, '这个问题没有得到回答', context.log)
    await deliver(show, textMessage(sentenceFor(error, words)), words, context.log)
    return 'failed'
  }
}

/** Keeps an answer, and shows it with its buttons. */
export async function give(
  asked: Begun,
  made: Made,
  isDeleted: () => Promise<boolean>,
  show: Show,
  context: BotContext,
): Promise<void> {
  const { answer } = made
  const words = wordsIn(asked.locale)
  const id = await keep(givenOf(asked, made, context.now()), isDeleted, context)
  reportBreaches(made.breaches, id, context)
  const isNoted = isUnanswered(answer) && id !== null
  const { embed, rest } = showAnswer(answer, asked.locale, {
    isNoted,
    restriction: asked.restriction,
  })
  const rows = id === null ? [] : answerButtons(id, answer, { ...asked, rest }, words)
  const message = await deliver(show, embedMessage(embed, ...rows), words, context.log)
  if (id !== null && message !== null) await noteMessage('answer', id, message, context)
}

/** Asks the service, with the turns before the question. */
export async function ask(
  { question, previous, restriction = {} }: Asked,
  { service, state, log }: BotContext,
  onSentence?: OnSentence,
): Promise<Made> {
  const turnsUpTo = (id: string) =>
    state.turnsUpTo(id, TURNS_READ).catch((error) => {
      log.error({ err: describeError(error) }, '没能查到前几轮的内容，只按这个问题本身回答')
      return []
    })
  const history = previous === null ? [] : await turnsUpTo(previous)
  const request = { question, ...restriction, history }
  const { answer, hits, breaches } = await service.ask(request, onSentence)
  return { answer, receipt: receiptOf(hits), breaches }
}

/** The answer as it is kept, before a message shows it. */
function givenOf(
  { question, user, channel, previous, locale, isPrivate, restriction, began }: Begun,
  { answer, receipt }: Made,
  now: number,
) {
  const at = new Date(now).toISOString()
  const common = { question, user, channel, previous, locale, isPrivate, message: null, at }
  const given = { ...common, tookMs: now - began }
  const limits = restriction && Object.values(restriction).some(Boolean) ? { restriction } : {}
  return { ...given, ...limits, kind: 'answer' as const, answer, receipt }
}
