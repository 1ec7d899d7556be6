/** How long a question that is asked again in the same words is shown the answer it got, in milliseconds. */
const WITHIN = 300_000
const MOST = 500

/** Remembers the last answers, so that going back or loading a page anew answers nothing twice. */
export class Recent {
  readonly #ids = new Map<string, { id: string; version: string; at: number }>()

  constructor(readonly now: () => number) {}

  /** @param version of the index that serves now: what an older one answered is answered anew */
  idOf(key: string, version: string): string | null {
    const found = this.#ids.get(key)
    if (!found || found.version !== version || this.now() - found.at > WITHIN) return null
    return found.id
  }

  note(key: string, id: string, version: string): void {
    this.#ids.delete(key)
    this.#ids.set(key, { id, version, at: this.now() })
    for (const [oldest] of this.#ids) {
      if (this.#ids.size <= MOST) break
      this.#ids.delete(oldest)
    }
  }
}
