import { setImmediate } from 'node:timers/promises'
import { collectGarbageSoon } from '../collect-garbage.js'
import type { Snapshot } from './snapshot.js'
import { currentVersion } from './versions.js'

export interface ServedIndexOptions {
  indexDir: string
  /** Opens a version, by default the one in service. */
  open(version?: string): Promise<Snapshot>
  /** Hears, once for each, of a version that was put in service and cannot be opened. */
  onRefused?: ((version: string, cause: unknown) => void) | undefined
}

/**
 * The version in service, opened when first needed and again whenever CURRENT names another one, whoever
 * published it. Whoever has a version keeps it; one that cannot be opened leaves the one before serving.
 */
export class ServedIndex {
  readonly #options: ServedIndexOptions
  #serving: Snapshot | null = null
  /** All who wait for a version wait for the same opening. */
  #opening: Promise<void> | null = null
  #refused: string | null = null

  constructor(options: ServedIndexOptions) {
    this.#options = options
  }

  get isOpen(): boolean {
    return this.#serving !== null
  }

  /**
   * The version to answer one question from, from its beginning to its end.
   * @throws YoujuError as openSnapshot, where no version is open yet; it is tried again the next time
   */
  async get(): Promise<Snapshot> {
    // An answer waits for nothing else: who asks one question after another would let nothing else come to its turn.
    await setImmediate()
    for (;;) {
      const wanted = await this.#wanted()
      const serving = this.#serving
      if (serving && (wanted === null || wanted === serving.version || wanted === this.#refused)) {
        return serving
      }
      this.#opening ??= this.#open(wanted).finally(() => {
        this.#opening = null
      })
      await this.#opening
    }
  }

  /** The name in CURRENT; null where there is none, or it cannot be read just now. */
  async #wanted(): Promise<string | null> {
    return currentVersion(this.#options.indexDir).catch(() => null)
  }

  async #open(version: string | null): Promise<void> {
    const { open, onRefused } = this.#options
    try {
      const before = this.#serving
      this.#serving = await open(version ?? undefined)
      if (before) collectGarbageSoon()
      this.#refused = null
    } catch (cause) {
      if (!this.#serving || version === null) throw cause
      this.#refused = version
      onRefused?.(version, cause)
    }
  }
}
