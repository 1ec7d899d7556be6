import type { Span } from '../../domain/index.js'
import { anyOf } from '../../text/any-of.js'
import { imprintWords } from '../../text/lexicon/training/words.js'
import type { Dice } from '../dice.js'
import { overlaps, type Value, type ValueKind } from '../values.js'
import { pairs, type Sameness, sharedPart } from './sameness.js'
import type { Sentence, Telling } from './telling.js'

const SENTENCES_TRIED = 10
const FACTS = 5
/** Two sentences state the same fact if they share more than this weight and are not copies. */
const SAME_FACT = 18
const COPY = 0.75
const LEAST_NAMED = 16
const MOST_REMEMBERED = 4000

/** What a question asks for or a claim states: a sentence of an article, and a value in it. */
export interface Fact {
  telling: Telling
  sentence: Sentence
  value: Value
}

export function answerOf({ telling, value }: Fact): string {
  return telling.text.slice(value.start, value.end)
}

/** Lines about the report itself: who wrote, edited and copied it. */
const imprint = new RegExp(`http|www|@|app|摄\\)|▲|${anyOf(imprintWords)}`)

/** Finds facts in articles, the same facts in other articles, near misses, and other values of the same kind. */
export class FactFinder {
  private readonly seen = new Map<ValueKind, string[]>()

  constructor(
    private readonly sameness: Sameness,
    private readonly dice: Dice,
    /** How often each kind is wanted, relative to the others. */
    private readonly weights: Readonly<Partial<Record<ValueKind, number>>>,
  ) {}

  /** Returns some facts of an article, sometimes two of different kinds in one sentence, to be told apart. */
  facts(telling: Telling): Fact[] {
    const facts: Fact[] = []
    for (const span of this.dice.shuffled(telling.sentences).slice(0, SENTENCES_TRIED)) {
      if (imprint.test(telling.text.slice(span.start, span.end))) continue
      const sentence = telling.sentence(span)
      const value = this.choose(sentence.values)
      if (!value) continue
      facts.push({ telling, sentence, value })
      const second = this.choose(
        sentence.values.filter((each) => each.kind !== value.kind && !overlaps(each, value)),
      )
      if (second && this.dice.chance(0.6)) facts.push({ telling, sentence, value: second })
      if (facts.length >= FACTS) break
    }
    for (const fact of facts) this.remember(fact)
    return facts
  }

  /** Returns another value of the same kind, seen in an earlier article. */
  seenValue(kind: ValueKind): string | undefined {
    return this.dice.pick(this.seen.get(kind) ?? [])
  }

  /** Decides whether a question or claim contains enough of the fact's article to be about that article alone. */
  isTelling(text: string, { telling }: Fact): boolean {
    return this.sameness.weight(pairs(text), telling.pairs) >= LEAST_NAMED
  }

  /** Returns where another article states the same fact: the same value in a sentence about the same thing. */
  counterpart(fact: Fact, other: Telling): Span | null {
    const answer = answerOf(fact)
    if (answer.length < 2) return null
    const about = pairs(without(fact.telling.text, fact.sentence, fact.value))
    let best = SAME_FACT
    let found: Span | null = null
    for (const sentence of other.sentences) {
      const at = other.text.indexOf(answer, sentence.start)
      if (at < 0) break
      if (at + answer.length > sentence.end) continue
      const place = { start: at, end: at + answer.length }
      const there = pairs(without(other.text, sentence, place))
      const same = this.sameness.weight(about, there)
      if (same > best && sharedPart(about, there) < COPY) {
        best = same
        found = place
      }
    }
    return found
  }

  /** Returns the sentence of these articles that is most similar to the fact's and does not contain its value. */
  nearest(
    fact: Fact,
    tellings: readonly Telling[],
    usable: (telling: Telling, span: Span) => boolean = () => true,
  ): { telling: Telling; span: Span } | null {
    const about = pairs(without(fact.telling.text, fact.sentence, fact.value))
    const answer = answerOf(fact)
    let best = 0
    let found: { telling: Telling; span: Span } | null = null
    for (const telling of tellings)
      for (const span of telling.sentences) {
        if (telling === fact.telling && span.start === fact.sentence.start) continue
        const text = telling.text.slice(span.start, span.end)
        if (text.includes(answer)) continue
        const same = this.sameness.weight(about, pairs(text))
        if (same > best && usable(telling, span)) {
          best = same
          found = { telling, span }
        }
      }
    return found
  }

  private choose(values: readonly Value[]): Value | undefined {
    const wanted = values.filter(({ kind }) => this.weights[kind] !== undefined)
    return this.dice.weighted(wanted, ({ kind }) => this.weights[kind] ?? 0)
  }

  private remember(fact: Fact): void {
    const known = this.seen.get(fact.value.kind) ?? []
    known.push(answerOf(fact))
    if (known.length > MOST_REMEMBERED) known.splice(0, MOST_REMEMBERED / 2)
    this.seen.set(fact.value.kind, known)
  }
}

function without(text: string, sentence: Span, { start, end }: Span): string {
  return text.slice(sentence.start, start) + text.slice(end, sentence.end)
}
