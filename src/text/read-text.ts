import { type DateMention, dates } from './dates.js'
import { fold } from './fold.js'
import { type Quantity, quantities } from './quantities.js'
import { type Word, words } from './segment.js'

/** A text whose derived forms are computed on first use and kept. */
export class ReadText {
  #folded: string | null = null
  #compact: string | null = null
  #words: readonly Word[] | null = null
  #quantities: readonly Quantity[] | null = null
  #dates: readonly DateMention[] | null = null

  constructor(readonly text: string) {}

  get folded(): string {
    this.#folded ??= fold(this.text)
    return this.#folded
  }

  /** Folded, without white space. */
  get compact(): string {
    this.#compact ??= this.folded.replace(/\s+/g, '')
    return this.#compact
  }

  get words(): readonly Word[] {
    this.#words ??= words(this.text, this.folded)
    return this.#words
  }

  get quantities(): readonly Quantity[] {
    this.#quantities ??= quantities(this.text, this.folded)
    return this.#quantities
  }

  get dates(): readonly DateMention[] {
    this.#dates ??= dates(this.text, this.folded, () => this.dayBefore())
    return this.#dates
  }

  /** The day that what stands before the text names last, where that is known. */
  protected dayBefore(): DateMention | null {
    return null
  }
}
