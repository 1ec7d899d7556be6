import { YoujuError } from './errors.js'

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

/** Rejects an invalid or empty date range, with which no question could be answered. @throws YoujuError usage */
export function assertRange({ since, until }: Restriction): void {
  for (const day of [since, until]) {
    if (day !== undefined && !isDay(day)) {
      throw new YoujuError('usage', `“${day}”不是日期：请写成 YYYY-MM-DD，例如 2024-05-18。`)
    }
  }
  if (since !== undefined && until !== undefined && since > until) {
    throw new YoujuError('usage', `起始日期 ${since} 晚于截止日期 ${until}：请对调或改正。`)
  }
}
