import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { type Rejection, systemFault, YoujuError } from '../domain/index.js'
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
  if (!entry) throw missing(path)
  if (!entry.isDirectory()) {
    return { folder: dirname(absolute), files: [basename(absolute)], unreadable: [], leftOut: [] }
  }
  const walked = await walkFolders(absolute).catch(unlessMissing)
  if (!walked) throw missing(path)
  if (walked.files.length + notRead(walked).length === 0) {
    throw new YoujuError(
      'corpus_empty',
      `语料文件夹 ${path} 里没有文章：请放入 .txt、.md、.html、.pdf、.docx、.csv、.xlsx、.jsonl 或 .jsonl.gz 文件。`,
    )
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
  const fault = systemFault(cause, 'read')
  if (code === 'ENOTDIR' || (code === 'ENOENT' && !path.includes('\ufffd'))) return null
  if (fault === null) throw cause
  const message = `无法读取语料 ${path}：它${fault}；请改正，或用 --corpus 或 CORPUS_DIR 指定别处。`
  throw new YoujuError('corpus_unreadable', message, { cause })
}

function missing(path: string): YoujuError {
  const message = `找不到语料 ${path}：请用 --corpus 指定存在的文件夹或文件。`
  return new YoujuError('corpus_missing', message)
}
