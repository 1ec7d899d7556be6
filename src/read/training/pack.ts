import { closeSync, openSync, writeSync } from 'node:fs'
import { featuresOf, LONGEST_STRETCH, POSITIONS } from '../features.js'
import type { ReaderVocabulary } from '../vocabulary.js'
import type { QuestionExample } from './stretches.js'

/** Numbers per row: characters, pieces and marks of all positions, then length, offset and two target values. */
export const ROW = 3 * POSITIONS + 4

/** Writes rows of 16-bit integers, which train.py maps into memory. */
export class RowFile {
  rows = 0
  private readonly file: number

  constructor(
    path: string,
    private readonly vocabulary: ReaderVocabulary,
  ) {
    this.file = openSync(path, 'w')
  }

  question({ question, stretch, answer }: QuestionExample): void {
    if (answer && answer.end > LONGEST_STRETCH) return
    const offset = this.put(question, stretch)
    this.end(answer ? offset + answer.start : 0, answer ? offset + answer.end - 1 : 0)
  }

  claim(claim: string, stretch: string, verdict: number): void {
    this.put(claim, stretch)
    this.end(verdict, 0)
  }

  close(): void {
    closeSync(this.file)
  }

  private readonly row = new Int16Array(ROW)

  private put(first: string, stretch: string): number {
    const features = featuresOf(first, stretch, this.vocabulary)
    this.row.set(features.characters, 0)
    this.row.set(features.pieces, POSITIONS)
    this.row.set(features.marks, 2 * POSITIONS)
    this.row[3 * POSITIONS] = features.length
    this.row[3 * POSITIONS + 1] = features.offset
    return features.offset
  }

  private end(first: number, last: number): void {
    this.row[ROW - 2] = first
    this.row[ROW - 1] = last
    writeSync(this.file, Buffer.from(this.row.buffer))
    this.rows++
  }
}
