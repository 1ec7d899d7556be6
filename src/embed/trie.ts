const EMPTY = -1

/**
 * Maps strings to numbers, walked one UTF-16 code unit at a time: one open-addressing hash table from (node, unit) to
 * the next node, so that a step allocates nothing. Node 0 is the root.
 */
export class Trie {
  #parents: Int32Array
  #units: Uint16Array
  #children: Int32Array
  #values: Int32Array
  #nodes = 1

  /** @param expected the number of code units that will be added: with room for most of them, little is moved later */
  constructor(expected = 0) {
    const size = 2 ** Math.max(10, Math.ceil(Math.log2(expected * 2 + 1)))
    this.#parents = new Int32Array(size).fill(EMPTY)
    this.#units = new Uint16Array(size)
    this.#children = new Int32Array(size)
    this.#values = new Int32Array(size).fill(EMPTY)
  }

  /** Sets the value (0 or more) of `text`. */
  add(text: string, value: number): void {
    let node = 0
    for (let i = 0; i < text.length; i += 1) node = this.#childOrNew(node, text.charCodeAt(i))
    this.#values[node] = value
  }

  /** Returns the node below `node` along `unit`, or -1. */
  child(node: number, unit: number): number {
    const slot = this.#slot(node, unit)
    return this.#parents[slot] === EMPTY ? EMPTY : (this.#children[slot] as number)
  }

  /** Returns the value of the string that ends at `node`, or -1. */
  valueAt(node: number): number {
    return this.#values[node] as number
  }

  /** Returns the slot of (node, unit), or the empty slot where it belongs (linear probing). */
  #slot(node: number, unit: number): number {
    const parents = this.#parents
    const mask = parents.length - 1
    let hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)
    hash ^= hash >>> 15
    let slot = hash & mask
    while (parents[slot] !== EMPTY && (parents[slot] !== node || this.#units[slot] !== unit)) {
      slot = (slot + 1) & mask
    }
    return slot
  }

  #childOrNew(node: number, unit: number): number {
    const known = this.child(node, unit)
    if (known !== EMPTY) return known
    // At most a quarter full, so that most misses end at the first probe.
    if (this.#nodes * 4 > this.#parents.length) this.#grow()
    const slot = this.#slot(node, unit)
    this.#parents[slot] = node
    this.#units[slot] = unit
    this.#children[slot] = this.#nodes
    this.#nodes += 1
    return this.#nodes - 1
  }

  #grow(): void {
    const [parents, units, children] = [this.#parents, this.#units, this.#children]
    const size = parents.length * 2
    this.#parents = new Int32Array(size).fill(EMPTY)
    this.#units = new Uint16Array(size)
    this.#children = new Int32Array(size)
    const values = new Int32Array(size).fill(EMPTY)
    values.set(this.#values)
    this.#values = values
    parents.forEach((node, slot) => {
      if (node === EMPTY) return
      const target = this.#slot(node, units[slot] as number)
      this.#parents[target] = node
      this.#units[target] = units[slot] as number
      this.#children[target] = children[slot] as number
    })
  }
}
