import type { Rejection } from '../ingest/read-file.js'
import type { KnownFile } from './corpus-record.js'

/** Whether a file is, or stands below, a place that cannot be read just now. */
export function isUnreadable(file: string, unreadable: readonly Rejection[]): boolean {
  return unreadable.some((place) => file === place.file || file.startsWith(`${place.file}/`))
}

/** The files of a version that stand where nothing can be read just now: they are not gone. */
export function keptFiles(
  known: ReadonlyMap<string, KnownFile>,
  unreadable: readonly Rejection[],
): KnownFile[] {
  return [...known.values()].filter(({ record }) => isUnreadable(record.file, unreadable))
}

/** The same places, each with how many articles from there stay in service. */
export function withKept(
  unreadable: readonly Rejection[],
  kept: readonly KnownFile[],
): Rejection[] {
  return unreadable.map(({ file, reason }) => {
    const below = kept.filter(({ record }) => isUnreadable(record.file, [{ file, reason }]))
    const articles = below.reduce((sum, { record }) => sum + record.articles, 0)
    return { file, reason: articles > 0 ? `${reason}，原有的 ${articles} 篇文章保留不变` : reason }
  })
}
