import { createHash, webcrypto } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Article } from '../domain/index.js'
import type { Snapshot } from '../index/index.js'
import { textKey } from '../ingest/near-duplicates/find-origins.js'
import { type Rejection, readCorpusFile } from '../ingest/read-file.js'
import { type FileRecord, joined, type KnownFile, knownFiles } from './corpus-record.js'

/** An article of the corpus: one that was read, or one that stands as it is in a row of the previous version. */
export type CorpusItem = ({ article: Article } | { row: number }) & {
  id: string
  /** Of its text: see `textKey`. */
  key: string
  /** The origin that its file declares, or its own id. */
  origin: string
}

export interface Reading {
  items: CorpusItem[]
  records: FileRecord[]
  filesChanged: number
}

type OnRead = (articles: number) => void

/** Files up to this size (bytes) are hashed several at a time, larger ones one by one. */
const SMALL = 1 << 20
/** Up to this size they are held as a whole for it. */
const LARGEST_WHOLE = 256 << 20
const AT_A_TIME = 16

/**
 * Reads what has changed since the previous version: of files whose content is as it was nothing is read again,
 * and of the others no record of a .jsonl file that stands where it stood.
 */
export async function readCorpus(
  folder: string,
  files: readonly string[],
  opening: Promise<Snapshot | null>,
  onRead: OnRead,
): Promise<Reading> {
  const [hashes, previous] = await Promise.all([hashesOf(folder, files), opening])
  const known = knownFiles(previous?.manifest.corpus)
  const reading: Reading = { items: [], records: [], filesChanged: 0 }
  for (const [n, file] of files.entries()) {
    const sha256 = hashes[n] ?? null
    const before = known.get(file) ?? null
    if (before && sha256 !== null && before.record.sha256 === sha256 && previous) {
      reading.records.push(before.record)
      for (let i = 0; i < before.record.articles; i++) reading.items.push(kept(before, i, previous))
    } else {
      const record = await readOne(
        folder,
        { file, sha256 },
        before,
        previous,
        reading.items,
        onRead,
      )
      reading.records.push(record)
      if (sha256 !== null || !isDeepStrictEqual(record, before?.record)) reading.filesChanged++
    }
    onRead(reading.items.length)
  }
  return reading
}

/** Article `i` of a file, as the previous version has it. */
function kept({ record, firstRow, texts, declared }: KnownFile, i: number, previous: Snapshot) {
  const row = firstRow + i
  const id = previous.store.id(row)
  return {
    row,
    id,
    key: texts.at(i),
    origin: record.declared.length > 0 ? (declared.get(i) ?? id) : id,
  }
}

async function readOne(
  folder: string,
  { file, sha256 }: Pick<FileRecord, 'file' | 'sha256'>,
  before: KnownFile | null,
  previous: Snapshot | null,
  items: CorpusItem[],
  onRead: OnRead,
): Promise<FileRecord> {
  const first = items.length
  const rejected: Rejection[] = []
  const recordKeys: string[] = []
  const idOfKnown = (key: string) => {
    const i = before?.places().get(key)
    return i === undefined || !before || !previous ? null : previous.store.id(before.firstRow + i)
  }
  for await (const read of readCorpusFile(folder, file, idOfKnown)) {
    if ('rejected' in read) {
      rejected.push(read.rejected)
      continue
    }
    if (read.recordKey !== null) recordKeys.push(read.recordKey)
    if ('article' in read) items.push(fresh(withoutPlaces(read.article)))
    else if (before && previous) {
      items.push(kept(before, before.places().get(read.recordKey) ?? 0, previous))
    }
    if (items.length % 500 === 0) onRead(items.length)
  }
  const own = items.slice(first)
  const declared = own.flatMap(({ id, origin }, i): [number, string][] =>
    origin === id ? [] : [[i, origin]],
  )
  const texts = joined(own.map(({ key }) => key))
  const records = joined(recordKeys)
  return { file, sha256, articles: own.length, rejected, texts, records, declared }
}

function fresh(article: Article): CorpusItem {
  return { article, id: article.id, key: textKey(article), origin: article.origin }
}

/** An index keeps how much was repaired; where is for whoever looks at the file. */
function withoutPlaces(article: Article): Article {
  return { ...article, repairs: article.repairs.map(({ kind, count }) => ({ kind, count })) }
}

/** SHA-256 of each file's bytes, in hexadecimal; null for one that cannot be read. */
async function hashesOf(folder: string, files: readonly string[]): Promise<(string | null)[]> {
  const hashes: (string | null)[] = []
  let large: Promise<unknown> = Promise.resolve()
  const hashInTurn = (path: string) => {
    const turn = large.then(() => hashOfFile(path))
    large = turn
    return turn
  }
  for (let first = 0; first < files.length; first += AT_A_TIME) {
    const some = files.slice(first, first + AT_A_TIME).map((file) => join(folder, file))
    const hashed = some.map(async (path) =>
      (await sizeOf(path)) <= SMALL ? hashOfFile(path) : hashInTurn(path),
    )
    hashes.push(...(await Promise.all(hashed)))
  }
  return hashes
}

/** An unreadable file has no hash; it is read, and rejected with its reason, each time. */
async function hashOfFile(path: string): Promise<string | null> {
  try {
    if ((await sizeOf(path)) <= LARGEST_WHOLE) {
      // In the pool's threads, beside whatever is done here.
      const sum = await webcrypto.subtle.digest('SHA-256', await readFile(path))
      return Buffer.from(sum).toString('hex')
    }
    const sum = createHash('sha256')
    for await (const bytes of createReadStream(path, { highWaterMark: SMALL })) {
      sum.update(bytes as Buffer)
    }
    return sum.digest('hex')
  } catch {
    return null
  }
}

async function sizeOf(path: string): Promise<number> {
  return (await stat(path).catch(() => null))?.size ?? 0
}
