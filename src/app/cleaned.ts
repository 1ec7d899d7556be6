import { type Article, type Rejection, YoujuError } from '../domain/index.js'
import { findCorpusFiles, notRead } from '../ingest/corpus-files.js'
import { readCorpusFile } from '../ingest/read-file.js'
import { failure, fileUnreadable } from '../wording/failure.js'

/**
 * Reads a file, or the files of a folder, as a refresh would read them.
 * @throws YoujuError file_unreadable
 */
export async function cleaned(
  path: string,
): Promise<{ articles: Article[]; rejected: Rejection[] }> {
  const found = await findCorpusFiles(path).catch((cause: unknown) => {
    if (!(cause instanceof YoujuError)) throw cause
    if (cause.code === 'corpus_unreadable') throw fileUnreadable(path, cause.cause)
    if (cause.code !== 'corpus_missing') throw cause
    throw failure('file_unreadable:missing', { path }, cause)
  })
  const articles: Article[] = []
  const rejected = notRead(found)
  for (const file of found.files) {
    for await (const read of readCorpusFile(found.folder, file)) {
      if ('rejected' in read) rejected.push(read.rejected)
      else articles.push(read.article)
    }
  }
  return { articles, rejected }
}
