import { join } from 'node:path'
import { YoujuError } from '../domain/index.js'
import { type CorpusFiles, findCorpusFiles } from '../ingest/corpus-files.js'
import type { FileRecord } from './corpus-record.js'
import { inTurn } from './in-turn.js'
import { stampOf } from './stamp.js'
import { isUnreadable } from './unreadable.js'

/**
 * Of files that were not where they were known to be, those that were perhaps only moved while the folder was looked
 * through: it stands in its place again, or another file of its length has come meanwhile, or nobody can look there any
 * more. The others were removed.
 * @param corpus a folder, or one file
 * @param listed the files that were found before
 */
export async function perhapsMoved(
  corpus: string,
  missing: readonly FileRecord[],
  listed: readonly string[],
): Promise<Set<string>> {
  const isServing = missing.filter(({ articles }) => articles > 0)
  if (isServing.length === 0) return new Set()
  const now = await findCorpusFiles(corpus).catch(emptyOrAway)
  // A folder that is away as a whole was not emptied file by file.
  if (!now) return new Set(isServing.map(({ file }) => file))
  const before = new Set(listed)
  const come = now.files.filter((file) => !before.has(file))
  const stamps = await inTurn(come, (file) => stampOf(join(now.folder, file)))
  const lengths = new Set(stamps.map((stamp) => stamp?.bytes))
  const there = new Set(come)
  const moved = isServing.filter(
    ({ file, bytes }) =>
      there.has(file) || lengths.has(bytes) || isUnreadable(file, now.unreadable),
  )
  return new Set(moved.map(({ file }) => file))
}

function emptyOrAway(error: unknown): Pick<CorpusFiles, 'folder' | 'files' | 'unreadable'> | null {
  if (!(error instanceof YoujuError)) throw error
  return error.code === 'corpus_empty' ? { folder: '', files: [], unreadable: [] } : null
}
