import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Article } from '../../../src/domain/index.js'
import { readCorpusFile } from '../../../src/ingest/read-file.js'
import { rejectionIn } from '../../../src/wording/rejections.js'

/** What a fixture says its file holds; text as lines, damage as the quoted text. */
export interface Expected {
  articles: {
    title: string | null
    source: string | null
    author: string | null
    published: string | null
    text: string[]
    repairs: Record<string, number>
    damage: string[]
    digest?: boolean
    origin?: string
  }[]
  rejected?: string[]
}

export interface Fixture {
  name: string
  folder: string
  file: string
  expected: Expected
}

const root = fileURLToPath(new URL('../../fixtures/ingest', import.meta.url))

/** Every folder below test/fixtures/ingest: adding a case means adding a folder. */
export const fixtures: Fixture[] = readdirSync(root)
  .sort()
  .map((name) => {
    const folder = join(root, name)
    const file = readdirSync(folder).find((each) => each.startsWith('input.')) ?? ''
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
    return { name, folder, file, expected }
  })

export async function readAll(
  folder: string,
  file: string,
): Promise<{ articles: Article[]; rejected: string[] }> {
  const articles: Article[] = []
  const rejected: string[] = []
  for await (const each of readCorpusFile(folder, file)) {
    if ('article' in each) articles.push(each.article)
    else rejected.push(rejectionIn('zh-CN', each.rejected.reason))
  }
  return { articles, rejected }
}
