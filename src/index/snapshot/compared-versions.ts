import type { Article } from '../../domain/index.js'
import type { ComparedVersions } from '../contract/index-store.js'
import type { VersionRows } from './version-rows.js'

/** An article whose copies or lines changed counts as the same. */
export function comparedVersions(before: VersionRows, after: VersionRows): ComparedVersions {
  return { gone: articlesWithoutEqual(before, after), fresh: articlesWithoutEqual(after, before) }
}

/** Yields the articles that the other version does not have with the same id and content. */
async function* articlesWithoutEqual(
  ours: VersionRows,
  theirs: VersionRows,
): AsyncGenerator<Article> {
  for (let row = 0; row < ours.articleCount; row++) {
    const other = theirs.rowOfArticle(ours.id(row))
    if (other === null || !isSame(ours, row, theirs, other)) yield ours.article(row)
  }
}

function isSame(ours: VersionRows, row: number, theirs: VersionRows, other: number): boolean {
  if (!ours.store.textBytes(row).equals(theirs.store.textBytes(other))) return false
  if (ours.store.metadataBytes(row).equals(theirs.store.metadataBytes(other))) return true
  const [a, b] = [ours.store.metadata(row), theirs.store.metadata(other)]
  return a.title === b.title && a.source === b.source && a.published === b.published
}
