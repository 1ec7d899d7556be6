import { readFile, stat } from 'node:fs/promises'
import { failure } from '../wording/failure.js'
import { replaceWhole } from './write-whole.js'

const LINE_FEED = 0x0a

/**
 * Empties one line of a .jsonl file atomically. The empty line stays: records without an id are named after
 * their line number, and citations refer to lines.
 * @param line counted from 1
 * @param keep called with the line; finishes before the file is changed
 * @throws YoujuError file_changing if the file was changed meanwhile
 */
export async function removeRecord(
  path: string,
  line: number,
  keep: (record: Uint8Array) => Promise<void>,
): Promise<void> {
  const before = await stat(path)
  const bytes = await readFile(path)
  const place = placeOfLine(bytes, line)
  if (!place) throw failure('file_changing', { path })
  const [start, end] = place
  await keep(Buffer.concat([bytes.subarray(start, end), Buffer.from('\n')]))
  const now = await stat(path)
  if (now.mtimeMs !== before.mtimeMs || now.size !== before.size)
    throw failure('file_changing', { path })
  await replaceWhole(path, [bytes.subarray(0, start), bytes.subarray(end)])
}

/** Returns the offsets of a line from its first byte to just before its line feed; null if there are fewer lines. */
function placeOfLine(bytes: Uint8Array, line: number): [start: number, end: number] | null {
  let start = 0
  for (let number = 1; number < line; number++) {
    const feed = bytes.indexOf(LINE_FEED, start)
    if (feed < 0) return null
    start = feed + 1
  }
  const end = bytes.indexOf(LINE_FEED, start)
  return [start, end < 0 ? bytes.length : end]
}
