import { stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { type Article, boxesOf, type ReadPicture, type Span } from '../domain/index.js'
import { fileBytes } from '../ingest/file-bytes.js'
import { cutIsolated } from '../ingest/isolated/cut-isolated.js'
import { readFileIsolated } from '../ingest/isolated/read-file-isolated.js'
import { largestFile } from '../ingest/limits.js'

/** Reads the text of a picture that somebody shows, in the reading thread. */
export async function pictureRead(name: string, bytes: Uint8Array): Promise<ReadPicture> {
  if (bytes.length > largestFile.picture)
    return { reason: { code: 'over_size', megabytes: largestFile.picture / 1_000_000 } }
  // The bytes go to the thread; the caller keeps its own.
  const read = await readFileIsolated(name, bytes.slice(), false)
  if ('reason' in read) return read
  if (read.articles.length === 0) return { reason: { code: 'picture_without_text' } }
  return {
    text: read.articles
      .flatMap(({ title, text }) => (title === null ? text : [title, text]))
      .join('\n'),
    doubtful: read.articles.reduce((sum, { damage }) => sum + damage.length, 0),
  }
}

/**
 * Cuts the lines of a part of an article out of the picture that they were read from, as PNG. Null for an article from no
 * picture, and where its file is gone or is another one now.
 * @param corpus a folder, or one file
 */
export async function pictureCut(
  corpus: string,
  article: Pick<Article, 'file' | 'lines' | 'boxes' | 'pages'>,
  span: Span,
): Promise<Uint8Array | null> {
  const boxes = boxesOf(article, span)
  if (boxes.length === 0) return null
  const page = article.pages ? pageIn(article.pages, span.start) : null
  try {
    const place = resolve(corpus)
    const folder = (await stat(place)).isDirectory() ? place : dirname(place)
    const bytes = await fileBytes(join(folder, article.file), largestFile.document)
    return bytes === null ? null : await cutIsolated(article.file, bytes, boxes, page)
  } catch (error) {
    if ((error as { code?: string }).code === undefined) throw error
    return null
  }
}

function pageIn(pages: Required<Article>['pages'], offset: number): number {
  return pages.findLast(([start]) => start <= offset)?.[1] ?? 1
}
