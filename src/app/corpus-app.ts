import type { AddedFile, AddOptions, SentFile } from '../corpus/add.js'
import { corpusDigest } from '../corpus/hash-of-corpus.js'
import { type Rollback, rollBack, type VersionEntry, versionHistory } from '../corpus/history.js'
import {
  type ArticleList,
  type ListOptions,
  listArticles,
  publishersIn,
} from '../corpus/list-articles.js'
import { type CorpusOverview, overviewOf } from '../corpus/overview.js'
import type { CorpusPlan } from '../corpus/plan.js'
import { fingerprintOf, type RefreshOptions } from '../corpus/refresh.js'
import { type Removal, removeFromCorpus } from '../corpus/remove.js'
import { type CorpusStatus, corpusStatus } from '../corpus/status.js'
import type { Embedder } from '../embed/embedder.js'
import type { IndexStore, ServedIndex } from '../index/index.js'
import type { VersionTrial } from '../state/figures/figures-state.js'
import type { CorpusAdder } from './adder.js'
import type { CorpusReader, IngestOptions, PlanOptions, ReaderReport } from './read-corpus.js'

/** The report of a refresh, with the version that this process serves afterwards. */
export interface IngestReport extends ReaderReport {
  /** The version now in use: differs from `version` if that one was written but could not be opened. */
  serving: string
}

/** The operations of moderators on the corpus and on the versions of the index. */
export interface CorpusApp {
  /**
   * Brings the index up to date with the corpus and puts the new version in service, unless it answers fewer canary
   * questions correctly (`published: false`, an expected outcome).
   * @throws YoujuError corpus_missing, corpus_empty, index_busy, index_unwritable, file_unreadable (the canary
   *   questions), refresh_stopped (by `signal`), embedding_failed
   */
  ingest(options?: IngestOptions): Promise<IngestReport>
  /** Reports what `ingest` would do now; writes nothing. @throws YoujuError corpus_missing, corpus_empty */
  plan(options?: PlanOptions): Promise<CorpusPlan>
  /** Returns the digest that a plan would have now; unchanged if no file has changed. @throws YoujuError as `plan` */
  digest(): Promise<string>
  /** @throws YoujuError corpus_missing, index_corrupt, index_incompatible (an index of an older program) */
  status(): Promise<CorpusStatus>
  /** Returns one page of the articles in service, newest first. @throws YoujuError as `ask` for the index */
  list(options?: ListOptions): Promise<ArticleList>
  /** Returns how many articles there are by month and by publisher. @throws YoujuError as `ask` for the index */
  overview(): Promise<CorpusOverview>
  /** Returns the versions on disk, newest first; empty if none has been built. */
  history(): Promise<VersionEntry[]>
  /**
   * Puts an earlier version that is still on disk back in service; the corpus stays as it is.
   * @throws YoujuError version_missing, index_busy, index_unwritable, index_corrupt, index_incompatible
   */
  rollback(version: string, options?: Pick<RefreshOptions, 'onStep'>): Promise<Rollback>
  /**
   * Writes files below `inbox/` in the corpus; a refresh brings them into the index. Returns one result per file, in
   * order.
   * @throws YoujuError corpus_missing, corpus_unwritable, usage (the corpus is one file)
   */
  addToCorpus(files: readonly SentFile[], options?: AddOptions): Promise<AddedFile[]>
  /**
   * Fetches a public page or document and adds it to the corpus with its URL.
   * @throws YoujuError url_refused, and as `addToCorpus`
   */
  addPage(url: string, options?: AddOptions): Promise<AddedFile>
  /** Returns publishers whose name contains the text, those with the most articles first. */
  publishers(text: string, most: number): Promise<string[]>
  /**
   * Moves a file, by its path below the corpus folder, or one article, by its id, out of the corpus; with `dryRun`
   * only reports what would be moved.
   * @throws YoujuError article_missing, usage, corpus_missing, corpus_unreadable, corpus_unwritable,
   *   removed_unwritable, file_changing
   */
  removeFromCorpus(target: string, options?: { dryRun?: boolean }): Promise<Removal>
}

/** The parts that the operations use. */
interface Parts {
  /** A folder, or one file. */
  corpus: string
  store: IndexStore
  stateDir: string
  embedder(): Promise<Embedder>
  reader: CorpusReader
  adder: CorpusAdder
  index: ServedIndex
  /** Writes down how a new version did on the canary questions. */
  noteTrial(trial: VersionTrial): Promise<void>
}

export function corpusApp(parts: Parts): CorpusApp {
  const { corpus, store, stateDir, index, reader, adder } = parts
  const fingerprint = async () => fingerprintOf(await parts.embedder())
  return {
    async ingest(options = {}) {
      const report = await store.withLock(() => reader.refresh(options))
      const trial = trialIn(report)
      // The refresh is over, and its report says the same, whether or not this can be written down.
      if (trial) await parts.noteTrial(trial).catch(() => {})
      return { ...report, serving: (await swap(index)) ?? report.version }
    },

    async plan(options = {}) {
      return reader.plan(options)
    },

    async digest() {
      return corpusDigest(corpus)
    },

    async status() {
      const { model } = await parts.embedder()
      return corpusStatus({ corpus, store, model, fingerprint: await fingerprint() })
    },

    async list(options) {
      return listArticles(await index.get(), options)
    },

    async overview() {
      return overviewOf(await index.get())
    },

    async history() {
      return versionHistory(store)
    },

    async rollback(version, { onStep } = {}) {
      const expected = await fingerprint()
      const back = await store.withLock(() => rollBack(store, version, expected, onStep))
      await swap(index)
      return back
    },

    async addToCorpus(files, options) {
      return adder.addFiles(files, options)
    },

    async addPage(url, options) {
      const [added] = await adder.addFiles([await adder.fetchFile(url)], options)
      if (!added) throw new Error('each file that is sent has an outcome')
      return added
    },

    async publishers(text, most) {
      return publishersIn(await index.get(), text, most)
    },

    async removeFromCorpus(target, options = {}) {
      return removeFromCorpus(target, { corpus, stateDir, ...options })
    },
  }
}

function trialIn({ version, published, canaries }: ReaderReport): VersionTrial | null {
  if (canaries === null) return null
  const { asked, rightAfter: right, rightBefore } = canaries
  return { at: new Date().toISOString(), version, published, asked, right, rightBefore }
}

/**
 * Opens the version that was just put in service, so that the next question does not wait for it. Returns the version
 * now in use; null if no version has been opened yet.
 */
async function swap(index: ServedIndex): Promise<string | null> {
  return index.isOpen ? (await index.get()).version : null
}
