import { setImmediate } from 'node:timers/promises'
import { collectGarbageSoon } from './collect-garbage.js'
import type { IndexStore } from './contract/index-store.js'
import type { IndexVersion } from './contract/index-version.js'

export interface ServedIndexOptions {
  store: Pick<IndexStore, 'current'>
  /** Opens a version, by default the one in service. */
  open(version?: string): Promise<IndexVersion>
  /** Called once for each version that was put in service but cannot be opened. */
  onRefused?: ((version: string, cause: unknown) => void) | undefined
}

/**
 * The version in service, opened on first use and again whenever the store names another one, whichever process published
 * it. A caller can keep using the version it got. If a version cannot be opened, the one before stays in service.
 */
export class ServedIndex {
  readonly #options: ServedIndexOptions
  #serving: IndexVersion | null = null
  /** All callers that wait for a version share one opening. */
  #opening: Promise<void> | null = null
  #refused: string | null = null

  constructor(options: ServedIndexOptions) {
    this.#options = options
  }

  get isOpen(): boolean {
    return this.#serving !== null
  }

  /**
   * Returns the version to answer one question from, from beginning to end.
   * @throws YoujuError as IndexStore.open does, if no version is open yet; the next call tries again
   */
  async get(): Promise<IndexVersion> {
    // Yields to the event loop: nothing else here waits, so asking question after question would block it.
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

  /** Returns the version in service, or null if there is none or it cannot be read at the moment. */
  async #wanted(): Promise<string | null> {
    return this.#options.store.current().catch(() => null)
  }

  async #open(version: string | null): Promise<void> {
    const { open, onRefused } = this.#options
    try {
      const before = this.#serving
      this.#serving = await open(version ?? undefined)
      if (before) collectGarbageSoon()
      this.#refused = null
    } catch (cause) {
      // While it was being opened, others may have been put in service, and it was removed: the next is tried.
      if (version !== null && (await this.#wanted()) !== version) return
      if (!this.#serving || version === null) throw cause
      this.#refused = version
      onRefused?.(version, cause)
    }
  }
}
