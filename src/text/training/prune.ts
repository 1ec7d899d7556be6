import type { Estimated } from './estimate.js'
import { eachContext, idLimit, placeOf } from './n-grams.js'

/** One level of a pruned model. */
export interface Kept {
  keys: Float64Array
  probability: Float64Array
  /** The factor for falling back to a shorter context, for the sequence as a context. */
  backOff: Float64Array
}

/** Selects the sequences that add most, `sizes[n]` of order n + 1, and the sequences that they begin with. */
export function prune(orders: readonly Estimated[], sizes: readonly number[]): Kept[] {
  const kept: Kept[] = []
  let wanted = new Float64Array(0)
  for (let n = orders.length - 1; n >= 0; n--) {
    const { keys, probability, gain } = orders[n] as Estimated
    const least = n === 0 ? Number.NEGATIVE_INFINITY : threshold(gain, sizes[n] ?? 0)
    const chosen: number[] = []
    let prefix = 0
    for (let i = 0; i < keys.length; i++) {
      while ((wanted[prefix] ?? Number.POSITIVE_INFINITY) < (keys[i] ?? 0)) prefix++
      const isPrefix = wanted[prefix] === keys[i]
      if (isPrefix || (gain[i] ?? 0) > least) chosen.push(i)
    }
    kept.unshift({
      keys: Float64Array.from(chosen, (i) => keys[i] ?? 0),
      probability: Float64Array.from(chosen, (i) => probability[i] ?? 0),
      backOff: new Float64Array(chosen.length).fill(1),
    })
    wanted = prefixesOf((kept[0] as Kept).keys)
  }
  for (let n = 1; n < kept.length; n++) setBackOff(kept, n)
  return kept
}

function threshold(gain: Float64Array, size: number): number {
  if (gain.length <= size) return Number.NEGATIVE_INFINITY
  const sorted = Float64Array.from(gain).sort()
  return sorted[sorted.length - 1 - size] ?? 0
}

function prefixesOf(keys: Float64Array): Float64Array<ArrayBuffer> {
  const prefixes: number[] = []
  eachContext(keys, (_from, _to, context) => prefixes.push(context))
  return Float64Array.from(prefixes)
}

/** Sets the back-off factors so that the probabilities after each context of order n sum to one with the shorter. */
function setBackOff(kept: readonly Kept[], n: number): void {
  const { keys, probability } = kept[n] as Kept
  const contexts = kept[n - 1] as Kept
  const limit = idLimit ** n
  eachContext(keys, (from, to, context) => {
    let sum = 0
    let shorter = 0
    for (let i = from; i < to; i++) {
      sum += probability[i] ?? 0
      shorter += probabilityOf(kept, n - 1, (keys[i] ?? 0) % limit)
    }
    const place = placeOf(contexts.keys, context)
    if (place >= 0) contexts.backOff[place] = Math.max(1e-4, 1 - sum) / Math.max(1e-4, 1 - shorter)
  })
}

/** Returns the pruned model's probability of a sequence's last id, backing off for sequences that were not kept. */
function probabilityOf(kept: readonly Kept[], n: number, key: number): number {
  const level = kept[n]
  if (!level || n < 0) return 0
  const place = placeOf(level.keys, key)
  if (place >= 0) return level.probability[place] ?? 0
  const contexts = kept[n - 1]
  if (!contexts) return 0
  const context = placeOf(contexts.keys, Math.floor(key / idLimit))
  const factor = context < 0 ? 1 : (contexts.backOff[context] ?? 1)
  return factor * probabilityOf(kept, n - 1, key % idLimit ** n)
}
