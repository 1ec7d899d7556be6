import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { chunkingName, passages } from '../chunk/passages.js'
import { type Article, YoujuError } from '../domain/index.js'
import type { Embedder } from '../embed/embedder.js'
import { type Fingerprint, openPrevious, type Snapshot, writeSnapshot } from '../index/index.js'
import { removeLeftovers } from '../index/snapshot/versions.js'
import { findCorpusFiles } from '../ingest/corpus-files.js'
import {
  readComparedTexts,
  writeComparedTexts,
} from '../ingest/near-duplicates/compared-texts-file.js'
import { findOrigins } from '../ingest/near-duplicates/find-origins.js'
import { type Rejection, readCorpusFile } from '../ingest/read-file.js'
import { toSimplified } from '../text/script.js'
import { terms, tokenizerName } from '../text/tokens.js'

/** What a refresh did; counts are of articles. */
export interface RefreshReport {
  version: string
  articles: number
  passages: number
  added: number
  changed: number
  removed: number
  unchanged: number
  rejected: Rejection[]
  seconds: number
}

export interface RefreshOptions {
  /** A folder, or one file. */
  corpus: string
  indexDir: string
  embedder: Embedder
  onProgress?: (stage: 'read' | 'embed', done: number, total: number | null) => void
  /** Hears of each step of writing, before and after it. */
  onStep?: (point: string) => void
}

/** What an index of this program's present make would have. */
export function fingerprintOf(embedder: Embedder): Fingerprint {
  return {
    model: embedder.fingerprint,
    pooling: embedder.pooling,
    dimensions: embedder.dimensions,
    chunking: chunkingName,
    tokenizer: tokenizerName,
  }
}

const corpusRecord = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      sha256: z.string().nullable(),
      articles: z.number(),
      rejected: z.array(z.object({ file: z.string(), reason: z.string() })),
    }),
  ),
})
type FileRecord = z.infer<typeof corpusRecord>['files'][number]

/**
 * Brings the index up to date with the corpus: files whose content is as it was are not read again,
 * passages whose text is as it was are not embedded again. Until the end the old version serves.
 * Hold the refresh lock.
 * @throws YoujuError corpus_missing, corpus_empty
 */
export async function refresh(options: RefreshOptions): Promise<RefreshReport> {
  const started = performance.now()
  const { folder, files } = await findCorpusFiles(options.corpus)
  const fingerprint = fingerprintOf(options.embedder)
  const previous = await openPrevious(options.indexDir, fingerprint)
  const reading = await readCorpus(folder, files, previous, options)
  const changes = compare(reading.articles, previous)
  const rejected = reading.records.flatMap((record) => record.rejected)
  const report = (index: { version: string; articles: number; passages: number }) => ({
    version: index.version,
    articles: index.articles,
    passages: index.passages,
    ...changes,
    rejected,
    seconds: Math.round(performance.now() - started) / 1000,
  })
  if (reading.articles.length === 0) throw nothingReadable(options.corpus, rejected)
  if (previous && reading.filesChanged === 0 && changes.removed === 0) {
    // Nothing is written, so nobody else removes what a refresh that died has left; versions all stay.
    await removeLeftovers(options.indexDir, Number.POSITIVE_INFINITY)
    return report(previous.manifest)
  }
  return report(await write(reading, previous, fingerprint, options))
}

interface Reading {
  articles: Article[]
  records: FileRecord[]
  filesChanged: number
}

async function readCorpus(
  folder: string,
  files: readonly string[],
  previous: Snapshot | null,
  { onProgress }: RefreshOptions,
): Promise<Reading> {
  const known = knownFiles(previous)
  const reading: Reading = { articles: [], records: [], filesChanged: 0 }
  for (const file of files) {
    const sha256 = await hashOfFile(join(folder, file))
    const before = known.get(file)
    if (before && sha256 !== null && before.record.sha256 === sha256 && previous) {
      reading.records.push(before.record)
      for (let n = 0; n < before.record.articles; n++) {
        reading.articles.push(previous.article(before.firstRow + n))
      }
    } else {
      const record = await readOne(folder, file, sha256, reading.articles, onProgress)
      reading.records.push(record)
      if (sha256 !== null || !isDeepStrictEqual(record, before?.record)) reading.filesChanged++
    }
    onProgress?.('read', reading.articles.length, null)
  }
  return reading
}

async function readOne(
  folder: string,
  file: string,
  sha256: string | null,
  articles: Article[],
  onProgress: RefreshOptions['onProgress'],
): Promise<FileRecord> {
  const record: FileRecord = { file, sha256, articles: 0, rejected: [] }
  for await (const read of readCorpusFile(folder, file)) {
    if ('rejected' in read) record.rejected.push(read.rejected)
    else {
      record.articles++
      articles.push(withoutPlaces(read.article))
      if (articles.length % 500 === 0) onProgress?.('read', articles.length, null)
    }
  }
  return record
}

/** An index keeps how much was repaired; where is for whoever looks at the file. */
function withoutPlaces(article: Article): Article {
  return { ...article, repairs: article.repairs.map(({ kind, count }) => ({ kind, count })) }
}

/** The files of a version by name; the articles of a file stand in rows next to each other. */
function knownFiles(
  previous: Snapshot | null,
): Map<string, { record: FileRecord; firstRow: number }> {
  const known = new Map<string, { record: FileRecord; firstRow: number }>()
  const parsed = corpusRecord.safeParse(previous?.manifest.corpus)
  let firstRow = 0
  for (const record of parsed.success ? parsed.data.files : []) {
    known.set(record.file, { record, firstRow })
    firstRow += record.articles
  }
  return known
}

/** An unreadable file has no hash; it is read, and rejected with its reason, each time. */
async function hashOfFile(path: string): Promise<string | null> {
  const hash = createHash('sha256')
  try {
    for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer)
    return hash.digest('hex')
  } catch {
    return null
  }
}

function compare(
  articles: readonly Article[],
  previous: Snapshot | null,
): Pick<RefreshReport, 'added' | 'changed' | 'removed' | 'unchanged'> {
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 }
  for (const article of articles) {
    const before = previous?.articleById(article.id)
    if (!before) counts.added++
    else if (sameContent(before, article)) counts.unchanged++
    else counts.changed++
  }
  counts.removed = (previous?.articleCount ?? 0) - counts.changed - counts.unchanged
  return counts
}

/** Alike in all but the origin, which other articles decide. */
function sameContent(a: Article, b: Article): boolean {
  return a.text === b.text && isDeepStrictEqual({ ...a, origin: '' }, { ...b, origin: '' })
}

async function write(
  { articles, records }: Reading,
  previous: Snapshot | null,
  fingerprint: Fingerprint,
  { indexDir, embedder, onProgress, onStep }: RefreshOptions,
) {
  const comparedFile = join(indexDir, 'cache', 'compared-texts.bin')
  const { origins, compared } = findOrigins(articles, await readComparedTexts(comparedFile))
  await writeComparedTexts(comparedFile, compared)
  return writeSnapshot(
    indexDir,
    {
      fingerprint,
      articles: articles.map((article, row) => ({
        ...article,
        origin: origins[row] ?? article.origin,
      })),
      passagesOf: (article) => passages(article.text),
      termsOf: (text) => terms(text),
      embed: (texts) => embedder.embedPassages(texts.map(toSimplified)),
      corpus: { files: records },
    },
    {
      previous,
      ...(onStep ? { onStep } : {}),
      onEmbedded: (done, total) => onProgress?.('embed', done, total),
    },
  )
}

function nothingReadable(corpus: string, rejected: readonly Rejection[]): YoujuError {
  const [first] = rejected
  const why = first ? `（共 ${rejected.length} 个被拒绝，例如 ${first.file}：${first.reason}）` : ''
  return new YoujuError(
    'corpus_empty',
    `语料 ${corpus} 里没有一篇可读的文章${why}：请检查文件后再运行 npm run youju -- ingest。`,
  )
}
