import type { AskOptions } from '../../app.js'
import {
  type Answer,
  type Given,
  type Hit,
  type ReceiptLine,
  type Restriction,
  YoujuError,
} from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { describeError, sentenceFor } from '../failure.js'
import type { BotLocale } from '../locale.js'
import type { Line } from '../manners/line.js'
import { messagesIn } from '../messages/messages.js'
import type { Outcome } from '../observer.js'
import { showAnswer } from '../shown/answer.js'
import { answerButtons } from '../shown/answer-buttons.js'
import { embedMessage, textMessage } from '../shown/bot-message.js'
import { deliver, type Show } from '../shown/deliver.js'
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

/** Turns before the question that are kept in mind. */
const TURNS = 3
/** Passages of which the receipt tells. */
const RECEIPT = 5

/** Answers a question when it is its turn and shows the answer; an error is shown as a sentence, so this never rejects. */
export async function answerQuestion(
  asked: Asked,
  show: Show,
  line: Line,
  context: BotContext,
): Promise<void> {
  const { locale, question } = asked
  const { log, now, observer } = context
  const began = now()
  log.debug({ question }, '收到提问')
  const { ahead } = line
  // It stands in the line from here on, whether or not the notice is through: who comes later counts it.
  const notice =
    ahead > 0 ? deliver(show, textMessage(messagesIn(locale).inLine(ahead)), locale, log) : null
  const outcome = await line.run(async () => {
    await notice
    return answerNow(asked, show, context)
  })
  observer.question(outcome, (now() - began) / 1000)
}

async function answerNow(asked: Asked, show: Show, context: BotContext): Promise<Outcome> {
  const { locale } = asked
  const stream = new Stream(show, context.now)
  try {
    const { answer, receipt } = await ask(asked, stream, context)
    await stream.end()
    const id = await keep({ ...asked, answer, receipt }, context)
    const isNoted = answer.status === 'no_evidence' && id !== null
    const rows = id === null ? [] : answerButtons(id, answer, asked, locale)
    const shown = embedMessage(showAnswer(answer, locale, isNoted), ...rows)
    const message = await deliver(show, shown, locale, context.log)
    if (id !== null && message !== null) await noteMessage(id, message, context)
    return answer.status
  } catch (error) {
    await stream.end()
    const fields = { err: describeError(error) }
    if (error instanceof YoujuError) {
      context.log.warn(fields, '这个问题没有得到回答，原因已告诉提问者')
    } else context.log.error(fields, '回答问题时出错')
    await deliver(show, textMessage(sentenceFor(error, locale)), locale, context.log)
    return 'failed'
  }
}

async function ask(
  { question, previous, restriction = {} }: Asked,
  stream: Stream,
  { service, state }: BotContext,
): Promise<{ answer: Answer; receipt: ReceiptLine[] }> {
  let hits: readonly Hit[] = []
  const options: AskOptions = {
    ...restriction,
    history: previous === null ? [] : await state.turnsUpTo(previous, TURNS),
    onSentence: stream.add,
    onHits: (found) => {
      hits = found
    },
  }
  const answer = await service.ask(question, options)
  return { answer, receipt: hits.slice(0, RECEIPT).map(receiptLine) }
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

/** The id under which the answer is kept; null when it cannot be kept: then it is shown without buttons. */
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
  }: Asked & Pick<Extract<Given, { kind: 'answer' }>, 'answer' | 'receipt'>,
  { state, log, now }: BotContext,
): Promise<string | null> {
  const at = new Date(now()).toISOString()
  const given = { question, user, channel, previous, locale, isPrivate, message: null, at }
  try {
    return await state.keep({ ...given, kind: 'answer', answer, receipt })
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
