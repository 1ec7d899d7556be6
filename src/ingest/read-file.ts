import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { type Article, systemFault } from '../domain/index.js'
import { decode } from './decode.js'
import { fetchedAddress, withAddress } from './fetched-address.js'
import { readDocx } from './formats/docx.js'
import { readHtml } from './formats/html.js'
import { readJsonLine } from './formats/json-lines.js'
import { readMarkdown } from './formats/markdown.js'
import { readPdf } from './formats/pdf.js'
import { readPlainText } from './formats/plain-text.js'
import { RecordReader } from './records/record-reader.js'

/** A file, or a record of one, that gave no article, with the reason in one sentence. */
export interface Rejection {
  file: string
  reason: string
}

/** Notes tell what was not understood of a file that is taken all the same. */
type Read = Article[] | { articles: Article[]; notes: string[] } | { reason: string }

const readers: Record<string, (bytes: Uint8Array, file: string) => Read | Promise<Read>> = {
  '.txt': ofText(readPlainText),
  '.md': ofText(readMarkdown),
  '.html': ofText(readHtml),
  '.htm': ofText(readHtml),
  '.pdf': readPdf,
  '.docx': readDocx,
}

function ofText(read: (text: string, file: string) => Read) {
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
/** A record that need not be read again: its place among the known ones. */
type KnownRecord = { place: number }

/** Records of a .jsonl file that were read before, while it is read again. */
export interface KnownRecords {
  /** It was given their keys. */
  reader: RecordReader
  /** The id of the article that the record in a place gave. */
  idOf(place: number): string
}

/** Whether a file holds one article a line. */
export function isRecordsFile(file: string): boolean {
  return /\.jsonl(\.gz)?$/.test(file)
}

/**
 * The articles of one corpus file, as a stream: a .jsonl file may be larger than memory.
 * @param folder absolute path of the corpus folder
 * @param file path below it, with forward slashes
 */
export async function* readCorpusFile(
  folder: string,
  file: string,
): AsyncGenerator<ReadArticle | Rejected> {
  for await (const some of readCorpusFileAgain(folder, file, null)) {
    for (const read of some) if (!('place' in read)) yield read
  }
}

/**
 * The same, some at a time; of a .jsonl file that was read before only new records are read.
 * @param known null where nothing of the file is known
 */
export async function* readCorpusFileAgain(
  folder: string,
  file: string,
  known: KnownRecords | null,
): AsyncGenerator<(ReadArticle | Rejected | KnownRecord)[]> {
  try {
    if (isRecordsFile(file)) yield* readRecords(join(folder, file), file, known)
    else yield await readWhole(join(folder, file), file)
  } catch (cause) {
    yield [{ rejected: { file, reason: reasonOf(cause) } }]
  }
}

async function readWhole(path: string, file: string): Promise<(ReadArticle | Rejected)[]> {
  const extension = extname(file).toLowerCase()
  const read = readers[extension]
  if (!read)
    return [{ rejected: { file, reason: `不支持的文件类型 ${extension || '（无扩展名）'}` } }]
  const given = await read(await readFile(path), file)
  if ('reason' in given) return [{ rejected: { file, reason: given.reason } }]
  const { articles, notes } = Array.isArray(given) ? { articles: given, notes: [] } : given
  if (articles.length === 0) return [{ rejected: { file, reason: '清理之后没有正文' } }]
  const address = await fetchedAddress(path)
  return [
    ...articles.map((article) => ({ article: withAddress(article, address), recordKey: null })),
    ...notes.map((reason) => ({ rejected: { file, reason } })),
  ]
}

async function* readRecords(
  path: string,
  file: string,
  known: KnownRecords | null,
): AsyncGenerator<(ReadArticle | Rejected | KnownRecord)[]> {
  const seen = new Set<string>()
  let records = 0
  const reader = known?.reader ?? new RecordReader(path)
  for await (const block of reader.blocks()) {
    records += block.length
    yield block.map((record) => {
      const read =
        'place' in record
          ? { id: known?.idOf(record.place) ?? '' }
          : readJsonLine(textOf(record.content), record.number, file)
      if ('reason' in read) return { rejected: { file, reason: read.reason } }
      if (seen.has(read.id)) {
        return { rejected: { file, reason: `第 ${record.number} 行的 id 与前面的记录重复` } }
      }
      seen.add(read.id)
      if ('place' in record) return { place: record.place }
      return { article: read as Article, recordKey: record.key }
    })
  }
  if (records === 0) yield [{ rejected: { file, reason: '文件里没有记录' } }]
}

function textOf(content: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)
}

/** One sentence for what reading failed with; the words of the system and of libraries are English, and name no file. */
function reasonOf(cause: unknown): string {
  const { code, name } = cause as { code?: string; name?: string }
  if (code === 'ENOENT') return '文件不存在'
  const fault = systemFault(cause, 'read')
  if (fault !== null) return fault
  if (code?.startsWith('Z_')) return '压缩数据损坏，无法解开'
  if (cause instanceof RangeError) return '内容太长或嵌套太深，无法读取，请拆分后再放入'
  return `读取时出了意外的错误（${name ?? '原因不明'}），请把这个文件交给维护者`
}
