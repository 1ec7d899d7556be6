/** Remembers who deleted all that is theirs: what they asked before that and is answered after it must not be kept. */
export class Deletions {
  /** How often, by the user's id; of those alone who ever did. */
  readonly #counts = new Map<string, number>()

  note(user: string): void {
    this.#counts.set(user, this.#count(user) + 1)
  }

  /** Returns a function that says whether the user has deleted all that is theirs since this call. */
  watch(user: string): () => boolean {
    const before = this.#count(user)
    return () => this.#count(user) !== before
  }

  #count(user: string): number {
    return this.#counts.get(user) ?? 0
  }
}
