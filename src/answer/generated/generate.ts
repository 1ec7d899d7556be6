import { z } from 'zod'
import type { Answer, Article, Breach, Citation, ModelFailureReason } from '../../domain/index.js'
import { foldCompact } from '../../text/fold.js'
import { quantities } from '../../text/quantities.js'
import { quantityRelation } from '../../text/quantity-relations.js'
import type { Phrase } from '../answer.js'
import { asSentence, scriptOf } from '../script-of-answer.js'
import { violations } from '../verify.js'
import type { ChatTurn } from './chat.js'
import { ModelFailure, noticeOf } from './model-failure.js'
import { offeredQuotes } from './offered-quotes.js'
import { answerPrompt } from './prompt.js'
import { ObjectStream } from './sentence-stream.js'
import { standsIn, supportOf } from './verify-sentence.js'

const mostSentences = 6
const longestShort = 40

const sentenceShape = z.object({ text: z.string(), quotes: z.array(z.number()) })
const noCounts = { sentences: 0, unsupported: 0 }
const replyShape = z.object({ sentences: z.array(z.unknown()), short: z.unknown().optional() })

/** What the phrasing of one question needs. */
export interface PhraseContext {
  turn: ChatTurn
  /** The question in the person's own words: the answer is written in their script. */
  asked: string
  articleOf(id: string): Article | null
  /** Told of each sentence, with its markers, once it is verified. */
  onSentence?: ((sentence: string) => void) | undefined
  /** Told of an answer that is not given, since it breaks the contract. */
  onBreach?: ((breach: Breach) => void) | undefined
  /** Told once how the answer came about. */
  onPhrased?: ((phrasing: Phrasing) => void) | undefined
}

/** How a chat model fared with one answer. */
export interface Phrasing {
  /** Why its words are not shown; null where they are. */
  failure: ModelFailureReason | null
  /** Sentences that it wrote to their end, and those of them that none of their quotes says. */
  sentences: number
  unsupported: number
}

/** Lets a chat model write the answer; the extractive one, with a notice, where that fails. */
export function phraseWith(context: PhraseContext): Phrase {
  const write = scriptOf(context.asked)
  return async (extractive, question, evidence) => {
    let draft: Draft | null = null
    const tell = (failure: ModelFailureReason | null) =>
      context.onPhrased?.({ failure, ...(draft?.counts ?? noCounts) })
    try {
      const offered = offeredQuotes(extractive, evidence, context.articleOf)
      if (!offered) throw new ModelFailure('orders_in_articles')
      draft = new Draft(offered)
      const short = await readReply(context, question.text, draft, write)
      const answer = draft.finish(extractive, short)
      const broken = violations(answer, context.articleOf)
      if (broken.length > 0) {
        const { indexVersion } = answer
        context.onBreach?.({ of: 'generated', violations: broken, indexVersion })
        throw new ModelFailure('nothing_kept')
      }
      tell(null)
      return answer
    } catch (error) {
      const reason = error instanceof ModelFailure ? error.reason : 'failed'
      tell(reason)
      return { ...extractive, notice: write(noticeOf(reason)) }
    }
  }
}

/** Adds each verified sentence to the draft while the reply comes in; gives the short answer proposed. */
async function readReply(
  { turn, onSentence }: PhraseContext,
  question: string,
  draft: Draft,
  write: (text: string) => string,
): Promise<string | null> {
  const reply = new ObjectStream('sentences')
  for await (const piece of turn.ask(answerPrompt(question, draft.offered))) {
    for (const object of reply.push(piece)) {
      const sentence = sentenceShape.safeParse(object).data
      const added = sentence ? draft.add(write(sentence.text), sentence.quotes) : null
      if (added !== null) onSentence?.(added)
    }
    if (reply.isTooLong) throw new ModelFailure('malformed')
  }
  const whole = replyShape.safeParse(reply.whole).data
  if (!whole) throw new ModelFailure('malformed')
  return typeof whole.short === 'string' ? write(whole.short) : null
}

/** The sentences that have stood the test, and the quotes that they cite, numbered as they come. */
class Draft {
  readonly #sentences: string[] = []
  readonly #citations: Citation[] = []
  /** What came of the sentences so far, those that repeat others among them. */
  readonly counts = { ...noCounts }

  constructor(readonly offered: readonly Citation[]) {}

  /** The sentence as the reader sees it, or null where it is left out. */
  add(text: string, ids: readonly number[]): string | null {
    this.counts.sentences++
    const said = asSentence(text)
    const named = this.offered.filter(({ n }) => ids.includes(n))
    const isRepeated = this.#sentences.some((other) => other.startsWith(said))
    if (said === '' || isRepeated || this.#sentences.length >= mostSentences) return null
    const support = supportOf(said, named)
    if (support.length === 0) {
      this.counts.unsupported++
      return null
    }
    const closed = /[。！!…][”’」』）)》]*$/.test(said) ? said : `${said}。`
    const markers = support.map((each) => this.#numberOf(each)).sort((a, b) => a - b)
    const sentence = closed + markers.map((n) => `[${n}]`).join('')
    this.#sentences.push(sentence)
    return sentence
  }

  #citedAs(quote: Citation | undefined): Citation | undefined {
    return this.#citations.find(
      ({ articleId, start, end }) =>
        articleId === quote?.articleId && start === quote.start && end === quote.end,
    )
  }

  #numberOf(quote: Citation): number {
    const cited = this.#citedAs(quote)
    if (cited) return cited.n
    this.#citations.push({ ...quote, n: this.#citations.length + 1 })
    return this.#citations.length
  }

  /**
   * The answer. Values that sources give and that do not agree stay in it, each said and cited.
   * @throws ModelFailure nothing_kept, conflict_hidden
   */
  finish(extractive: Answer, proposed: string | null): Answer {
    if (this.#sentences.length === 0) throw new ModelFailure('nothing_kept')
    const text = this.#sentences.join('')
    const conflicts = extractive.conflicts.map(({ about, values }) => ({
      about,
      values: values.map(({ value, n }) => {
        const cited = this.#citedAs(extractive.citations[n - 1])
        const isSaid = this.#sentences.some(
          (each) => each.includes(`[${cited?.n}]`) && says(each, value),
        )
        if (!cited || !isSaid) throw new ModelFailure('conflict_hidden')
        return { value, n: cited.n }
      }),
    }))
    return {
      ...extractive,
      mode: 'generated',
      answer: text,
      short: this.#short(extractive, proposed),
      conflicts,
      citations: this.#citations,
      independentOrigins: new Set(this.#citations.map(({ origin }) => origin)).size,
    }
  }

  /** The extractive short answer where its quote is cited, else the model's where it stands in a quote. */
  #short(extractive: Answer, proposed: string | null): string | null {
    const quotes = this.#citations.map(({ quote }) => quote)
    const own = extractive.short
    if (own !== null && (extractive.conflicts.length > 0 || says(this.#sentences.join(''), own))) {
      if (standsIn(own, quotes)) return own
    }
    const isShort = proposed !== null && proposed.length <= longestShort
    const isSaid = isShort && says(this.#sentences.join(''), proposed)
    return isSaid && standsIn(proposed, quotes) ? proposed : null
  }
}

/** Whether a text says a value, in its words or as the same amount. */
function says(text: string, value: string): boolean {
  if (foldCompact(text).includes(foldCompact(value))) return true
  const [amount] = quantities(value)
  const said = quantities(text.replace(/\[\d+\]/g, ''))
  return amount !== undefined && said.some((each) => quantityRelation(each, amount) === 'equal')
}
