import { chunkingName, passages } from '../chunk/passages.js'
import type { Article, Rejection } from '../domain/index.js'
import type { CrossEncoder } from '../embed/cross-encoder.js'
import type { Embedder } from '../embed/embedder.js'
import { sound } from '../embed/sound-embedder.js'
import type { Fingerprint, IndexStore } from '../index/index.js'
import { comparedTextsAsBytes } from '../ingest/near-duplicates/stored-comparisons.js'
import type { Reader } from '../read/reader.js'
import { toSimplified } from '../text/script.js'
import { terms, tokenizerName } from '../text/tokens.js'
import { failure } from '../wording/failure.js'
import type { CanaryReport } from './canaries.js'
import { canaryTrial } from './canary-trial.js'
import { originsOf } from './origins.js'
import { rowsOf } from './rows-of-version.js'
import { writeSeenFiles } from './seen-files.js'
import { assertReadable, isUpToDate, type Survey, surveyCorpus } from './survey.js'
import type { UnsettledFile } from './unsettled-file.js'

/** What a refresh did; counts are of articles. */
export interface RefreshReport {
  /** The version in service afterwards, and what it holds. */
  version: string
  articles: number
  passages: number
  added: number
  changed: number
  removed: number
  unchanged: number
  rejected: Rejection[]
  /** Files that stay as they were in service because they are incomplete or were changing; read again next time. */
  unsettled: UnsettledFile[]
  seconds: number
  /** Null if there are no canary questions, or nothing had to be written. */
  canaries: CanaryReport | null
  /**
   * False only if the canary questions kept the new version out of service: then the counts above describe the
   * new version.
   */
  published: boolean
}

export interface RefreshOptions {
  /** A folder, or one file. */
  corpus: string
  store: IndexStore
  embedder: Embedder
  /** Reads the best passages once more when canary questions are asked. */
  crossEncoder?: CrossEncoder | undefined
  /** Reads the answer to canary questions out of passages. */
  reader?: Reader | undefined
  /** Put the new version in service even if it answers fewer canary questions rightly. */
  evenIfWorse?: boolean
  /** Stops the refresh: the old version serves, and nothing of the new one remains. */
  signal?: AbortSignal | undefined
  onProgress?: (stage: 'read' | 'embed' | 'canary', done: number, total: number | null) => void
  /** Called before and after each step of writing. */
  onStep?: (point: string) => void
}

/** Returns the fingerprint that an index made by this program would have now. */
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
 * Brings the index up to date with the corpus. Does not reread files and records whose content is unchanged, nor
 * embed passages whose text is unchanged. The old version serves until the end, and keeps serving if the new one
 * answers fewer canary questions rightly. The caller holds the refresh lock.
 * @throws YoujuError corpus_missing, corpus_unreadable, corpus_empty, file_unreadable (the canary questions),
 *   refresh_stopped, embedding_failed
 */
export async function refresh(options: RefreshOptions): Promise<RefreshReport> {
  try {
    return await refreshUnlessStopped(options)
  } catch (cause) {
    if (!options.signal?.aborted) throw cause
    throw failure('refresh_stopped', {}, cause)
  }
}

async function refreshUnlessStopped(options: RefreshOptions): Promise<RefreshReport> {
  const started = performance.now()
  const { corpus, store, signal, onProgress } = options
  signal?.throwIfAborted()
  const survey = await surveyCorpus({
    corpus,
    store,
    fingerprint: fingerprintOf(options.embedder),
    onRead(articles) {
      signal?.throwIfAborted()
      onProgress?.('read', articles, null)
    },
  })
  try {
    return await bringUp(survey, options, started)
  } finally {
    await noteSeen(survey, options)
  }
}

/** If this fails, the only effect is that a file that ends too early is waited for once more. */
async function noteSeen({ reading }: Survey, { corpus, store }: RefreshOptions): Promise<void> {
  await writeSeenFiles(store, corpus, reading.states, reading.unsettled).catch(() => {})
}

async function bringUp(
  survey: Survey,
  options: RefreshOptions,
  started: number,
): Promise<RefreshReport> {
  assertReadable(survey, options.corpus)
  const { added, changed, removed, unchanged } = survey.changes
  const report = (written: Written): RefreshReport => ({
    version: written.version,
    articles: written.articles,
    passages: written.passages,
    ...{ added: added.length, changed: changed.length, removed, unchanged },
    rejected: survey.rejected,
    unsettled: survey.reading.unsettled,
    seconds: Math.round(performance.now() - started) / 1000,
    canaries: written.canaries,
    published: written.published,
  })
  if (survey.previous && isUpToDate(survey)) {
    // Nothing is written, so nothing else would remove the leftovers of a dead refresh; all versions stay.
    await options.store.prune(Number.POSITIVE_INFINITY)
    return report({ ...survey.previous.manifest, canaries: null, published: true })
  }
  return report(await write(survey, options))
}

type Written = Pick<RefreshReport, 'version' | 'articles' | 'passages' | 'canaries' | 'published'>

async function write(survey: Survey, options: RefreshOptions): Promise<Written> {
  const { previous, reading } = survey
  const { store, signal, onProgress, onStep } = options
  const embedder = sound(options.embedder)
  const trial = await canaryTrial(previous, options)
  const before = await survey.comparing
  const { origins, compared } = await originsOf(reading.items, previous, before)
  const [written] = await allDone(
    store.write(
      {
        fingerprint: fingerprintOf(embedder),
        articles: rowsOf(reading.items, origins, previous, (done, total) =>
          onProgress?.('embed', done, total),
        ),
        passagesOf: (article) => passages(article.text),
        termsOf: termsOfPassage,
        embed: (texts) => embedder.embedPassages(texts.map(toSimplified)),
        corpus: { files: reading.records },
      },
      { previous, signal, accept: trial?.accept, ...(onStep ? { onStep } : {}) },
    ),
    compared === before
      ? null
      : store.keepNote('compared-texts.bin', comparedTextsAsBytes(compared)),
  )
  const canaries = trial?.report() ?? null
  if (written.published || !previous) return { ...written, canaries }
  return { ...previous.manifest, canaries, published: false }
}

/** Waits for both. If one fails, rejects only after the other has ended, so that nothing is still being written. */
async function allDone<A, B>(a: Promise<A>, b: Promise<B> | B): Promise<[A, B]> {
  await Promise.allSettled([a, b])
  return Promise.all([a, b])
}

/** Adds the title's terms: a passage can also be found by its article's title, which it may not repeat. */
function termsOfPassage(text: string, { title }: Article): string[] {
  return title === null ? terms(text) : [...terms(text), ...terms(title)]
}
