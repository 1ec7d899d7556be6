import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { systemErrorIn, systemFault } from '../domain/index.js'
import { corpusUnreadable } from '../ingest/corpus-files.js'
import { failure } from '../wording/failure.js'

/**
 * Returns the folder of a corpus that is to be changed. If the corpus is a single file, it is not ours to
 * change.
 * @throws YoujuError corpus_missing, corpus_unreadable, usage
 */
export async function corpusFolder(corpus: string): Promise<string> {
  const folder = resolve(corpus)
  const entry = await stat(folder).catch((cause: unknown) => corpusUnreadable(folder, cause))
  if (!entry) throw failure('corpus_missing:folder', { path: corpus })
  if (!entry.isDirectory()) throw failure('usage:corpus_is_a_file', { path: corpus })
  return folder
}

/** Turns a system error about a folder that cannot be written into one sentence; returns other errors as they are. */
export function unwritable(folder: string, cause: unknown): unknown {
  const fault = systemFault(cause)
  if (fault === null) return cause
  return failure('corpus_unwritable', { path: systemErrorIn(cause)?.path ?? folder, fault }, cause)
}
