import type { Article } from '../../domain/index.js'
import type { ComparedVersions } from '../contract/index-store.js'
import type { VersionRows } from './reading/version-rows.js'

/** How many articles are compared at a time. */
const PAGE = 200

/** An article whose copies or lines changed counts as the same. */
export function comparedVersions(before: VersionRows, after: VersionRows): ComparedVersions {
  return { gone: articlesWithoutEqual(before, after), fresh: articlesWithoutEqual(after, before) }
}

/** Yields the articles that the other version does not have with the same id and content. */
async function* articlesWithoutEqual(
  ours: VersionRows,
  theirs: VersionRows,
): AsyncGenerator<Article> {
  const rows = [...ours.columns.numbers.keys()].filter(
    (row) => theirs.columns.rowOfNumber(ours.columns.numbers[row] as number) === null,
  )
  for (let from = 0; from < rows.length; from += PAGE) {
    const page = rows.slice(from, from + PAGE)
    const ids = page.map((row) => ours.columns.id(row))
    const [articles, otherOf] = await Promise.all([ours.load(page), theirs.articlesById(ids)])
    for (const [i, row] of page.entries()) {
      const article = articles.article(row)
      const other = otherOf(ids[i] as string)
      if (other === null || !isSame(article, other)) yield article
    }
  }
}

function isSame(a: Article, b: Article): boolean {
  const fields = ['text', 'title', 'source', 'published'] as const
  return fields.every((field) => a[field] === b[field])
}
