import type { ModerationWords } from '../messages/moderation/words.js'
import { textMessage } from '../shown/bot-message.js'
import type { Show } from '../shown/deliver.js'

type Stage = keyof ModerationWords['progress']

/** Between two edits, in milliseconds. */
const PAUSE = 2000
const WIDTH = 12

/** Shows how far a refresh is: a bar and a count, in one message that is edited now and then. */
export class Progress {
  #lastEdit = Number.NEGATIVE_INFINITY
  #stage: Stage | null = null
  #editing: Promise<unknown> | null = null

  constructor(
    readonly show: Show,
    readonly words: ModerationWords,
    readonly now: () => number,
  ) {}

  async begin(): Promise<void> {
    await this.show(textMessage(`**${this.words.progressTitle}**`)).catch(() => {})
  }

  readonly tell = (stage: Stage, done: number, total: number | null): void => {
    const isSoon = stage === this.#stage && this.now() - this.#lastEdit < PAUSE
    if (this.#editing || isSoon) return
    this.#stage = stage
    this.#lastEdit = this.now()
    const { progress, progressTitle, count } = this.words
    const bar = total === null ? '' : `${barOf(done, total)} `
    const text = `**${progressTitle}** · ${progress[stage]}\n${bar}${count(done, total)}`
    // An edit that fails is made up for by the next one.
    this.#editing = this.show(textMessage(text))
      .catch(() => {})
      .finally(() => {
        this.#editing = null
      })
  }

  /** Resolves when no edit is under way: the result must come last. */
  async end(): Promise<void> {
    await this.#editing
  }
}

/** E.g. ▓▓▓▓▓▓░░░░░░ for half of it. */
export function barOf(done: number, total: number): string {
  const share = total <= 0 ? 1 : Math.min(1, Math.max(0, done / total))
  const filled = Math.round(share * WIDTH)
  return `${'▓'.repeat(filled)}${'░'.repeat(WIDTH - filled)}`
}
