import type { CrossEncoder } from '../embed/cross-encoder.js'
import type { Embedder } from '../embed/embedder.js'
import type { IndexVersion, PreviousVersion, VersionOnTrial } from '../index/index.js'
import type { Reader } from '../read/reader.js'
import {
  askCanaries,
  type CanaryReport,
  compareCanaries,
  isNoWorse,
  readCanaries,
} from './canaries.js'

export interface TrialOptions {
  /** A folder, or one file. */
  corpus: string
  embedder: Embedder
  crossEncoder?: CrossEncoder | undefined
  reader?: Reader | undefined
  /** Accept the new version even if it answers fewer canary questions rightly. */
  evenIfWorse?: boolean
  signal?: AbortSignal | undefined
  onProgress?: (stage: 'canary', done: number, total: number) => void
}

/** The trial of a version that is written but not yet in service. */
export interface Trial {
  accept(candidate: VersionOnTrial): Promise<boolean>
  /** Null until the candidate has been tried. */
  report(): CanaryReport | null
}

/** Asks the version in service the canary questions. `accept` asks the new one once it is written. */
export async function canaryTrial(
  previous: PreviousVersion | null,
  options: TrialOptions,
): Promise<Trial | null> {
  const { embedder, crossEncoder, reader, signal, onProgress } = options
  const canaries = await readCanaries(options.corpus)
  if (canaries.length === 0) return null
  let asked = 0
  const total = canaries.length * (previous ? 2 : 1)
  const ask = (index: IndexVersion) =>
    askCanaries(index, embedder, canaries, { crossEncoder, reader }, () => {
      signal?.throwIfAborted()
      onProgress?.('canary', ++asked, total)
    })
  const before = previous && (await ask(await previous.openForSearch()))
  let report: CanaryReport | null = null
  return {
    async accept(candidate) {
      report = compareCanaries(before, await ask(await candidate.open()))
      return options.evenIfWorse === true || isNoWorse(report)
    },
    report: () => report,
  }
}
