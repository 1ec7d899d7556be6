/** All of a question, or only its words that carry content. */
export type QuestionForm = 'whole' | 'content'

/** Turns text into unit vectors, locally. */
export interface Embedder {
  /**
   * Names the model file's contents, the pooling and the dimensions: two embedders with equal
   * fingerprints give equal vectors.
   */
  readonly fingerprint: string
  readonly model: string
  readonly pooling: string
  readonly dimensions: number
  /** What `embedQuestion` should be given of a question. */
  readonly questionForm: QuestionForm
  /** How much its cosines count in a passage's score, against the bundled model's 1; above 0. */
  readonly weight: number
  /** Row-major, texts.length x dimensions, each row of length 1 (a text without letters or digits may be all zeros). */
  embedPassages(texts: readonly string[]): Promise<Float32Array>
  /** One vector of `dimensions`, of length 1 or, as there, all zeros. */
  embedQuestion(text: string): Promise<Float32Array>
}

/** Scales each row of a row-major matrix to length 1, in place; a row without a length becomes zeros. */
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
