/** Two rows of which one holds the other for the most part. */
export interface Link {
  a: number
  b: number
  /** How much of one the other holds, the way it is more. */
  strength: number
  /** The same, the way it is less: two press texts are like one another, a page only holds its parts. */
  mutual: number
}

/**
 * Rows gathered into groups of copies: those most like one another first, and two groups only where enough
 * of their pairs are linked. A page that holds two press texts is linked with both; that makes no copies
 * of those two.
 */
export class Groups {
  readonly #group: Int32Array
  readonly #members: (number[] | undefined)[]

  constructor(size: number) {
    this.#group = Int32Array.from({ length: size }, (_, row) => row)
    this.#members = Array.from({ length: size }, (_, row) => [row])
  }

  /** The lowest row of a row's group. */
  of(row: number): number {
    return this.#group[row] ?? row
  }

  /** Makes one group of two rows' groups, whatever else they hold. */
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

  /** The part of the pairs between two rows' groups that are linked. */
  #linkedPart(a: number, b: number, linked: ReadonlySet<number>): number {
    const [first, second] = [this.#sample(this.of(a)), this.#sample(this.of(b))]
    let count = 0
    for (const x of first) for (const y of second) if (linked.has(pairOf(x, y))) count++
    return count / (first.length * second.length)
  }

  /** Some of a group's rows, from all over it: a wire story with a hundred copies needs not all of them. */
  #sample(group: number): number[] {
    const members = this.#members[group] ?? []
    const stride = Math.ceil(members.length / mostSampled)
    return members.filter((_, i) => i % stride === 0)
  }
}

/**
 * The part of the pairs between two groups that must be linked. Two copies of one text, each edited in
 * its own way, may be too far apart to be linked themselves; what holds only a part is trusted less.
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
