import { type Embedder, normaliseRows } from '../../../src/embed/embedder.js'

const DIMENSIONS = 256

/**
 * The simplest embedder: counts of character bigrams, each hashed to one signed dimension
 * (Weinberger et al. 2009, "Feature hashing"). No model, no files: for tests.
 */
export class HashedEmbedder implements Embedder {
  readonly fingerprint: string
  readonly model = 'hashed-bigrams'
  readonly pooling = 'sum'
  readonly questionForm = 'whole'
  readonly weight = 1

  constructor(readonly dimensions = DIMENSIONS) {
    this.fingerprint = `hashed-bigrams-1:${dimensions}`
  }

  async embedPassages(texts: readonly string[]): Promise<Float32Array> {
    const vectors = new Float32Array(texts.length * this.dimensions)
    texts.forEach((text, row) => {
      this.#count(text, vectors.subarray(row * this.dimensions, (row + 1) * this.dimensions))
    })
    return normaliseRows(vectors, this.dimensions)
  }

  async embedQuestion(text: string): Promise<Float32Array> {
    return this.embedPassages([text])
  }

  #count(text: string, row: Float32Array): void {
    const trimmed = text.normalize('NFKC').trim()
    if (trimmed === '') return
    // The marks at both ends give a text of one character a bigram too.
    const marked = `^${trimmed}$`
    for (let i = 0; i + 1 < marked.length; i += 1) {
      const hash = mix(marked.charCodeAt(i) * 65536 + marked.charCodeAt(i + 1))
      const dimension = (hash >>> 1) % this.dimensions
      row[dimension] = (row[dimension] ?? 0) + (hash & 1 ? 1 : -1)
    }
  }
}

/** The finaliser of MurmurHash3: every bit of the input reaches every bit of the result. */
function mix(value: number): number {
  let h = value | 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
