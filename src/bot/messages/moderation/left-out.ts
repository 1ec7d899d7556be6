const LISTED = 3

/** The reasons for leaving records out, a line each; of many a few, and then how many more. */
export function leftOut(reasons: readonly string[], more: (count: number) => string): string {
  const rest = reasons.length > LISTED ? [more(reasons.length - LISTED)] : []
  return [...reasons.slice(0, LISTED), ...rest].map((line) => `\n　· ${line}`).join('')
}
