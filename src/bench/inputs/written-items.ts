import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { type WrittenItem, writtenItemSchema } from '../../read/training/written-items.js'

/** Returns the lines of a file, which may be gzipped, without blank ones. */
export function readLines(path: string): string[] {
  const bytes = readFileSync(path)
  const text = path.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString()
  return text.split('\n').filter((line) => line.trim() !== '')
}

export function readWrittenItems(path: string): WrittenItem[] {
  return readLines(path).map((line) => writtenItemSchema.parse(JSON.parse(line)))
}
