import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { type Rejection, systemFault } from '../domain/index.js'
import { failure } from '../wording/failure.js'
import { type Walked, walkFolders } from './walk-folders.js'

/** A corpus on disk: its folder and the files below it that may hold articles, in order of name. */
export interface CorpusFiles extends Walked {
  folder: string
}

/**
 * Finds the files of a corpus folder, or the one file that `path` names. Names that begin with README, _ or .
 * are not articles. Also returns folders that cannot be read and links that are not followed.
 * @throws YoujuError corpus_missing, corpus_unreadable, corpus_empty
 */
export async function findCorpusFiles(path: string): Promise<CorpusFiles> {
  const absolute = resolve(path)
  const unlessMissing = (cause: unknown) => corpusUnreadable(absolute, cause)
  const entry = await stat(absolute).catch(unlessMissing)
  if (!entry) throw failure('corpus_missing', { path })
  if (!entry.isDirectory()) {
    return { folder: dirname(absolute), files: [basename(absolute)], unreadable: [], leftOut: [] }
  }
  const walked = await walkFolders(absolute).catch(unlessMissing)
  if (!walked) throw failure('corpus_missing', { path })
  if (walked.files.length + notRead(walked).length === 0) {
    throw failure('corpus_empty', { path })
  }
  return { folder: absolute, ...walked, files: walked.files.sort() }
}

/** Returns everything of a corpus that is not read, with the reason. */
export function notRead({
  unreadable,
  leftOut,
}: Pick<Walked, 'unreadable' | 'leftOut'>): Rejection[] {
  return inOrder([...unreadable, ...leftOut])
}

/** Sorts by file; entries of the same file keep their order. */
export function inOrder(rejected: readonly Rejection[]): Rejection[] {
  return [...rejected].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))
}

/** Returns null if the corpus does not exist. @throws YoujuError corpus_unreadable for any other system error */
export function corpusUnreadable(path: string, cause: unknown): null {
  const { code } = cause as { code?: string }
  const fault = systemFault(cause)
  if (code === 'ENOTDIR' || (code === 'ENOENT' && !path.includes('\ufffd'))) return null
  if (fault === null) throw cause
  throw failure('corpus_unreadable', { path, fault }, cause)
}
