import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { passages } from '../../chunk/passages.js'
import { type Found, newsFile } from '../comparison/contestant.js'

/** One article of a .jsonl file: its id, or its line number if it has none. */
export interface ArticleRecord {
  key: string
  text: string
  /** The whole record. */
  fields: Record<string, unknown>
}

/** Reads the articles of a .jsonl or .jsonl.gz file in order; blank lines and records without text are left out. */
export async function* readRecords(path: string): AsyncGenerator<ArticleRecord> {
  const file = createReadStream(path)
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file
  let number = 0
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++
    if (line.trim() === '') continue
    const fields = JSON.parse(line) as Record<string, unknown>
    const { id, text } = fields
    if (typeof text !== 'string' || text.trim() === '') continue
    const key = typeof id === 'string' || typeof id === 'number' ? String(id) : String(number)
    yield { key, text, fields }
  }
}

/** Returns the article of a corpus of the comparison, named as our own index names it. */
export function articleOf({ key }: Pick<ArticleRecord, 'key'>): Found {
  return { id: `${newsFile}#${key}`, file: newsFile }
}

/** Yields our passages of the texts as they are in the file, each with its article. */
export async function* readPassages(
  path: string,
): AsyncGenerator<{ text: string; article: Found }> {
  for await (const record of readRecords(path)) {
    const article = articleOf(record)
    for (const { start, end } of passages(record.text)) {
      yield { text: record.text.slice(start, end), article }
    }
  }
}
