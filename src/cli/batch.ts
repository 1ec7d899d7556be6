import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { YoujuError } from '../domain/index.js'

/** One line of a batch file: its id (its number where it has none) and the text under `key`. */
export interface BatchItem {
  id: string | number
  text: string
}

/**
 * The items of a batch file, one JSON object a line; blank lines are skipped.
 * @throws YoujuError file_unreadable, usage
 */
export async function* readBatch(path: string, key: string): AsyncGenerator<BatchItem> {
  let number = 0
  for await (const line of linesOf(path)) {
    number++
    if (line.trim() === '') continue
    yield readItem(line, number, path, key)
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const input = createReadStream(path)
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  } catch (cause) {
    throw new YoujuError('file_unreadable', `读不到文件 ${path}：请检查路径。`, { cause })
  }
}

function readItem(line: string, number: number, path: string, key: string): BatchItem {
  try {
    const record = JSON.parse(line) as Record<string, unknown>
    const text = record[key]
    const id = record.id
    if (typeof text === 'string') {
      return { id: typeof id === 'string' || typeof id === 'number' ? id : number, text }
    }
  } catch {
    // Told below, with the line's number, like a missing key.
  }
  throw new YoujuError(
    'usage',
    `${path} 第 ${number} 行无法使用：每行应是一个带 "${key}" 的 JSON 对象。`,
  )
}
