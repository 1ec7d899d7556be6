import type { Article } from '../../../src/domain/index.js'
import type { Articles, IndexVersion } from '../../../src/index/index.js'

/** Fetches one article; null if there is none. */
export async function articleIn(index: Articles, id: string): Promise<Article | null> {
  return (await index.articlesById([id]))(id)
}

/** Fetches all articles of a version, in row order. */
export async function articlesIn(index: IndexVersion): Promise<Article[]> {
  const rows: number[] = []
  for await (const { row } of index.articleHeads()) rows.push(row)
  const articles = await index.load([])
  for (let n = 0; n < rows.length; n += 100) await articles.load(rows.slice(n, n + 100))
  return rows.map((row) => articles.article(row))
}
