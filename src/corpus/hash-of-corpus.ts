import { hash } from 'node:crypto'
import type { Rejection } from '../domain/index.js'
import { findCorpusFiles } from '../ingest/corpus-files.js'
import { hashesOf } from './hash-files.js'
import { isUnreadable } from './unreadable.js'

/**
 * Returns one digest for the files that may hold articles, from their paths and bytes. It changes with every
 * file, and with every place that cannot be read.
 */
export function digestOf(
  files: readonly { file: string; sha256: string | null }[],
  unreadable: readonly Rejection[],
): string {
  const places = unreadable.map(({ file }) => ({ file, sha256: null }))
  const read = files.filter(({ file }) => !isUnreadable(file, unreadable))
  const lines = [...read, ...places].map(({ file, sha256 }) => JSON.stringify([file, sha256]))
  return hash('sha256', lines.sort().join('\n'))
}

/**
 * Returns the digest of the corpus as it is now, which shows whether a plan is outdated; reads no article.
 * @throws YoujuError corpus_missing, corpus_unreadable, corpus_empty
 */
export async function corpusDigest(corpus: string): Promise<string> {
  const { folder, files, unreadable } = await findCorpusFiles(corpus)
  const hashes = await hashesOf(folder, files)
  const summed = files.map((file, n) => ({ file, sha256: hashes[n] ?? null }))
  return digestOf(summed, unreadable)
}
