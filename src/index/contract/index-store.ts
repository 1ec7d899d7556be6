import type { Article, Span } from '../../domain/index.js'
import type { VectorCache } from '../../embed/vector-cache.js'
import type { Fingerprint } from '../snapshot/manifest.js'
import type {
  ArticleHead,
  Articles,
  IndexVersion,
  LoadedArticles,
  VersionManifest,
} from './index-version.js'

/** Articles that are identical, in text and all metadata, to rows of the previous version. */
export interface KeptArticles {
  /** From the first row up to, but not including, the second. */
  keptRows: readonly [first: number, end: number]
}

/** What a version is made of. */
export interface VersionContent {
  fingerprint: Fingerprint
  /** In row order, each id once; read once. `KeptArticles` require a previous version. */
  articles: Iterable<Article | KeptArticles> | AsyncIterable<Article | KeptArticles>
  /** Returns the passages of an article, in order. */
  passagesOf(article: Article): readonly Span[]
  /** Returns the terms of a passage, each as many times as it occurs. */
  termsOf(passageText: string, article: Article): Iterable<string>
  /** Returns the unit vectors of texts, zeros for one without direction: `texts.length · dimensions` numbers. */
  embed(texts: readonly string[]): Promise<Float32Array>
  /** The caller's own record of the corpus, any JSON; stored in the manifest. */
  corpus: unknown
}

export interface WriteOptions {
  /** The version whose vectors are reused for unchanged passages; of the same store. */
  previous?: PreviousVersion | null | undefined
  /** How many versions to keep, including the new one. */
  keep?: number
  /** Called when the new version is written, before it is put in service; if it returns false, it is removed. */
  accept?: ((candidate: VersionOnTrial) => Promise<boolean>) | undefined
  /** Stops the writing until the new version is accepted; nothing of the version remains. */
  signal?: AbortSignal | undefined
  /** Called before and after each step, e.g. with `before:passages.bin`. */
  onStep?: (point: string) => void
  now?: Date
}

/** A version that is written but not in service. */
export interface VersionOnTrial {
  version: string
  /** Opens it, with the same checks as any other. */
  open(): Promise<IndexVersion>
}

export interface WrittenVersion {
  version: string
  /** False if the version was not accepted: it has been removed, and the old one stays in service. */
  published: boolean
  articles: number
  passages: number
  /** How many passages needed a new vector. */
  embedded: number
}

/**
 * The version in service as the base of the next: open for reading its articles, not for searching. Only the process
 * that refreshes has one, and it may take more memory or disk than one that answers.
 */
export interface PreviousVersion extends Articles {
  readonly version: string
  readonly manifest: VersionManifest
  readonly articleCount: number
  id(articleRow: number): string
  /** Returns the origin if it is not the article's own id. */
  otherOrigin(articleRow: number): string | null
  /** Fetches texts alone, in the order of the rows: copies are looked for by comparing them. At most a few hundred at a time. */
  texts(articleRows: readonly number[]): Promise<string[]>
  heads(articleRows: readonly number[]): Promise<ArticleHead[]>
  load(articleRows: Iterable<number>): Promise<Pick<LoadedArticles, 'article'>>
  /** Returns whether what was not read yet is as it was written. */
  isWhole(): Promise<boolean>
  /** Opens the same version for searching. */
  openForSearch(): Promise<IndexVersion>
}

/** The articles by which two versions differ in id, text, title, publisher or date. */
export interface ComparedVersions {
  /** Those that only the earlier has. */
  gone: AsyncIterable<Article>
  /** Those that only the later has. */
  fresh: AsyncIterable<Article>
}

/** What refreshes note for each other; whatever is lost is only found out again. */
export type NoteName = 'seen-files.json' | 'compared-texts.bin'

/** Vectors by text, so that nothing is embedded twice; for one writer, the holder of the lock. */
export type StoredVectorCache = Pick<
  VectorCache,
  'fingerprint' | 'dimensions' | 'getMany' | 'putMany' | 'damaged' | 'close'
>

/**
 * All versions of an index, of which one is in service. A version is there as a whole or not at all, whoever dies
 * when; one that is open stays readable when it is removed.
 */
export interface IndexStore {
  /** Returns the version in service; null if nothing was published yet. @throws YoujuError index_unreadable */
  current(): Promise<string | null>
  /** Returns the versions, oldest first. */
  list(): Promise<string[]>
  /**
   * Reads what a version is, by default the one in service.
   * @throws YoujuError index_missing, index_corrupt, index_incompatible (of another program)
   */
  manifest(version?: string): Promise<VersionManifest>
  /**
   * Opens a version, by default the one in service.
   * @throws YoujuError index_missing, index_corrupt, index_incompatible (also if its fingerprint is another)
   */
  open(expected: Fingerprint, version?: string): Promise<IndexVersion>
  /**
   * Opens the version in service to build on. Returns null if there is none to build on: nothing was published, the
   * fingerprint differs, or it is damaged. Check `isWhole` before building on it.
   */
  previous(expected: Fingerprint): Promise<PreviousVersion | null>
  /** Reads the manifest of that version; damage elsewhere is not noticed. */
  previousManifest(expected: Fingerprint): Promise<VersionManifest | null>
  /**
   * Writes a version and, once accepted, puts it in service; until then the old one serves. The caller holds the lock.
   * @throws the signal's reason, if it is aborted in time
   */
  write(content: VersionContent, options?: WriteOptions): Promise<WrittenVersion>
  /** Puts a version in service. The caller holds the lock. @throws YoujuError index_corrupt (no such version) */
  publish(version: string, onStep?: (point: string) => void): Promise<void>
  /** Removes what dead writers left, and all but `keep` versions, never the one in service. The caller holds the lock. */
  prune(keep: number): Promise<void>
  /**
   * Runs `work` while nobody else, in any process, changes the index.
   * @throws YoujuError index_busy (at once, if somebody does), index_unwritable
   */
  withLock<T>(work: () => Promise<T>): Promise<T>
  /** Compares the articles of two versions. @throws YoujuError if one of them is gone, or of another program */
  compare(from: string, to: string): Promise<ComparedVersions>
  /** Returns a note as it was kept; null if there is none, or it cannot be read. */
  note(name: NoteName): Promise<Uint8Array | null>
  keepNote(name: NoteName, bytes: Uint8Array): Promise<void>
  vectorCache(fingerprint: string, dimensions: number): Promise<StoredVectorCache>
  /** Lets go of what is held open, so that a process can end; whatever is asked afterwards opens it again. */
  close(): Promise<void>
}
