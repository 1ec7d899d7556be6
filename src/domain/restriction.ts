/** Limits on the articles that may answer a question. */
export interface Restriction {
  /** Only articles published on this day or later, YYYY-MM-DD; an undated article is outside any range. */
  since?: string | undefined
  until?: string | undefined
  /** Only articles of this publisher. */
  source?: string | undefined
}

/** Decides whether a text is an existing day, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  const hasForm = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime())
  return hasForm && date.toISOString().startsWith(text)
}
