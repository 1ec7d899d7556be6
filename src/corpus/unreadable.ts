import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { type Rejection, systemReason } from '../domain/index.js'
import type { KnownFile } from './corpus-record.js'
import { inTurn } from './in-turn.js'

/** Decides whether a file is, or is below, a place that cannot be read at the moment. */
export function isUnreadable(file: string, unreadable: readonly Rejection[]): boolean {
  return unreadable.some((place) => file === place.file || file.startsWith(`${place.file}/`))
}

/** Returns the files of a version whose place cannot be read at the moment: they are not gone. */
export function keptFiles(
  known: ReadonlyMap<string, KnownFile>,
  unreadable: readonly Rejection[],
): KnownFile[] {
  return [...known.values()].filter(({ record }) => isUnreadable(record.file, unreadable))
}

/** Returns the same places, each with how many of its articles stay in service. */
export function withKept(
  unreadable: readonly Rejection[],
  kept: readonly KnownFile[],
): Rejection[] {
  return unreadable.map(({ file, reason }) => {
    const below = kept.filter(({ record }) => isUnreadable(record.file, [{ file, reason }]))
    const articles = below.reduce((sum, { record }) => sum + record.articles, 0)
    return { file, reason: articles > 0 ? { code: 'kept', articles, because: reason } : reason }
  })
}

/** Returns the files that cannot be opened at the moment, with the reason; files that do not exist are left out. */
export async function unreadableOf(folder: string, files: readonly string[]): Promise<Rejection[]> {
  const found = await inTurn(files, async (file) => {
    try {
      await (await open(join(folder, file))).close()
      return []
    } catch (error) {
      const reason = systemReason(error)
      return reason === null || (error as { code: string }).code === 'ENOENT'
        ? []
        : [{ file, reason }]
    }
  })
  return found.flat()
}
