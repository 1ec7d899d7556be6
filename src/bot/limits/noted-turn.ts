import { setTimeout as sleep } from 'node:timers/promises'
import { isReadOnly } from '../../app.js'
import type { AnswerPlace } from '../../domain/index.js'
import type { BotContext } from '../contract.js'
import { describeError } from '../failures/failure.js'
import type { Locale } from '../messages/locale.js'
import { wordsIn } from '../messages/words-in.js'

/** Somebody whose question this process has taken. */
export interface Asker {
  user: string
  channel: string | null
  locale: Locale
}

export type QueueContext = Pick<BotContext, 'admission' | 'state' | 'log' | 'now'>

/** Milliseconds that a question waits for the records before it is answered without them. */
const WITHIN = 3_000

/** A question in the records while it is under way, so that another process can say so if this one dies. */
interface NotedTurn {
  /** Why it is not to be answered, as its asker is told: too many of all processes together; null where it is. */
  refusal: Promise<string | null>
  /** Whether no other process has taken it over: then nothing of it may be shown any more. */
  isOurs(): Promise<boolean>
  /** To be called once, when it is over. */
  end(): Promise<void>
}

/** Counts and notes a question, beside its acknowledgement, which waits for none of it. */
export function notedTurn(asker: Asker, place: AnswerPlace, context: QueueContext): NotedTurn {
  const { admission, state, log, now } = context
  const words = wordsIn(asker.locale)
  let id: string | null = null
  let isLost = false
  const begun = { locale: asker.locale, at: new Date(now()).toISOString(), place }
  const isFull = state.beginQuestion(begun, admission.limits).then(
    (noted) => {
      id = noted
      admission.noting.works()
      return noted === null
    },
    (error) => {
      if (isReadOnly(error)) return false
      admission.noting.fails(() =>
        log.warn(
          { err: describeError(error) },
          '没能记下正在回答的提问：进程若中途停了，就没人告诉提问者',
        ),
      )
      return false
    },
  )
  const refusedByAll = admission.refusalOfAll(asker.user, asker.channel, words)
  return {
    refusal: Promise.all([refusedByAll, inTime(isFull)]).then(
      ([refusal, full]) => refusal ?? (full ? words.lineFull : null),
    ),

    async isOurs() {
      if (id === null || isLost) return !isLost
      // Where it cannot be known, another may have said already that it was lost; if none has, one will.
      const isOurs = await state.isQuestionOurs(id).catch(() => false)
      isLost = !isOurs
      if (isLost) log.warn({}, '这个提问耽搁太久，已由别的进程告诉提问者：不再回答')
      return isOurs
    },

    async end() {
      await isFull
      if (id === null || isLost) return
      await state.endQuestion(id).catch((error) =>
        // Another process looks at it then, and finds it answered.
        log.warn({ err: describeError(error) }, '没能划掉一个已经答完的提问'),
      )
    },
  }
}

async function inTime(isFull: Promise<boolean>): Promise<boolean> {
  const given = new AbortController()
  const late = sleep(WITHIN, false, { signal: given.signal, ref: false }).catch(() => false)
  return Promise.race([isFull, late]).finally(() => given.abort())
}
