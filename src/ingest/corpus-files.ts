import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { YoujuError } from '../domain/index.js'

/** A corpus on disk: its folder and the files below it that may hold articles, in order of name. */
export interface CorpusFiles {
  folder: string
  files: string[]
}

/**
 * The files of a corpus folder, or the one file that `path` names. Names that begin with README, _ or .
 * are not articles.
 * @throws YoujuError corpus_missing, corpus_empty
 */
export async function findCorpusFiles(path: string): Promise<CorpusFiles> {
  const absolute = resolve(path)
  const entry = await stat(absolute).catch(() => null)
  if (!entry) {
    throw new YoujuError(
      'corpus_missing',
      `找不到语料 ${path}：请用 --corpus 指定存在的文件夹或文件。`,
    )
  }
  if (!entry.isDirectory()) return { folder: dirname(absolute), files: [basename(absolute)] }
  const files = (await filesBelow(absolute)).map((file) =>
    relative(absolute, file).split(sep).join('/'),
  )
  if (files.length === 0) {
    throw new YoujuError(
      'corpus_empty',
      `语料文件夹 ${path} 里没有文章：请放入 .txt、.md、.html、.pdf、.docx、.jsonl 或 .jsonl.gz 文件。`,
    )
  }
  return { folder: absolute, files: files.sort() }
}

async function filesBelow(folder: string): Promise<string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (/^(?:readme|[_.])/i.test(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await filesBelow(path)))
    else if (entry.isFile() || (entry.isSymbolicLink() && !(await leadsAway(path))))
      found.push(path)
  }
  return found
}

/** Links to files are followed, and one that leads nowhere is left to be rejected; links to folders may go in circles. */
async function leadsAway(link: string): Promise<boolean> {
  const target = await stat(link).catch(() => null)
  return target !== null && !target.isFile()
}
