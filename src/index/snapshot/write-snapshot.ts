import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { VERSIONS_KEPT } from '../../domain/index.js'
import type { VersionContent, WriteOptions, WrittenVersion } from '../contract/index-store.js'
import { METADATA } from './article-store.js'
import { ArticleWriter, finishArticles } from './article-writer.js'
import { writeColumnFile } from './columns.js'
import { LEXICAL_CHANGES } from './lexical-changes.js'
import { MANIFEST, type Manifest, SCHEMA, type StoredFile } from './manifest.js'
import { openFolder } from './open-snapshot.js'
import { PASSAGES } from './passage-columns.js'
import { carryOver, type PreviousFiles } from './previous-version.js'
import { RowWriter } from './row-writer.js'
import { FileWriter, syncAndMeasure } from './stored-file.js'
import { TEXTS } from './texts.js'
import type { FinishedPostings } from './update-lexical.js'
import { type FinishedGraph, VectorWriter } from './update-vectors.js'
import { VECTOR_CHANGES } from './vector-changes.js'
import { LEXICAL, VECTORS } from './version-files.js'
import {
  createTemporary,
  currentVersion,
  listVersions,
  newVersionName,
  publishVersion,
  removeLeftovers,
  renameToVersion,
} from './versions.js'

/** As for any store, with a previous version of this one. */
export interface SnapshotOptions extends Omit<WriteOptions, 'previous'> {
  previous?: PreviousFiles | null | undefined
}

/**
 * Writes a new version of the index and, once accepted, puts it in service. Until the last rename the old version stays
 * in service. The next writer removes whatever a dead writer leaves behind. The caller must hold the refresh lock.
 * @throws the signal's reason, if it is aborted in time
 */
export async function writeSnapshot(
  indexDir: string,
  content: VersionContent,
  options: SnapshotOptions = {},
): Promise<WrittenVersion> {
  const { onStep = () => {}, keep = VERSIONS_KEPT, now = new Date(), signal } = options
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
    const published = await isAccepted(temporary, manifest, { ...options, onStep })
    signal?.throwIfAborted()
    if (published) await publish(temporary, indexDir, version, { onStep, keep })
    else await removeLeftovers(indexDir, Number.POSITIVE_INFINITY)
    const { articles, passages } = written.summary
    return { version, published, articles, passages, embedded: written.embedded }
  } catch (error) {
    await rm(temporary, { recursive: true, force: true })
    signal?.throwIfAborted()
    throw error
  }
}

/** Called while the version still has its temporary folder, so that a writer that dies here leaves no version. */
async function isAccepted(
  directory: string,
  { version, fingerprint }: Manifest,
  { accept, onStep }: Steps,
): Promise<boolean> {
  if (!accept) return true
  onStep('before:accept')
  const open = () => openFolder(directory, fingerprint, version)
  const accepted = await accept({ version, open })
  onStep('after:accept')
  return accepted
}

async function publish(
  temporary: string,
  indexDir: string,
  version: string,
  { onStep, keep }: Pick<Steps, 'onStep'> & { keep: number },
): Promise<void> {
  const before = await currentVersion(indexDir)
  onStep('before:rename-version')
  await renameToVersion(temporary, indexDir, version)
  onStep('after:rename-version')
  await publishVersion(indexDir, version, onStep)
  onStep('before:remove-old')
  await removeLeftovers(indexDir, keep, before)
  onStep('after:remove-old')
}

type Steps = SnapshotOptions & { onStep: (point: string) => void }

async function writeFiles(directory: string, content: VersionContent, options: Steps) {
  const previous = options.previous ?? null
  const { dimensions } = content.fingerprint
  const vectors = new VectorWriter({ dimensions, previous, embed: (texts) => content.embed(texts) })
  // The thread that builds a graph may be minutes behind. Closing it makes every wait for it fail at once.
  const stop = () => void vectors.close()
  options.signal?.addEventListener('abort', stop, { once: true })
  try {
    const { rows, dates } = await writeRows(directory, content, vectors, options)
    const columns = rows.passages.columns()
    const [graph, postings, texts] = await orAbandon(rows.articles, async () => [
      await vectors.finish(columns.labels),
      await rows.lexical.finish(),
      await rows.articles.texts.finish(),
    ])
    // In parallel, so that the disk and the graph's thread are busy while the postings are merged here.
    const files = await allOf([
      finishArticles(directory, rows.articles, texts, options.onStep),
      writeVectors(directory, graph, options.onStep),
      [writeColumnFile(directory, PASSAGES, () => ({ ...columns }), options.onStep)],
      writeLexical(directory, postings, options.onStep),
    ])
    const { articles, passages } = rows
    const summary = { articles: articles.count, passages: passages.count, ...dates.range() }
    return { files, summary, embedded: vectors.embedded }
  } finally {
    options.signal?.removeEventListener('abort', stop)
    await vectors.close()
  }
}

async function writeRows(
  directory: string,
  content: VersionContent,
  vectors: VectorWriter,
  { previous, onStep, signal }: Steps,
) {
  onStep(`before:${TEXTS}`)
  onStep(`before:${METADATA}`)
  const articles = await ArticleWriter.create(directory, previous ?? null)
  const rows = new RowWriter(articles, content, vectors, previous ?? null)
  const dates = new DateRange()
  await orAbandon(articles, async () => {
    for await (const item of content.articles) {
      signal?.throwIfAborted()
      for (const date of await ('keptRows' in item
        ? rows.keep(...item.keptRows)
        : rows.add(item))) {
        dates.add(date)
      }
    }
  })
  return { rows, dates }
}

/** Runs the work before the files of the articles are finished, and closes these files if it fails. */
async function orAbandon<T>(articles: ArticleWriter, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    await articles.abandon()
    throw error
  }
}

function writeVectors(
  directory: string,
  graph: FinishedGraph,
  onStep: (point: string) => void,
): Promise<StoredFile>[] {
  if ('write' in graph) {
    const write = async () => {
      await graph.write(join(directory, VECTORS))
      return syncAndMeasure(directory, VECTORS)
    }
    return [step(VECTORS, write, onStep)]
  }
  const { from, changes } = graph
  return [
    step(VECTORS, () => carryOver(from, VECTORS, directory), onStep),
    writeColumnFile(directory, VECTOR_CHANGES, () => ({ ...changes }), onStep),
  ]
}

function writeLexical(
  directory: string,
  postings: FinishedPostings,
  onStep: (point: string) => void,
): Promise<StoredFile>[] {
  if ('columns' in postings) {
    return [writeColumnFile(directory, LEXICAL, () => ({ ...postings.columns() }), onStep)]
  }
  const { from, changes } = postings
  return [
    step(LEXICAL, () => carryOver(from, LEXICAL, directory), onStep),
    writeColumnFile(directory, LEXICAL_CHANGES, () => ({ ...changes }), onStep),
  ]
}

async function step<T>(
  name: string,
  write: () => Promise<T>,
  onStep: (point: string) => void,
): Promise<T> {
  onStep(`before:${name}`)
  const result = await write()
  onStep(`after:${name}`)
  return result
}

/** Returns all results in order; if one fails, throws its error, but not before the others have ended. */
async function allOf<T>(groups: readonly (readonly Promise<T>[])[]): Promise<T[]> {
  const promises = groups.flat()
  await Promise.allSettled(promises)
  return Promise.all(promises)
}

/** The oldest and the newest of the known dates. */
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
