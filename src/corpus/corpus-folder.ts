import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { systemErrorIn, systemFault, YoujuError } from '../domain/index.js'
import { corpusUnreadable } from '../ingest/corpus-files.js'

/**
 * Returns the folder of a corpus that is to be changed. If the corpus is a single file, it is not ours to
 * change.
 * @throws YoujuError corpus_missing, corpus_unreadable, usage
 */
export async function corpusFolder(corpus: string): Promise<string> {
  const folder = resolve(corpus)
  const entry = await stat(folder).catch((cause: unknown) => corpusUnreadable(folder, cause))
  if (!entry) {
    const message = `找不到语料文件夹 ${corpus}：请先建立它，或用 --corpus 或 CORPUS_DIR 指定别处。`
    throw new YoujuError('corpus_missing', message)
  }
  if (!entry.isDirectory()) {
    const message = `语料 ${corpus} 是一个文件，不能往里添加或移除：请用 --corpus 指定文件夹。`
    throw new YoujuError('usage', message)
  }
  return folder
}

/** Turns a system error about a folder that cannot be written into one sentence; returns other errors as they are. */
export function unwritable(folder: string, cause: unknown): unknown {
  const fault = systemFault(cause, 'write')
  if (fault === null) return cause
  const message = `无法写入 ${systemErrorIn(cause)?.path ?? folder}：它${fault}；请改正后再试。`
  return new YoujuError('corpus_unwritable', message, { cause })
}
