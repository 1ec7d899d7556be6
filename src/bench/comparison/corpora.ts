import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { EvaluationQuestion } from '../../evaluation/questions.js'
import type { ArticleRecord } from '../inputs/records.js'
import { type Corpus, newsFile } from './contestant.js'

/** Returns `count` of the items, spread evenly over them, in order; all if there are no more. */
export function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items]
  return Array.from({ length: count }, (_, i) => items[Math.floor((i * items.length) / count)] as T)
}

/**
 * Chooses the articles of a corpus of `size`, as rows in order: all that are needed, then the others from the first on.
 * @throws RangeError if more than `size` are needed
 */
export function chooseRows(isNeeded: readonly boolean[], size: number): Set<number> {
  const needed = isNeeded.flatMap((is, row) => (is ? [row] : []))
  if (needed.length > size) {
    throw new RangeError(
      `a corpus of ${size} articles cannot hold the ${needed.length} gold articles of the questions: ask fewer with --sample, or take a larger size`,
    )
  }
  const others = isNeeded.flatMap((is, row) => (is ? [] : [row]))
  return new Set([...needed, ...others.slice(0, size - needed.length)].sort((a, b) => a - b))
}

/** Returns the place of a corpus of a size below the work folder. */
export function corpusAt(work: string, size: number): Corpus {
  return { folder: join(work, `${size}`, 'corpus'), index: join(work, `${size}`, 'index') }
}

/**
 * Writes the corpora of these sizes, each with all gold articles of the questions, and returns the sizes: one that is
 * larger than the source is as large as the source.
 * @throws RangeError if a size is too small
 */
export async function writeCorpora(
  source: () => AsyncIterable<ArticleRecord>,
  questions: readonly Pick<EvaluationQuestion, 'gold'>[],
  sizes: readonly number[],
  work: string,
): Promise<number[]> {
  const gold = new Set(questions.flatMap((question) => question.gold))
  const isNeeded: boolean[] = []
  for await (const { key } of source()) isNeeded.push(gold.has(key))
  const clipped = [...new Set(sizes.map((size) => Math.min(size, isNeeded.length)))]
  const files: { rows: Set<number>; write: ReturnType<typeof createWriteStream> }[] = []
  for (const size of clipped) {
    const rows = chooseRows(isNeeded, size)
    const { folder } = corpusAt(work, size)
    await mkdir(folder, { recursive: true })
    files.push({ rows, write: createWriteStream(join(folder, newsFile)) })
  }
  let row = 0
  for await (const { key, fields } of source()) {
    const line = `${JSON.stringify({ ...fields, id: key })}\n`
    for (const { rows, write } of files) {
      if (rows.has(row) && !write.write(line)) await once(write, 'drain')
    }
    row++
  }
  for (const { write } of files) {
    write.end()
    await once(write, 'finish')
  }
  return clipped
}

/** The number of characters of an article that a made-up question repeats. */
const QUOTED = 24

/** Returns questions that repeat a stretch from the middle of an article, spread over all articles. */
export async function quotingQuestions(
  source: AsyncIterable<ArticleRecord>,
  count: number,
): Promise<EvaluationQuestion[]> {
  const questions: EvaluationQuestion[] = []
  for await (const { key, text } of source) {
    const start = Math.max(0, (text.length - QUOTED) >> 1)
    questions.push({ question: text.slice(start, start + QUOTED), gold: [key] })
  }
  return spread(questions, count)
}
