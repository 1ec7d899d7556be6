import type { Span } from '../domain/index.js'

/** Replaces some spans of a folded text with spaces. */
export function blanked(folded: string, spans: readonly Span[]): string {
  let masked = folded
  for (const { start, end } of spans) {
    masked = masked.slice(0, start) + ' '.repeat(end - start) + masked.slice(end)
  }
  return masked
}
