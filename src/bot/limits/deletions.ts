/** Who has had all that is theirs deleted: what they asked before that and is answered after it must not be kept. */
export class Deletions {
  /** How often, by the user's id; of those alone who ever did. */
  readonly #counts = new Map<string, number>()

  note(user: string): void {
    this.#counts.set(user, this.#count(user) + 1)
  }

  /** Tells, whenever it is asked, whether the user has deleted all since now. */
  watch(user: string): () => boolean {
    const before = this.#count(user)
    return () => this.#count(user) !== before
  }

  #count(user: string): number {
    return this.#counts.get(user) ?? 0
  }
}
