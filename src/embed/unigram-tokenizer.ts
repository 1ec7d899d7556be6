import type { Span } from '../domain/index.js'
import { type NormaliserStep, normaliserOf } from './normaliser.js'
import { Trie } from './trie.js'

/** The parts of a tokenizer.json that are read. */
export interface TokenizerFile {
  added_tokens?: unknown[]
  normalizer: NormaliserStep | null
  pre_tokenizer: { type: string; prepend_scheme?: string } | null
  post_processor: unknown
  model: { type: string; unk_id: number; vocab: [piece: string, score: number][] }
}

/** A word piece in a text. */
export interface Piece extends Span {
  id: number
}

const SPACE = 0x20
const SPACE_MARK = 0x2581 // ▁
// How far below the rarest piece an unknown character scores, as in SentencePiece and its ports.
const UNKNOWN_PENALTY = 10

/**
 * A SentencePiece unigram tokenizer (Kudo 2018): the Viterbi path over the pieces' log probabilities, on typed arrays.
 * It returns the same ids as the stock tokenizer of transformers.js, which creates an object for every node of the
 * lattice, at some twenty times its speed.
 */
export class UnigramTokenizer {
  /** The pieces by their ids, until the trie is built. */
  #pieces: readonly string[]
  #trieInUse: Trie | null = null
  readonly #scores: Float64Array
  readonly #unknown: number
  readonly #normalise: (text: string) => string
  readonly #prefixed: boolean
  // For the best path to each offset: its score, where its last piece starts, and that piece.
  #best = new Float64Array(0)
  #start = new Int32Array(0)
  #piece = new Int32Array(0)

  private constructor(file: TokenizerFile, normalise: (text: string) => string) {
    const { vocab, unk_id } = file.model
    this.#normalise = normalise
    this.#prefixed = (file.pre_tokenizer?.prepend_scheme ?? 'always') !== 'never'
    this.#unknown = unk_id
    this.#pieces = vocab.map(([piece]) => piece)
    this.#scores = new Float64Array(vocab.length)
    let lowest = Number.POSITIVE_INFINITY
    vocab.forEach(([, score], id) => {
      this.#scores[id] = score
      lowest = Math.min(lowest, score)
    })
    this.#scores[unk_id] = lowest - UNKNOWN_PENALTY
  }

  /** Built on first use, since a command may need no more than the model's name. */
  get #trie(): Trie {
    if (this.#trieInUse) return this.#trieInUse
    const trie = new Trie(this.#pieces.reduce((units, { length }) => units + length, 0))
    for (const [id, piece] of this.#pieces.entries()) trie.add(piece, id)
    this.#pieces = []
    this.#trieInUse = trie
    return trie
  }

  /** Returns null if the file describes something else, or more than a unigram model of this kind. */
  static from(file: TokenizerFile): UnigramTokenizer | null {
    const plain =
      file.model.type === 'Unigram' &&
      file.pre_tokenizer?.type === 'Metaspace' &&
      !file.post_processor &&
      (file.added_tokens ?? []).length === 0
    const normalise = plain ? normaliserOf(file.normalizer) : null
    return normalise === null ? null : new UnigramTokenizer(file, normalise)
  }

  /** Returns the token ids; none for a text that normalises to nothing. */
  encode(text: string): Int32Array {
    const normalised = this.#normalise(text)
    if (normalised === '') return new Int32Array(0)
    const first = normalised.charCodeAt(0)
    const prefixed = this.#prefixed && first !== SPACE && first !== SPACE_MARK
    this.#viterbi(prefixed ? ` ${normalised}` : normalised)
    return this.#backtrace(prefixed ? normalised.length + 1 : normalised.length)
  }

  /** Yields the pieces of a text as it is, not normalised, with offsets into it; the last one first. */
  *piecesFromEnd(text: string): Generator<Piece> {
    this.#viterbi(text)
    for (let end = text.length; end > 0; ) {
      const start = this.#start[end] as number
      yield { id: this.#piece[end] as number, start, end }
      end = start
    }
  }

  // biome-ignore lint/complexity/noExcessiveCognitiveComplexity: every text goes through this loop; calls would slow it
  #viterbi(text: string): void {
    const { length } = text
    this.#grow(length + 1)
    const [best, starts, pieces, scores] = [this.#best, this.#start, this.#piece, this.#scores]
    const trie = this.#trie
    best.fill(Number.NEGATIVE_INFINITY, 0, length + 1)
    best[0] = 0
    for (let start = 0; start < length; ) {
      const width = isPair(text, start) ? 2 : 1
      const before = best[start] as number
      let single = false
      let node = 0
      for (let end = start; end < length; ) {
        const unit = text.charCodeAt(end)
        node = trie.child(node, unit === SPACE ? SPACE_MARK : unit)
        if (node < 0) break
        end += 1
        const id = trie.valueAt(node)
        if (id < 0) continue
        if (end - start === width) single = true
        const score = before + (scores[id] as number)
        // Of equal paths, the one found first is kept, as in the stock tokenizer.
        if (score > (best[end] as number)) {
          best[end] = score
          starts[end] = start
          pieces[end] = id
        }
      }
      if (!single) {
        const end = start + width
        const score = before + (scores[this.#unknown] as number)
        if (score > (best[end] as number)) {
          best[end] = score
          starts[end] = start
          pieces[end] = this.#unknown
        }
      }
      start += width
    }
  }

  /** Returns the path's pieces in order; adjacent unknown characters are one token. */
  #backtrace(length: number): Int32Array {
    const ids = new Int32Array(length)
    let first = length
    for (let end = length; end > 0; end = this.#start[end] as number) {
      const id = this.#piece[end] as number
      if (id === this.#unknown && first < length && ids[first] === id) continue
      first -= 1
      ids[first] = id
    }
    return ids.slice(first)
  }

  #grow(size: number): void {
    if (this.#best.length >= size) return
    this.#best = new Float64Array(size * 2)
    this.#start = new Int32Array(size * 2)
    this.#piece = new Int32Array(size * 2)
  }
}

function isPair(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  if (unit < 0xd800 || unit > 0xdbff) return false
  const next = text.charCodeAt(index + 1)
  return next >= 0xdc00 && next <= 0xdfff
}
