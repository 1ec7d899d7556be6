/** Two rows, one of which contains most of the other. */
export interface Link {
  a: number
  b: number
  /** How much of one row the other contains, in the direction where it is more. */
  strength: number
  /**
   * The same in the direction where it is less: two press texts resemble each other, a page only contains its
   * parts.
   */
  mutual: number
}

/**
 * Gathers rows into groups of copies. The most similar rows are joined first, and two groups only if enough of
 * their pairs are linked. A page that contains two press texts is linked with both, but that does not make the
 * two copies of each other.
 */
export class Groups {
  readonly #group: Int32Array
  readonly #members: (number[] | undefined)[]

  constructor(size: number) {
    this.#group = Int32Array.from({ length: size }, (_, row) => row)
    this.#members = Array.from({ length: size }, (_, row) => [row])
  }

  /** Returns the lowest row of a row's group. */
  of(row: number): number {
    return this.#group[row] ?? row
  }

  /** Joins the groups of two rows, whatever else they contain. */
  join(a: number, b: number): void {
    const [low, high] = [this.of(a), this.of(b)].sort((x, y) => x - y) as [number, number]
    if (low === high) return
    const moved = this.#members[high] ?? []
    for (const row of moved) this.#group[row] = low
    this.#members[low] = [...(this.#members[low] ?? []), ...moved]
    this.#members[high] = undefined
  }

  joinLinked(links: readonly Link[]): void {
    const linked = new Set(links.map(({ a, b }) => pairOf(a, b)))
    const closest = [...links].sort(
      (x, y) => y.mutual - x.mutual || y.strength - x.strength || x.a - y.a || x.b - y.b,
    )
    for (const { a, b, mutual } of closest) {
      if (this.of(a) !== this.of(b) && this.#linkedPart(a, b, linked) >= neededFor(mutual)) {
        this.join(a, b)
      }
    }
  }

  /** Returns the share of linked pairs between two rows' groups. */
  #linkedPart(a: number, b: number, linked: ReadonlySet<number>): number {
    const [first, second] = [this.#sample(this.of(a)), this.#sample(this.of(b))]
    let count = 0
    for (const x of first) for (const y of second) if (linked.has(pairOf(x, y))) count++
    return count / (first.length * second.length)
  }

  /** Returns some of a group's rows, spread over it: a wire story with a hundred copies does not need all of them. */
  #sample(group: number): number[] {
    const members = this.#members[group] ?? []
    const stride = Math.ceil(members.length / mostSampled)
    return members.filter((_, i) => i % stride === 0)
  }
}

/**
 * Returns the share of pairs between two groups that must be linked. Two copies of one text, each edited in its
 * own way, may be too different to be linked directly; a row that contains only a part is trusted less.
 */
function neededFor(mutual: number): number {
  if (mutual > 0.6) return 0.34
  return mutual > 0.5 ? 0.5 : 0.75
}

const mostSampled = 12
const rowLimit = 2 ** 24

function pairOf(a: number, b: number): number {
  return Math.min(a, b) * rowLimit + Math.max(a, b)
}
