/** The arrays of a finished table: what is stored, and what a search reads. */
export interface StringTableColumns {
  /** The UTF-16 code units of all strings, one after another. */
  units: Uint16Array
  /** String i is `units[starts[i] … starts[i + 1])`; one entry more than there are strings. */
  starts: Uint32Array
  /** Open addressing with linear probing: the number of a string plus 1, or 0 for an empty slot. */
  slots: Uint32Array
}

/** Numbers strings in the order of their arrival; a finished table opens without building anything. */
export class StringTable {
  #units: Uint16Array
  #starts: Uint32Array
  #slots: Uint32Array
  #size: number

  constructor(columns?: StringTableColumns) {
    this.#units = columns?.units ?? new Uint16Array(1024)
    this.#starts = columns?.starts ?? new Uint32Array(257)
    this.#slots = columns?.slots ?? new Uint32Array(512)
    this.#size = columns ? columns.starts.length - 1 : 0
  }

  get size(): number {
    return this.#size
  }

  /** The number of a string, or −1. */
  find(text: string): number {
    return (this.#slots[this.#slotOf(text)] as number) - 1
  }

  /** The number of a string, which is added if it is new. Arrays given at construction are copied first. */
  add(text: string): number {
    const slot = this.#slotOf(text)
    const known = this.#slots[slot] as number
    if (known > 0) return known - 1
    const number = this.#append(text)
    this.#slots[slot] = number + 1
    // Above half full, runs of occupied slots grow long and each miss walks one of them.
    if (this.#size * 2 > this.#slots.length) this.#rehash()
    return number
  }

  /** The string with a number. */
  at(number: number): string {
    const start = this.#starts[number] as number
    const end = this.#starts[number + 1] as number
    return String.fromCharCode(...this.#units.subarray(start, end))
  }

  columns(): StringTableColumns {
    return {
      units: this.#units.subarray(0, this.#starts[this.#size]),
      starts: this.#starts.subarray(0, this.#size + 1),
      slots: this.#slots,
    }
  }

  /** A table with the same strings that can grow and shares nothing with this one. */
  copy(): StringTable {
    const { units, starts, slots } = this.columns()
    return new StringTable({
      units: units.slice(),
      starts: starts.slice(),
      slots: slots.slice(),
    })
  }

  #append(text: string): number {
    const number = this.#size
    const start = this.#starts[number] as number
    const end = start + text.length
    if (end > this.#units.length) this.#units = grown(this.#units, Uint16Array, end)
    if (number + 2 > this.#starts.length)
      this.#starts = grown(this.#starts, Uint32Array, number + 2)
    for (let i = 0; i < text.length; i++) this.#units[start + i] = text.charCodeAt(i)
    this.#starts[number + 1] = end
    this.#size = number + 1
    return number
  }

  /** The slot that holds the string, or the empty one where it belongs. */
  #slotOf(text: string): number {
    const mask = this.#slots.length - 1
    let slot = hashOf(text) & mask
    for (;;) {
      const number = this.#slots[slot] as number
      if (number === 0 || this.#equals(number - 1, text)) return slot
      slot = (slot + 1) & mask
    }
  }

  #equals(number: number, text: string): boolean {
    const start = this.#starts[number] as number
    if ((this.#starts[number + 1] as number) - start !== text.length) return false
    for (let i = 0; i < text.length; i++) {
      if (this.#units[start + i] !== text.charCodeAt(i)) return false
    }
    return true
  }

  #rehash(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2)
    const mask = this.#slots.length - 1
    for (let number = 0; number < this.#size; number++) {
      const start = this.#starts[number] as number
      const end = this.#starts[number + 1] as number
      let slot = hashOfUnits(this.#units, start, end) & mask
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask
      this.#slots[slot] = number + 1
    }
  }
}

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193

function hashOf(text: string): number {
  let hash = FNV_OFFSET
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME)
  return mixed(hash)
}

function hashOfUnits(units: Uint16Array, start: number, end: number): number {
  let hash = FNV_OFFSET
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (units[i] as number), FNV_PRIME)
  return mixed(hash)
}

/** The finaliser of MurmurHash3: FNV alone leaves the low bits of two-character terms uneven. */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

function grown<T extends Uint16Array | Uint32Array>(
  array: T,
  type: new (length: number) => T,
  needed: number,
): T {
  const larger = new type(Math.max(needed, array.length * 2))
  larger.set(array)
  return larger
}
