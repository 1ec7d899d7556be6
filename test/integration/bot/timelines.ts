import type { Timeline, TimelineEntry } from '../../../src/domain/index.js'
import { citation } from './answers.js'

/** A line of an invented timeline, counted from 1. */
export function timelineEntry(n: number, parts: Partial<TimelineEntry> = {}): TimelineEntry {
  const { n: _, ...cited } = citation({ n })
  const day = `2024-05-${String(n).padStart(2, '0')}`
  const quote = `5月${n}日，新馆接待了${n}千人。`
  const about = { date: day, dateIs: 'event' as const, reports: 1, copies: [], alsoIn: [] }
  return { ...cited, quote, ...about, quantities: [], ...parts }
}

/** An invented timeline with so many lines. */
export function timelineOf(count: number, parts: Partial<Timeline> = {}): Timeline {
  return {
    subject: '新馆',
    understoodAs: null,
    restriction: { since: null, until: null, source: null },
    entries: Array.from({ length: count }, (_, i) => timelineEntry(i + 1)),
    values: [],
    more: false,
    silent: count === 0,
    corpusAsOf: '2024-06-30',
    indexVersion: '1',
    ...parts,
  }
}
