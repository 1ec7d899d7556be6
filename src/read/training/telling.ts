import type { Span } from '../../domain/index.js'
import { type Word, words } from '../../text/segment.js'
import { sentences } from '../../text/sentences.js'
import { readable } from '../features.js'
import { type Value, valuesOf } from '../values.js'
import { pairs } from './sameness.js'

const SHORTEST_SENTENCE = 12
const LONGEST_SENTENCE = 180

/** A sentence with the values in it that can be asked for; all offsets are into the article. */
export interface Sentence extends Span {
  words: Word[]
  values: Value[]
}

/** An article as a source of questions, in the form that the reader gets. */
export class Telling {
  readonly text: string
  readonly sentences: readonly Span[]
  private ownPairs: Set<string> | null = null
  private readonly read = new Map<number, Sentence>()

  constructor(text: string) {
    this.text = readable(text)
    this.sentences = sentences(this.text).filter(
      ({ start, end }) => end - start >= SHORTEST_SENTENCE && end - start <= LONGEST_SENTENCE,
    )
  }

  get pairs(): ReadonlySet<string> {
    this.ownPairs ??= pairs(this.text)
    return this.ownPairs
  }

  sentence(span: Span): Sentence {
    const known = this.read.get(span.start)
    if (known) return known
    const text = this.text.slice(span.start, span.end)
    const found = words(text)
    const move = <T extends Span>(each: T): T => ({
      ...each,
      start: each.start + span.start,
      end: each.end + span.start,
    })
    const sentence = {
      start: span.start,
      end: span.end,
      words: found.map(move),
      values: valuesOf(text, found).map(move),
    }
    this.read.set(span.start, sentence)
    return sentence
  }
}
