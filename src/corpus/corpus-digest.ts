import { hash } from 'node:crypto'
import { findCorpusFiles } from '../ingest/corpus-files.js'
import { hashesOf } from './hash-files.js'

/** One value for the files that may hold articles, by their paths and bytes: another file gives another one. */
export function digestOf(files: readonly { file: string; sha256: string | null }[]): string {
  const lines = files.map(({ file, sha256 }) => JSON.stringify([file, sha256]))
  return hash('sha256', lines.sort().join('\n'))
}

/**
 * The digest of the corpus as it is now, by which a plan can be told from an outdated one; reads no article.
 * @throws YoujuError corpus_missing, corpus_empty
 */
export async function corpusDigest(corpus: string): Promise<string> {
  const { folder, files } = await findCorpusFiles(corpus)
  const hashes = await hashesOf(folder, files)
  return digestOf(files.map((file, n) => ({ file, sha256: hashes[n] ?? null })))
}
