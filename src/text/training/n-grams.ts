/** Every id is below this, so that four of them fit exactly into one float. */
export const idLimit = 2 ** 13

/** Distinct sequences of `order` ids, each packed into one number (first id highest), with their counts. */
export interface NGrams {
  order: number
  keys: Float64Array
  counts: Float64Array
}

/** Counts the sequences of `order` ids in `ids`; four ids of 13 bits make 52 bits, which a float holds exactly. */
export function countSequences(ids: Uint16Array, order: number): NGrams {
  const keys = new Float64Array(Math.max(0, ids.length - order + 1))
  const limit = idLimit ** (order - 1)
  let key = 0
  for (let i = 0; i < ids.length; i++) {
    key = (key % limit) * idLimit + (ids[i] ?? 0)
    if (i >= order - 1) keys[i - order + 1] = key
  }
  return countKeys(keys, order)
}

/** Counts, for each sequence without its first id, how many different ids it follows. */
export function continuations({ order, keys }: NGrams): NGrams {
  const limit = idLimit ** (order - 1)
  return countKeys(
    keys.map((key) => key % limit),
    order - 1,
  )
}

function countKeys(keys: Float64Array, order: number): NGrams {
  keys.sort()
  let distinct = 0
  for (let i = 0; i < keys.length; i++) if (i === 0 || keys[i] !== keys[i - 1]) distinct++
  const found: NGrams = {
    order,
    keys: new Float64Array(distinct),
    counts: new Float64Array(distinct),
  }
  let at = -1
  for (let i = 0; i < keys.length; i++) {
    if (i === 0 || keys[i] !== keys[i - 1]) found.keys[++at] = keys[i] ?? 0
    found.counts[at] = (found.counts[at] ?? 0) + 1
  }
  return found
}

/** Returns the index of a key, or -1. */
export function placeOf(keys: Float64Array, key: number): number {
  let low = 0
  let high = keys.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const value = keys[middle] ?? 0
    if (value === key) return middle
    if (value < key) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** Calls `visit` with the bounds of each run of sequences that share all ids but the last. */
export function eachContext(
  keys: Float64Array,
  visit: (from: number, to: number, context: number) => void,
): void {
  let from = 0
  for (let i = 1; i <= keys.length; i++) {
    const context = Math.floor((keys[from] ?? 0) / idLimit)
    if (i < keys.length && Math.floor((keys[i] ?? 0) / idLimit) === context) continue
    visit(from, i, context)
    from = i
  }
}
