import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Article, Span } from '../../domain/index.js'
import { ArticleWriter, finishArticles, METADATA, TEXTS, writeColumnFile } from './article-store.js'
import { TextReader } from './article-text-reader.js'
import { type Fingerprint, MANIFEST, type Manifest, SCHEMA, type StoredFile } from './manifest.js'
import { LEXICAL, VECTORS } from './open-snapshot.js'
import { NO_LABEL, PASSAGES, type PassageColumns } from './passage-columns.js'
import { RowWriter } from './row-writer.js'
import type { Snapshot } from './snapshot.js'
import { FileWriter, syncAndMeasure } from './stored-file.js'
import { updateVectors } from './update-vectors.js'
import {
  createTemporary,
  listVersions,
  newVersionName,
  publishVersion,
  removeLeftovers,
  renameToVersion,
} from './versions.js'

/** An article that is the same, to the letter and in all its metadata, as in a row of the previous version. */
export interface KeptArticle {
  keptRow: number
}

/** What a refresh hands over. */
export interface SnapshotContent {
  fingerprint: Fingerprint
  /** In row order, each id once; read once. `KeptArticle` needs a previous version. */
  articles: Iterable<Article | KeptArticle> | AsyncIterable<Article | KeptArticle>
  /** The passages of an article, in order. */
  passagesOf(article: Article): readonly Span[]
  /** The terms of a passage, each as often as it occurs. */
  termsOf(passageText: string, article: Article): Iterable<string>
  /** The unit vectors of texts, one after another: `texts.length · dimensions` numbers. */
  embed(texts: readonly string[]): Promise<Float32Array>
  /** The caller's own record of the corpus, any JSON; kept in the manifest. */
  corpus: unknown
}

export interface WriteOptions {
  /** The version whose vectors are used again where a passage has not changed. */
  previous?: Snapshot | null | undefined
  /** How many versions to keep, the new one included. */
  keep?: number
  /** Hears of each step before and after it is made, e.g. `before:passages.bin`. */
  onStep?: (point: string) => void
  /** Hears how many of the passages that need a vector have one. */
  onEmbedded?: (done: number, total: number) => void
  now?: Date
}

export interface WrittenSnapshot {
  version: string
  articles: number
  passages: number
  /** How many passages needed a new vector. */
  embedded: number
}

/** Versions kept for the way back. */
const KEEP = 5

/**
 * Writes a new version of the index and puts it in service. Until the last rename the old version
 * serves; whatever a writer that dies leaves behind, the next one removes. Hold the refresh lock.
 */
export async function writeSnapshot(
  indexDir: string,
  content: SnapshotContent,
  options: WriteOptions = {},
): Promise<WrittenSnapshot> {
  const { onStep = () => {}, keep = KEEP, now = new Date() } = options
  const version = newVersionName(await listVersions(indexDir), now)
  const temporary = await createTemporary(indexDir, version)
  try {
    const written = await writeFiles(temporary, content, { ...options, onStep })
    const manifest: Manifest = {
      schema: SCHEMA,
      version,
      createdAt: now.toISOString(),
      fingerprint: content.fingerprint,
      ...written.summary,
      corpus: content.corpus,
      files: written.files,
    }
    await writeManifest(temporary, manifest, onStep)
    onStep('before:rename-version')
    await renameToVersion(temporary, indexDir, version)
    onStep('after:rename-version')
    await publishVersion(indexDir, version, onStep)
    onStep('before:remove-old')
    await removeLeftovers(indexDir, keep)
    onStep('after:remove-old')
    const { articles, passages } = written.summary
    return { version, articles, passages, embedded: written.embedded }
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    throw error
  }
}

type Steps = WriteOptions & { onStep: (point: string) => void }

async function writeFiles(directory: string, content: SnapshotContent, options: Steps) {
  const { onStep } = options
  const previous = options.previous ?? null
  onStep(`before:${TEXTS}`)
  onStep(`before:${METADATA}`)
  const rows = new RowWriter(await ArticleWriter.create(directory), content, previous)
  const dates = new DateRange()
  for await (const item of content.articles) {
    dates.add('keptRow' in item ? await rows.keep(item.keptRow) : await rows.add(item))
  }
  const { articles, passages, lexical } = rows
  const files: StoredFile[] = await finishArticles(directory, articles, onStep)
  files.push(await writeColumnFile(directory, LEXICAL, { ...lexical.columns() }, onStep))

  const columns = passages.columns()
  onStep(`before:${VECTORS}`)
  const embedded = columns.labels.filter((label) => label === NO_LABEL).length
  const texts = await TextReader.open(directory, articles.columns().textStarts)
  try {
    const vectors = await updateVectors({
      dimensions: content.fingerprint.dimensions,
      labels: columns.labels,
      previous,
      textOf: (row) => texts.text(...spanOf(columns, row)),
      embed: (batch) => content.embed(batch),
      onEmbedded: options.onEmbedded,
    })
    await vectors.write(join(directory, VECTORS))
  } finally {
    await texts.close()
  }
  files.push(await syncAndMeasure(directory, VECTORS))
  onStep(`after:${VECTORS}`)
  files.push(await writeColumnFile(directory, PASSAGES, { ...columns }, onStep))
  const summary = { articles: articles.count, passages: passages.count, ...dates.range() }
  return { files, summary, embedded }
}

function spanOf(columns: PassageColumns, row: number): [number, number, number] {
  return [columns.articleRows[row] ?? 0, columns.starts[row] ?? 0, columns.ends[row] ?? 0]
}

/** The oldest and the newest of the dates that are known. */
class DateRange {
  #oldest: string | null = null
  #newest: string | null = null

  add(date: string | null): void {
    if (date === null) return
    if (this.#oldest === null || date < this.#oldest) this.#oldest = date
    if (this.#newest === null || date > this.#newest) this.#newest = date
  }

  range(): { oldest: string | null; newest: string | null } {
    return { oldest: this.#oldest, newest: this.#newest }
  }
}

async function writeManifest(
  directory: string,
  manifest: Manifest,
  onStep: (point: string) => void,
): Promise<void> {
  onStep(`before:${MANIFEST}`)
  const writer = await FileWriter.create(directory, MANIFEST)
  await writer.write(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
  await writer.finish()
  onStep(`after:${MANIFEST}`)
}
