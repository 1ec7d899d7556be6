/** The whole question, or only its words that carry content. */
export type QuestionForm = 'whole' | 'content'

/** Turns text into unit vectors on this machine. */
export interface Embedder {
  /** Identifies model file, pooling and dimensions: embedders with equal fingerprints return equal vectors. */
  readonly fingerprint: string
  readonly model: string
  readonly pooling: string
  readonly dimensions: number
  /** The form of a question to pass to `embedQuestion`. */
  readonly questionForm: QuestionForm
  /** How much its cosines count in a passage's score, relative to 1 for the bundled model; above 0. */
  readonly weight: number
  /** Returns texts.length x dimensions numbers, row-major, rows of length 1 (or zeros without letters or digits). */
  embedPassages(texts: readonly string[]): Promise<Float32Array>
  /** Returns one vector of `dimensions` numbers, of length 1 or, as above, all zeros. */
  embedQuestion(text: string): Promise<Float32Array>
}

/** Scales each row of a row-major matrix to length 1, in place; a row that has no length becomes zeros. */
export function normaliseRows(matrix: Float32Array, dimensions: number): Float32Array {
  for (let start = 0; start < matrix.length; start += dimensions) {
    const row = matrix.subarray(start, start + dimensions)
    let squares = 0
    for (const value of row) squares += value * value
    // NaN fails the comparison too: a mean over no tokens is 0/0.
    const factor = squares > 0 && Number.isFinite(squares) ? 1 / Math.sqrt(squares) : 0
    for (let i = 0; i < row.length; i += 1) row[i] = factor === 0 ? 0 : (row[i] as number) * factor
  }
  return matrix
}
