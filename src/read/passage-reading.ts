import type { Span } from '../domain/index.js'
import { type Logits, likelySpans } from './logits.js'
import type { PassageReading, ReadSpan } from './reader.js'
import { wholeSpans } from './whole-span.js'

/** How many spans of a passage are returned. */
const TOLD = 5

/** The network's output for a stretch of a passage. */
export interface ReadStretch extends Span {
  logits: Logits
}

/** Combines the stretches of one passage. A span in two of them gets the greater probability. */
export function passageReading(passage: string, stretches: readonly ReadStretch[]): PassageReading {
  const best = new Map<string, ReadSpan>()
  let answers = 0
  for (const { start: from, end: to, logits } of stretches) {
    const read = readStretch(passage.slice(from, to), logits)
    answers = Math.max(answers, read.answers)
    for (const { start, end, probability } of read.spans) {
      const key = `${from + start}-${from + end}`
      if (probability <= (best.get(key)?.probability ?? 0)) continue
      best.set(key, { start: from + start, end: from + end, probability })
    }
  }
  const spans: ReadSpan[] = []
  for (const span of [...best.values()].sort(likeliestFirst)) {
    if (spans.length === TOLD) break
    if (!spans.some((one) => one.start < span.end && span.start < one.end)) spans.push(span)
  }
  return { spans, answers }
}

/**
 * Returns the spans of one stretch that can be shown, unordered. The probabilities of raw spans that become the same
 * span are added up.
 */
export function readStretch(text: string, logits: Logits): PassageReading {
  const { spans, answers } = likelySpans(logits)
  const whole = wholeSpans(text)
  const found = new Map<string, ReadSpan>()
  for (const raw of spans) {
    const span = whole(raw)
    if (span === null) continue
    const key = `${span.start}-${span.end}`
    const known = found.get(key)
    if (known) known.probability += raw.probability
    else found.set(key, { ...span, probability: raw.probability })
  }
  return { spans: [...found.values()], answers }
}

function likeliestFirst(a: ReadSpan, b: ReadSpan): number {
  return b.probability - a.probability || a.start - b.start || a.end - b.end
}
