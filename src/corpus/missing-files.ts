import { join } from 'node:path'
import { YoujuError } from '../domain/index.js'
import { type CorpusFiles, findCorpusFiles } from '../ingest/corpus-files.js'
import type { FileRecord } from './corpus-record.js'
import { inTurn } from './in-turn.js'
import { stampOf } from './stamp.js'
import { isUnreadable } from './unreadable.js'

/**
 * Returns those missing files that were perhaps only moved while the folder was being searched: the file is back
 * in its place, a new file of its length has appeared, or its place can no longer be read. The rest were
 * removed.
 * @param corpus a folder, or one file
 * @param listed the files found before
 */
export async function perhapsMoved(
  corpus: string,
  missing: readonly FileRecord[],
  listed: readonly string[],
): Promise<Set<string>> {
  const isServing = missing.filter(({ articles }) => articles > 0)
  if (isServing.length === 0) return new Set()
  const now = await findCorpusFiles(corpus).catch(emptyOrAway)
  // If the whole folder is away, its files were not deleted one by one.
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
