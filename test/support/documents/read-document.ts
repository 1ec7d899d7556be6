import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Article } from '../../../src/domain/index.js'
import { readCorpusFile } from '../../../src/ingest/read-file.js'
import { rejectionIn } from '../../../src/wording/rejections.js'

/** Returns what ingest makes of a file with these bytes. */
export async function readDocument(
  name: string,
  bytes: Uint8Array,
): Promise<{ articles: Article[]; rejected: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'youju-document-'))
  try {
    await writeFile(join(folder, name), bytes)
    const articles: Article[] = []
    const rejected: string[] = []
    for await (const read of readCorpusFile(folder, name)) {
      if ('article' in read) articles.push(read.article)
      else rejected.push(rejectionIn('zh-CN', read.rejected.reason))
    }
    return { articles, rejected }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
