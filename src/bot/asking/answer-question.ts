import type { AskOptions } from '../../app.js'
import {
  type Answered,
  type Breach,
  type Hit,
  isUnanswered,
  type ReceiptLine,
  type Restriction,
} from '../../domain/index.js'
import { keepUnless } from '../answered/keep-unless.js'
import type { BotContext } from '../contract.js'
import { describeError, logFailure, sentenceFor } from '../failure.js'
import { type QueuedTurn, takeTurnInQueue } from '../limits/queued-turn.js'
import type { BotLocale } from '../locale.js'
import type { Outcome } from '../observer.js'
import { showAnswer } from '../shown/answer.js'
import { answerButtons } from '../shown/answer-buttons.js'
import { embedMessage, textMessage } from '../shown/bot-message.js'
import { deliver, type Show } from '../shown/deliver.js'
import { tellBreaches } from '../tell-breaches.js'
import { Stream } from './stream.js'

/** A question as it came in. */
export interface Asked {
  question: string
  locale: BotLocale
  user: string
  channel: string | null
  /** The id of the given answer that it follows up. */
  previous: string | null
  isPrivate: boolean
  /** Whether a thread can be opened on the answer. */
  mayBranch: boolean
  restriction?: Restriction
}

/** What became of a question. */
interface Made
  extends Pick<Extract<Answered, { kind: 'answer' }>, 'answer' | 'receipt' | 'modelFailure'> {
  /** What was made before it and not given. */
  breaches: readonly Breach[]
}

/** Turns before the question that are kept in mind. */
const TURNS = 3
/** Passages of which the receipt tells. */
const RECEIPT = 5

/** Answers a question when it is its turn and shows the answer; an error is shown as a sentence, so this never rejects. */
export function replyToQuestion(
  asked: Asked,
  show: Show,
  turn: QueuedTurn,
  context: BotContext,
): Promise<void> {
  const { locale, question } = asked
  const { log, now, observer } = context
  const began = now()
  const isDeleted = context.deletions.watch(asked.user)
  log.debug({ question }, '收到提问')
  return takeTurnInQueue(turn, { show, locale, log }, async (inTurn) => {
    const outcome = await answerNow(asked, isDeleted, inTurn, context)
    observer.question(outcome, (now() - began) / 1000)
  })
}

async function answerNow(
  asked: Asked,
  isDeleted: () => boolean,
  show: Show,
  context: BotContext,
): Promise<Outcome> {
  const { locale } = asked
  const stream = new Stream(show, context.now)
  try {
    const made = await ask(asked, stream, context)
    const { answer, modelFailure } = made
    await stream.end()
    const id = await keep({ ...asked, ...made }, isDeleted, context)
    tellBreaches(made.breaches, id, context)
    const isNoted = isUnanswered(answer) && id !== null
    const { embed, rest } = showAnswer(answer, locale, { isNoted, modelFailure })
    const rows = id === null ? [] : answerButtons(id, answer, { ...asked, rest }, locale)
    const message = await deliver(show, embedMessage(embed, ...rows), locale, context.log)
    if (id !== null && message !== null) await noteMessage(id, message, context)
    return answer.status
  } catch (error) {
    await stream.end()
    logFailure(error, '这个问题没有得到回答', context.log)
    await deliver(show, textMessage(sentenceFor(error, locale)), locale, context.log)
    return 'failed'
  }
}

async function ask(
  { question, previous, restriction = {} }: Asked,
  stream: Stream,
  { service, state, log }: BotContext,
): Promise<Made> {
  let hits: readonly Hit[] = []
  let modelFailure: Made['modelFailure']
  const breaches: Breach[] = []
  const turnsUpTo = (id: string) =>
    state.turnsUpTo(id, TURNS).catch((error) => {
      log.error({ err: describeError(error) }, '没能查到前几轮的内容，只按这个问题本身回答')
      return []
    })
  const options: AskOptions = {
    ...restriction,
    history: previous === null ? [] : await turnsUpTo(previous),
    onSentence: stream.add,
    onHits: (found) => {
      hits = found
    },
    onBreach: (breach) => breaches.push(breach),
    onModelRead: ({ failure }) => {
      modelFailure = failure ?? undefined
    },
  }
  const answer = await service.ask(question, options)
  return { answer, receipt: hits.slice(0, RECEIPT).map(receiptLine), modelFailure, breaches }
}

function receiptLine({ article, passage, score, trace }: Hit): ReceiptLine {
  return {
    articleId: article.id,
    title: article.title,
    start: passage.start,
    end: passage.end,
    score,
    dense: trace.dense?.rank ?? null,
    lexical: trace.lexical?.rank ?? null,
    terms: trace.terms,
  }
}

/** The id under which the answer is kept; null when it cannot or must not be kept: then it is shown without buttons. */
async function keep(
  {
    question,
    user,
    channel,
    previous,
    locale,
    isPrivate,
    answer,
    receipt,
    modelFailure,
  }: Asked & Made,
  isDeleted: () => boolean,
  { state, log, now }: BotContext,
): Promise<string | null> {
  const at = new Date(now()).toISOString()
  const given = { question, user, channel, previous, locale, isPrivate, message: null, at }
  try {
    const whole = { ...given, kind: 'answer' as const, answer, receipt, modelFailure }
    return await keepUnless(isDeleted, whole, state)
  } catch (error) {
    log.error({ err: describeError(error) }, '回答没有记下：它的按钮暂不可用')
    return null
  }
}

async function noteMessage(id: string, message: string, { state, log }: BotContext) {
  await state
    .shownIn(id, message)
    .catch((error) => log.error({ err: describeError(error) }, '没有记下回答所在的消息'))
}
