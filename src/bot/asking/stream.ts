import { type AnswerSentence, marked } from '../../domain/index.js'
import { textMessage } from '../discord/bot-message.js'
import type { Show } from '../discord/deliver.js'
import { cutAtSentences } from '../discord/markdown.js'

/** Between two edits of one message, in milliseconds: Discord allows five in five seconds. */
const PAUSE = 1500
const LONGEST = 1900
/** What an answer that is still being written ends with. */
export const STILL_WRITING = ' …'

/**
 * Shows the sentences of an answer while it is being written, each with what came before. An edit is made only when
 * the last one is through and some time has passed, so that many sentences at once make one edit.
 */
export class Stream {
  readonly #sentences: AnswerSentence[] = []
  #lastEdit = Number.NEGATIVE_INFINITY
  #editing: Promise<unknown> | null = null

  constructor(
    readonly show: Show,
    readonly now: () => number,
  ) {}

  readonly add = (sentence: AnswerSentence): void => {
    this.#sentences.push(sentence)
    if (this.#editing || this.now() - this.#lastEdit < PAUSE) return
    this.#lastEdit = this.now()
    const { text } = cutAtSentences(this.#sentences.map(marked), LONGEST)
    // What fails here is seen when the whole answer is sent.
    this.#editing = this.show(textMessage(`${text}${STILL_WRITING}`))
      .catch(() => {})
      .finally(() => {
        this.#editing = null
      })
  }

  /** Resolves when no edit is under way: the whole answer must come last. */
  async end(): Promise<void> {
    await this.#editing
  }
}
