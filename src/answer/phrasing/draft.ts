import type { AnswerContent, AnswerSentence } from '../../domain/index.js'
import { Citations, cite } from '../../evidence/quote.js'
import {
  isAbout,
  type SentenceFault,
  sentenceFault,
  standsIn,
} from '../../evidence/wording/verify-sentence.js'
import { unended } from '../../text/clauses.js'
import { foldCompact } from '../../text/fold.js'
import { quantities } from '../../text/quantities.js'
import { quantityRelation } from '../../text/quantity-relations.js'
import { asSentence } from '../../text/script-of-answer.js'
import { quotedSentence } from '../silence.js'
import {
  type CopiedQuote,
  type Copy,
  findQuotes,
  groundsOfQuotes,
  sentenceSaying,
} from './copied-quotes.js'
import { type Mended, mendSentence } from './mend-sentence.js'
import type { OfferedPassage } from './offered-passages.js'

const mostSentences = 6
const longestShort = 60
/** Maximum number of sentences added for names that the quotes do not contain. */
const mostAdded = 2

/** A sentence of a model that is not shown as written, and why. */
export interface Refusal {
  text: string
  fault: SentenceFault | { kind: 'quote'; what: string }
}

/** The parts of the answer without a model that are kept in the model's answer. */
type Basis = Pick<AnswerContent, 'conflicts' | 'citations'>

/** The model's sentences that passed verification, and the quotes they cite, numbered in order of appearance. */
export class Draft {
  readonly #sentences: AnswerSentence[] = []
  readonly #citations = new Citations()
  /**
   * Quotes of refused sentences, shown in their place if no other sentence covers them. Excludes quotes of sentences
   * with an invented value or name.
   */
  #waiting: CopiedQuote[] = []
  #written = 0
  readonly refusals: Refusal[] = []
  /** Sentences from which a clause was left out. */
  readonly shortened: Refusal[] = []

  /**
   * @param write converts text into the script of the question
   * @param asked see `groundsOfQuotes`
   */
  constructor(
    readonly offered: readonly OfferedPassage[],
    private readonly write: (text: string) => string,
    private readonly asked: string,
  ) {}

  /** Number of sentences that the model wrote, including repeated ones. */
  get written(): number {
    return this.#written
  }

  /** Whether the draft has any sentence to show. */
  get stands(): boolean {
    return this.#sentences.length > 0
  }

  /**
   * Adds a sentence of the model. Returns what is shown for it, preceded by the quotes of refused sentences; an empty
   * list if it is left out.
   */
  add(text: string, copies: readonly Copy[]): AnswerSentence[] {
    this.#written++
    const said = asSentence(text)
    const isRepeated = this.#repeats(said)
    if (said === '' || isRepeated || this.#sentences.length >= mostSentences) return []
    const copied = copies.flatMap((copy) => findQuotes(copy, this.offered))
    if (copied.length === 0) {
      this.#refuse(said, { kind: 'quote', what: copies.map((copy) => copy.text).join(' / ') })
      return []
    }
    const { quotes, text: kept, fault, dropped } = this.#support(said, copied)
    if (dropped) this.shortened.push({ text: said, fault: dropped })
    if (fault) {
      this.#refuse(said, fault)
      const isInvented = fault.kind === 'figure' || fault.kind === 'name'
      if (!isInvented && isAbout(said, groundsOfQuotes(copied, this.asked)))
        this.#waiting.push(...copied)
      return []
    }
    this.#waiting = this.#waiting.filter((each) => !quotes.some((quote) => overlap(each, quote)))
    const shown = this.release()
    if (this.#repeats(kept)) return shown
    const closed = /[。！!…][”’」』）)》]*$/.test(kept) ? kept : `${kept}。`
    const numbers = new Set(quotes.map(({ article, span }) => this.#citations.add(article, span)))
    const cites = [...numbers].sort((a, b) => a - b)
    const sentence = { text: this.write(closed), cites }
    this.#sentences.push(sentence)
    return [...shown, sentence]
  }

  /** Shows the waiting quotes of refused sentences as sentences, and returns them. */
  release(): AnswerSentence[] {
    const shown: AnswerSentence[] = []
    for (const quote of this.#waiting) {
      if (this.#isCited(quote) || this.#sentences.length + shown.length >= mostSentences) continue
      const n = this.#citations.add(quote.article, quote.span)
      shown.push(quotedSentence(cite(quote.article, quote.span, n), [n], this.write))
    }
    this.#sentences.push(...shown)
    this.#waiting = []
    return shown
  }

  /** Whether a waiting or cited quote contains a short answer. */
  holds(short: string | null): boolean {
    const waiting = this.#waiting.map(({ article, span }) =>
      article.text.slice(span.start, span.end),
    )
    return this.#asShort(short, [...waiting, ...this.#quotes()]) !== null
  }

  /** Returns the answer. Keeps conflicting values of different sources, each with its quote. */
  finish(basis: Basis, proposed: string | null, frame: AnswerContent): AnswerContent {
    const conflicts = this.#keepConflicts(basis)
    return {
      ...frame,
      status: 'answered',
      mode: 'generated',
      sentences: [...this.#sentences],
      short: this.#asShort(proposed, this.#quotes()),
      conflicts,
      citations: this.#citations.all,
      independentOrigins: this.#citations.origins,
      related: [],
      isNear: false,
    }
  }

  #repeats(text: string): boolean {
    const written = this.write(text).replace(/。$/, '')
    return this.#sentences.some((other) => other.text.startsWith(written))
  }

  #refuse(text: string, fault: Refusal['fault']): void {
    this.refusals.push({ text, fault })
  }

  /**
   * Adds sentences with the names that the quotes lack. Returns the quotes and the corrected sentence, or its fault.
   */
  #support(said: string, copied: readonly CopiedQuote[]): Mended & { quotes: CopiedQuote[] } {
    const quotes = [...copied]
    for (let added = 0; ; added++) {
      const grounds = groundsOfQuotes(quotes, this.asked)
      const fault = sentenceFault(said, grounds)
      const missing =
        fault?.kind === 'name' && added < mostAdded
          ? sentenceSaying(fault.what.replace(/\s/g, ''), quotes)
          : null
      if (!missing) return { quotes, ...mendSentence(said, grounds, fault) }
      quotes.push(missing)
    }
  }

  #quotes(): string[] {
    return this.#citations.all.map(({ quote }) => quote)
  }

  #isCited({ article, span }: CopiedQuote): boolean {
    return this.#citations.all.some(
      ({ articleId, start, end }) =>
        articleId === article.id && start < span.end && end > span.start,
    )
  }

  /**
   * Returns the conflicts of the answer without a model whose values the model mentions; adds a side that it left out,
   * with its quote.
   */
  #keepConflicts({ conflicts, citations }: Basis): AnswerContent['conflicts'] {
    return conflicts.flatMap(({ about, values }) => {
      const isSpokenOf = values.some(({ value }) =>
        this.#sentences.some(({ text }) => says(text, value)),
      )
      if (!isSpokenOf) return []
      const cited = values.flatMap(({ value, n }) => {
        const known = this.#sentences.some(({ text }) => says(text, value))
          ? this.#citations.all.find(({ quote }) => says(quote, value))
          : undefined
        if (known) return [{ value, n: known.n }]
        const source = citations[n - 1]
        if (!source) return []
        const added = this.#citations.addCited(source)
        this.#sentences.push(quotedSentence(source, [added], this.write))
        return [{ value, n: added }]
      })
      return cited.length > 1 ? [{ about, values: cited }] : []
    })
  }

  /** Returns the short answer if it occurs in a quote; otherwise null. */
  #asShort(proposed: string | null, quotes: readonly string[]): string | null {
    const short = unended(proposed?.trim() ?? '')
    return short.length <= longestShort && standsIn(short, quotes) ? this.write(short) : null
  }
}

function overlap(a: CopiedQuote, b: CopiedQuote): boolean {
  return a.article.id === b.article.id && a.span.start < b.span.end && b.span.start < a.span.end
}

/** Whether a text contains a value, literally or as an equal amount. */
function says(text: string, value: string): boolean {
  const [compact, wanted] = [foldCompact(text), foldCompact(value)]
  for (let at = compact.indexOf(wanted); at >= 0; at = compact.indexOf(wanted, at + 1)) {
    // 8人 is not in 18人.
    const isWhole = !/\d/.test(wanted.charAt(0)) || !/[\d.,]/.test(compact.charAt(at - 1))
    if (isWhole) return true
  }
  const [amount] = quantities(value)
  return (
    amount !== undefined &&
    quantities(text).some((each) => quantityRelation(each, amount) === 'equal')
  )
}
