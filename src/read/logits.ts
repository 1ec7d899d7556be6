import type { Span } from '../domain/index.js'

/** The most characters (UTF-16 code units) of a span. */
export const LONGEST_SPAN = 60
/** Spans less likely than this, or than this share of the likeliest, are not looked at; where all are, those near it. */
const HARDLY = { probability: 0.001, share: 0.02 }
const NEAR = 0.5

/** What a network says of a stretch: one number a character for where an answer starts and ends, and one for none. */
export interface Logits {
  starts: ArrayLike<number>
  ends: ArrayLike<number>
  /** Against the sum of a start and an end. */
  none: number
}

/** A span as the network names it, which may begin or end anywhere. */
export interface RawSpan extends Span {
  probability: number
}

/**
 * The likeliest spans in no order, each against all others and against none, and how likely one of them is the answer:
 * a softmax over the sums of a start, an end at or after it, and no more than LONGEST_SPAN characters.
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
  // The weights are relative to the greatest start and end; so is that of none.
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

/** Relative to the greatest, so that none overflows. */
function exponentials(logits: ArrayLike<number>) {
  let greatest = Number.NEGATIVE_INFINITY
  for (let i = 0; i < logits.length; i++) greatest = Math.max(greatest, logits[i] as number)
  return { greatest, values: Float64Array.from(logits, (each) => Math.exp(each - greatest)) }
}
