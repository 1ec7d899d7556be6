import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { createGunzip } from 'node:zlib'
import type { Article } from '../domain/index.js'
import { decode } from './decode.js'
import { readDocx } from './formats/docx.js'
import { readHtml } from './formats/html.js'
import { readJsonLine } from './formats/json-lines.js'
import { readMarkdown } from './formats/markdown.js'
import { readPdf } from './formats/pdf.js'
import { readPlainText } from './formats/plain-text.js'
import { keyLength } from './near-duplicates/find-origins.js'

/** A file, or a record of one, that gave no article, with the reason in one sentence. */
export interface Rejection {
  file: string
  reason: string
}

type Read = Article[] | { reason: string }

const readers: Record<string, (bytes: Uint8Array, file: string) => Read | Promise<Read>> = {
  '.txt': ofText(readPlainText),
  '.md': ofText(readMarkdown),
  '.html': ofText(readHtml),
  '.htm': ofText(readHtml),
  '.pdf': readPdf,
  '.docx': readDocx,
}

function ofText(read: (text: string, file: string) => Article[]) {
  return (bytes: Uint8Array, file: string): Read => {
    const decoded = decode(bytes)
    return 'reason' in decoded ? decoded : read(decoded.text, file)
  }
}

/** An article, with the key of the record it was read from (null: it fills no record of a .jsonl file). */
interface ReadArticle {
  article: Article
  recordKey: string | null
}
type Rejected = { rejected: Rejection }
/** The key of a record that need not be read again. */
type KnownRecord = { recordKey: string }

/**
 * The articles of one corpus file, as a stream: a .jsonl file may be larger than memory.
 * @param folder absolute path of the corpus folder
 * @param file path below it, with forward slashes
 * @param idOfKnown the article's id, by the key of its record, where the record need not be read again;
 *   records of one key stand on the same line and hold the same
 */
export function readCorpusFile(folder: string, file: string): AsyncGenerator<ReadArticle | Rejected>
export function readCorpusFile(
  folder: string,
  file: string,
  idOfKnown: (recordKey: string) => string | null,
): AsyncGenerator<ReadArticle | Rejected | KnownRecord>
export async function* readCorpusFile(
  folder: string,
  file: string,
  idOfKnown: (recordKey: string) => string | null = () => null,
): AsyncGenerator<ReadArticle | Rejected | KnownRecord> {
  try {
    if (/\.jsonl(\.gz)?$/.test(file)) yield* readRecords(join(folder, file), file, idOfKnown)
    else yield* await readWhole(join(folder, file), file)
  } catch (cause) {
    yield { rejected: { file, reason: reasonOf(cause) } }
  }
}

async function readWhole(path: string, file: string): Promise<(ReadArticle | Rejected)[]> {
  const extension = extname(file).toLowerCase()
  const read = readers[extension]
  if (!read)
    return [{ rejected: { file, reason: `不支持的文件类型 ${extension || '（无扩展名）'}` } }]
  const articles = await read(await readFile(path), file)
  if ('reason' in articles) return [{ rejected: { file, reason: articles.reason } }]
  if (articles.length === 0) return [{ rejected: { file, reason: '清理之后没有正文' } }]
  return articles.map((article) => ({ article, recordKey: null }))
}

async function* readRecords(
  path: string,
  file: string,
  idOfKnown: (recordKey: string) => string | null,
): AsyncGenerator<ReadArticle | Rejected | KnownRecord> {
  const bytes = createReadStream(path, { highWaterMark: 1 << 20 })
  const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
  // An error of the file itself would otherwise be lost behind the pipe.
  bytes.on('error', (error) => input.destroy(error))
  const seen = new Set<string>()
  let number = 0
  let records = 0
  for await (const line of linesOf(input)) {
    number++
    const content = number === 1 ? withoutByteOrderMark(line) : line
    if (isBlank(content)) continue
    records++
    const recordKey = keyOf(number, content)
    const knownId = idOfKnown(recordKey)
    // What is known is told by its bytes: decoding all of a large file would take longer than the rest.
    const read = knownId === null ? readJsonLine(textOf(content), number, file) : { id: knownId }
    if ('reason' in read) yield { rejected: { file, reason: read.reason } }
    else if (seen.has(read.id)) {
      yield { rejected: { file, reason: `第 ${number} 行的 id 与前面的记录重复` } }
    } else {
      seen.add(read.id)
      yield 'text' in read ? { article: read, recordKey } : { recordKey }
    }
  }
  if (records === 0) yield { rejected: { file, reason: '文件里没有记录' } }
}

function keyOf(number: number, content: Buffer): string {
  const sum = createHash('sha1').update(`${number}\0`).update(content)
  return sum.digest('base64').slice(0, keyLength)
}

function textOf(content: Buffer): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)
}

function withoutByteOrderMark(line: Buffer): Buffer {
  return line.subarray(0, 3).equals(byteOrderMark) ? line.subarray(3) : line
}

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])
const mostBlanks = 64

function isBlank(content: Buffer): boolean {
  return content.length < mostBlanks && textOf(content).trim() === ''
}

const newline = 0x0a

/** Lines that end at a newline only: JSON may hold U+2028 as it is, which node:readline breaks at. */
async function* linesOf(input: AsyncIterable<Uint8Array | string>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = []
  for await (const chunk of input) {
    const bytes = Buffer.from(chunk as Uint8Array)
    let from = 0
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, from)) {
      const end = bytes.subarray(from, at)
      yield rest.length === 0 ? end : Buffer.concat([...rest, end])
      rest = []
      from = at + 1
    }
    rest.push(bytes.subarray(from))
  }
  yield Buffer.concat(rest)
}

function reasonOf(cause: unknown): string {
  const { code, message } = cause as { code?: string; message?: string }
  if (code === 'EACCES' || code === 'EPERM') return '没有读取权限'
  if (code === 'ENOENT') return '文件不存在'
  if (code?.startsWith('Z_')) return '压缩数据损坏，无法解开'
  return `无法读取：${(message ?? String(cause)).split('\n')[0]}`
}
