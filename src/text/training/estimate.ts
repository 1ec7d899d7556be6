import { modelOrder } from '../character-model.js'
import {
  continuations,
  countSequences,
  eachContext,
  idLimit,
  type NGrams,
  placeOf,
} from './n-grams.js'

/** One order of the model: sequences, the probability of each one's last id, and what the sequence adds. */
export interface Estimated {
  keys: Float64Array
  probability: Float64Array
  /** How many nats better the model predicts the corpus with the sequence than without. */
  gain: Float64Array
}

/**
 * Computes interpolated Kneser–Ney estimates (one discount per order) of all sequences of up to `modelOrder` ids: the
 * longest by their counts, shorter ones by the number of different ids that they follow (Chen and Goodman, “An
 * empirical study of smoothing techniques”, 1999).
 */
export function estimate(ids: Uint16Array): Estimated[] {
  const orders: NGrams[] = [countSequences(ids, modelOrder)]
  while ((orders[0]?.order ?? 1) > 1) orders.unshift(continuations(orders[0] as NGrams))
  const found: Estimated[] = []
  for (const order of orders) found.push(estimateOrder(order, found[found.length - 1]))
  return found
}

function estimateOrder({ order, keys, counts }: NGrams, lower: Estimated | undefined): Estimated {
  const discount = discountOf(counts)
  const probability = new Float64Array(keys.length)
  const gain = new Float64Array(keys.length)
  const limit = idLimit ** (order - 1)
  const shorter = (i: number): number => {
    if (!lower) return 1 / idLimit
    return lower.probability[placeOf(lower.keys, (keys[i] ?? 0) % limit)] ?? 0
  }
  eachContext(keys, (from, to) => {
    let total = 0
    for (let i = from; i < to; i++) total += counts[i] ?? 0
    const left = (discount * (to - from)) / total
    for (let i = from; i < to; i++) {
      const backedOff = left * shorter(i)
      const own = Math.max(0, (counts[i] ?? 0) - discount) / total + backedOff
      probability[i] = own
      gain[i] = (counts[i] ?? 0) * Math.log(own / backedOff)
    }
  })
  return { keys, probability, gain }
}

/** Returns the absolute discount of Ney, Essen and Kneser: n1 / (n1 + 2 n2). */
function discountOf(counts: Float64Array): number {
  let once = 0
  let twice = 0
  for (const count of counts) {
    if (count === 1) once++
    else if (count === 2) twice++
  }
  return once + twice === 0 ? 0.5 : once / (once + 2 * twice)
}
