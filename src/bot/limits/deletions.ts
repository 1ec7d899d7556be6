import type { SharedCounts } from '../../domain/shared-counts.js'

/** Remembers who deleted all that is theirs: what they asked before that and is answered after it must not be kept. */
export class Deletions {
  /** How often, by the user's id; of those alone who ever did. */
  readonly #counts = new Map<string, number>()

  constructor(
    /** What they did at other processes; null where there are none. */
    readonly shared: SharedCounts | null,
    readonly now: () => number,
  ) {}

  /** To be called before anything is deleted. */
  async note(user: string): Promise<void> {
    this.#counts.set(user, this.#count(user) + 1)
    await this.shared?.noteDeletion(user)
  }

  /** Returns a function that says whether the user has deleted all that is theirs since this call. */
  watch(user: string): () => Promise<boolean> {
    const before = this.#count(user)
    const began = this.now()
    return async () =>
      this.#count(user) !== before ||
      ((await this.shared?.hasDeleted(user, this.now() - began)) ?? false)
  }

  #count(user: string): number {
    return this.#counts.get(user) ?? 0
  }
}
