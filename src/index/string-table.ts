/** The arrays of a finished table, as they are stored and searched. */
export interface StringTableColumns {
  /** The UTF-16 code units of all strings, one after another. */
  units: Uint16Array
  /** String i is `units[starts[i] … starts[i + 1])`; one entry more than there are strings. */
  starts: Uint32Array
  /**
   * Open addressing with linear probing, two numbers per slot: the string's hash, and its number plus 1 (0: empty),
   * with PAIR added if it has two units.
   */
  slots: Uint32Array
}

/**
 * Marks strings of two UTF-16 units. Their hash is one to one, so a slot with the same hash contains the same string,
 * which need not be read: most terms are bigrams, and most of the time goes into waiting for memory.
 */
const PAIR = 0x80000000

/** Numbers strings in the order of their arrival; a finished table opens without building anything. */
export class StringTable {
  #units: Uint16Array
  #starts: Uint32Array
  #slots: Uint32Array
  #size: number

  constructor(columns?: StringTableColumns) {
    this.#units = columns?.units ?? new Uint16Array(1024)
    this.#starts = columns?.starts ?? new Uint32Array(257)
    this.#slots = columns?.slots ?? new Uint32Array(1024)
    this.#size = columns ? columns.starts.length - 1 : 0
  }

  get size(): number {
    return this.#size
  }

  /** Returns the number of a string, or −1. */
  find(text: string): number {
    const slot = this.#slotOf(text, hashOf(text))
    return ((this.#slots[slot + 1] as number) & ~PAIR) - 1
  }

  /** Returns the number of a string, which is added if it is new. Not for a table opened from columns. */
  add(text: string): number {
    const hash = hashOf(text)
    const slot = this.#slotOf(text, hash)
    const known = (this.#slots[slot + 1] as number) & ~PAIR
    if (known > 0) return known - 1
    const number = this.#append(text)
    this.#slots[slot] = hash
    this.#slots[slot + 1] = (number + 1) | (text.length === 2 ? PAIR : 0)
    if (this.#size > MOST_FILLED * (this.#slots.length / 2)) this.#enlarge()
    return number
  }

  /** Returns the string with a number. */
  at(number: number): string {
    const start = this.#starts[number] as number
    const end = this.#starts[number + 1] as number
    const { buffer, byteOffset } = this.#units
    return Buffer.from(buffer, byteOffset + 2 * start, 2 * (end - start)).toString('utf16le')
  }

  columns(): StringTableColumns {
    return {
      units: this.#units.subarray(0, this.#starts[this.#size]),
      starts: this.#starts.subarray(0, this.#size + 1),
      slots: this.#slots,
    }
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

  /** Returns the offset of the slot that contains the string, or of the empty slot where it belongs. */
  #slotOf(text: string, hash: number): number {
    const slots = this.#slots
    const mask = slots.length - 1
    const pair = text.length === 2 ? PAIR : 0
    let slot = (hash * 2) & mask
    for (;;) {
      const entry = slots[slot + 1] as number
      if (entry === 0) return slot
      if (slots[slot] === hash && (entry & PAIR) === (pair | 0)) {
        if (pair !== 0 || this.#equals((entry & ~PAIR) - 1, text)) return slot
      }
      slot = (slot + 2) & mask
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

  #enlarge(): void {
    const old = this.#slots
    this.#slots = new Uint32Array(old.length * 2)
    const mask = this.#slots.length - 1
    for (let from = 0; from < old.length; from += 2) {
      if (old[from + 1] === 0) continue
      let slot = ((old[from] as number) * 2) & mask
      while (this.#slots[slot + 1] !== 0) slot = (slot + 2) & mask
      this.#slots[slot] = old[from] as number
      this.#slots[slot + 1] = old[from + 1] as number
    }
  }
}

/** Probing stays short up to this load: at 3/4 a miss reads eight adjacent slots. */
const MOST_FILLED = 3 / 4

function hashOf(text: string): number {
  if (text.length === 2) return mixed((text.charCodeAt(0) << 16) | text.charCodeAt(1))
  // FNV-1a
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return mixed(hash)
}

/** Applies the finaliser of MurmurHash3, which is one to one: without it, neighbouring characters share low bits. */
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
