import type { Span } from '../domain/index.js'

/** Maximum number of characters (UTF-16 code units) of a span. */
export const LONGEST_SPAN = 60
/**
 * Spans with less than this probability or less than this share of the best are skipped. If that would skip every span,
 * those near the best are kept.
 */
const HARDLY = { probability: 0.001, share: 0.02 }
const NEAR = 0.5

/**
 * The output of a network for a stretch: for each character how likely an answer starts or ends there, and one number
 * for no answer.
 */
export interface Logits {
  starts: ArrayLike<number>
  ends: ArrayLike<number>
  /** Comparable with the sum of a start and an end. */
  none: number
}

/** A span as the network returns it; it may begin or end anywhere. */
export interface RawSpan extends Span {
  probability: number
}

/**
 * Returns the most likely spans, unordered, each with its probability against all others and against no answer, and the
 * probability that any of them is the answer: a softmax over the sums of a start and an end at or after it, at most
 * LONGEST_SPAN characters apart.
 */
export function likelySpans({ starts, ends, none }: Logits): {
  spans: RawSpan[]
  answers: number
} {
  const { length } = starts
  const [firstOf, lastOf] = [exponentials(starts), exponentials(ends)]
  let sum = 0
  let best = 0
  for (let start = 0; start < length; start++) {
    const first = firstOf.values[start] as number
    const stop = Math.min(length, start + LONGEST_SPAN)
    for (let last = start; last < stop; last++) {
      const weight = first * (lastOf.values[last] as number)
      sum += weight
      if (weight > best) best = weight
    }
  }
  if (best === 0) return { spans: [], answers: 0 }
  // The weights are relative to the greatest start and end, so the weight of no answer must be too.
  const all = sum + Math.exp(none - firstOf.greatest - lastOf.greatest)
  const least = Math.max(HARDLY.share * best, Math.min(HARDLY.probability * all, NEAR * best))
  const spans: RawSpan[] = []
  for (let start = 0; start < length; start++) {
    const first = firstOf.values[start] as number
    if (first < least) continue
    const stop = Math.min(length, start + LONGEST_SPAN)
    for (let last = start; last < stop; last++) {
      const weight = first * (lastOf.values[last] as number)
      if (weight >= least) spans.push({ start, end: last + 1, probability: weight / all })
    }
  }
  return { spans, answers: sum / all }
}

/** Computed relative to the greatest, so that nothing overflows. */
function exponentials(logits: ArrayLike<number>) {
  let greatest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < logits.length; i++) greatest = Math.max(greatest, logits[i] as number)
  return { greatest, values: Float64Array.from(logits, (each) => Math.exp(each - greatest)) }
}
