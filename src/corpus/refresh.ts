import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { chunkingName, passages } from '../chunk/passages.js'
import { type Article, YoujuError } from '../domain/index.js'
import type { Embedder } from '../embed/embedder.js'
import {
  type Fingerprint,
  type KeptArticles,
  openPrevious,
  readPreviousManifest,
  type Snapshot,
  writeSnapshot,
} from '../index/index.js'
import { removeLeftovers } from '../index/snapshot/versions.js'
import { findCorpusFiles } from '../ingest/corpus-files.js'
import {
  readComparedTexts,
  writeComparedTexts,
} from '../ingest/near-duplicates/compared-texts-file.js'
import {
  type ComparedTexts,
  type Copyable,
  findOrigins,
} from '../ingest/near-duplicates/find-origins.js'
import type { Rejection } from '../ingest/read-file.js'
import { toSimplified } from '../text/script.js'
import { terms, tokenizerName } from '../text/tokens.js'
import { type CorpusItem, type Reading, readCorpus } from './read-corpus.js'

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

/**
 * Brings the index up to date with the corpus: files and records whose content is as it was are not read again,
 * passages whose text is as it was are not embedded again. Until the end the old version serves.
 * Hold the refresh lock.
 * @throws YoujuError corpus_missing, corpus_empty
 */
export async function refresh(options: RefreshOptions): Promise<RefreshReport> {
  const started = performance.now()
  const { folder, files } = await findCorpusFiles(options.corpus)
  const fingerprint = fingerprintOf(options.embedder)
  const manifest = readPreviousManifest(options.indexDir, fingerprint)
  const opening = openPrevious(options.indexDir, fingerprint)
  // Read while the index opens.
  const comparing = readComparedTexts(comparedTextsIn(options.indexDir))
  const reading = await readCorpus(folder, files, manifest, opening, (articles) =>
    options.onProgress?.('read', articles, null),
  )
  const previous = await opening
  const changes = compare(reading.items, previous)
  const rejected = reading.records.flatMap((record) => record.rejected)
  const report = (index: { version: string; articles: number; passages: number }) => ({
    version: index.version,
    articles: index.articles,
    passages: index.passages,
    ...changes,
    rejected,
    seconds: Math.round(performance.now() - started) / 1000,
  })
  if (reading.items.length === 0) throw nothingReadable(options.corpus, rejected)
  if (previous && reading.filesChanged === 0 && changes.removed === 0) {
    // Nothing is written, so nobody else removes what a refresh that died has left; versions all stay.
    await removeLeftovers(options.indexDir, Number.POSITIVE_INFINITY)
    return report(previous.manifest)
  }
  return report(await write(reading, previous, comparing, fingerprint, options))
}

function compare(
  items: readonly CorpusItem[],
  previous: Snapshot | null,
): Pick<RefreshReport, 'added' | 'changed' | 'removed' | 'unchanged'> {
  const counts = { added: 0, changed: 0, removed: 0, unchanged: 0 }
  for (const item of items) {
    const before = 'row' in item ? null : (previous?.articleById(item.id) ?? null)
    if ('row' in item || (before && sameContent(before, item.article))) counts.unchanged++
    else if (before) counts.changed++
    else counts.added++
  }
  counts.removed = (previous?.articleCount ?? 0) - counts.changed - counts.unchanged
  return counts
}

/** Alike in all but the origin, which other articles decide. */
function sameContent(a: Article, b: Article): boolean {
  return a.text === b.text && isDeepStrictEqual({ ...a, origin: '' }, { ...b, origin: '' })
}

async function write(
  { items, records }: Reading,
  previous: Snapshot | null,
  comparing: Promise<ComparedTexts>,
  fingerprint: Fingerprint,
  { indexDir, embedder, onProgress, onStep }: RefreshOptions,
) {
  const before = await comparing
  const texts = items.map((item) => new CopyableItem(item, previous))
  const { origins, compared } = findOrigins(texts, before)
  const [written] = await Promise.all([
    writeSnapshot(
      indexDir,
      {
        fingerprint,
        articles: rowsOf(items, origins, previous, onProgress),
        passagesOf: (article) => passages(article.text),
        termsOf: termsOfPassage,
        embed: (texts) => embedder.embedPassages(texts.map(toSimplified)),
        corpus: { files: records },
      },
      { previous, ...(onStep ? { onStep } : {}) },
    ),
    compared === before ? null : writeComparedTexts(comparedTextsIn(indexDir), compared),
  ])
  return written
}

/** A passage is found by its article's title too, which it may not repeat. */
function termsOfPassage(text: string, { title }: Article): string[] {
  return title === null ? terms(text) : [...terms(text), ...terms(title)]
}

function comparedTextsIn(indexDir: string): string {
  return join(indexDir, 'cache', 'compared-texts.bin')
}

/** An item as copies are told by it: one that is kept is read only when asked for. */
class CopyableItem implements Copyable {
  readonly id: string
  readonly key: string
  readonly origin: string

  constructor(
    readonly item: CorpusItem,
    readonly previous: Snapshot | null,
  ) {
    this.id = item.id
    this.key = item.key
    this.origin = item.origin
  }

  get text(): string {
    return 'row' in this.item
      ? (this.previous?.store.text(this.item.row) ?? '')
      : this.item.article.text
  }
}

/** What the new version holds in row order; articles that are as they were are kept in runs. */
function* rowsOf(
  items: readonly CorpusItem[],
  origins: readonly string[],
  previous: Snapshot | null,
  onProgress: RefreshOptions['onProgress'],
): Generator<Article | KeptArticles> {
  const total = items.filter((item) => 'article' in item).length
  let done = 0
  for (let n = 0; n < items.length; ) {
    const item = items[n] as CorpusItem
    const origin = origins[n] as string
    const end = endOfRun(items, origins, n, previous)
    if ('row' in item && end > n) yield { keptRows: [item.row, item.row + end - n] }
    else if ('article' in item) {
      onProgress?.('embed', done++, total)
      yield { ...item.article, origin }
    } else if (previous) yield { ...previous.article(item.row), origin }
    n = Math.max(n + 1, end)
  }
}

/** Where the run of kept articles from `n` on ends whose rows follow each other and whose origins are as they were. */
function endOfRun(
  items: readonly CorpusItem[],
  origins: readonly string[],
  n: number,
  previous: Snapshot | null,
): number {
  const first = items[n]
  let end = n
  for (; end < items.length; end++) {
    const item = items[end]
    if (!first || !item || !('row' in first) || !('row' in item)) break
    if (item.row !== first.row + end - n) break
    if ((previous?.store.otherOrigin(item.row) ?? item.id) !== origins[end]) break
  }
  return end
}

function nothingReadable(corpus: string, rejected: readonly Rejection[]): YoujuError {
  const [first] = rejected
  const why = first ? `（共 ${rejected.length} 个被拒绝，例如 ${first.file}：${first.reason}）` : ''
  return new YoujuError(
    'corpus_empty',
    `语料 ${corpus} 里没有一篇可读的文章${why}：请检查文件后再运行 npm run youju -- ingest。`,
  )
}
