import { createHash } from 'node:crypto'
import type { ChangedArticles } from '../domain/index.js'
import type { VersionRows } from '../index/index.js'

/**
 * Compares the articles of two versions. An article that only moved to another place, or whose copies or lines changed,
 * counts as the same.
 */
export function changedArticles(before: VersionRows, after: VersionRows): ChangedArticles {
  const gone = rowsWithoutEqual(before, after)
  const left = new Set(gone.map((row) => contentHash(before, row)))
  const moved = new Set<string>()
  const fresh: string[] = []
  for (const row of rowsWithoutEqual(after, before)) {
    const hash = contentHash(after, row)
    if (left.has(hash)) moved.add(hash)
    else fresh.push(after.store.id(row))
  }
  return {
    fresh,
    gone: gone
      .filter((row) => !moved.has(contentHash(before, row)))
      .map((row) => before.store.id(row)),
  }
}

/** The rows of articles that the other version does not have with the same id and content. */
function rowsWithoutEqual(ours: VersionRows, theirs: VersionRows): number[] {
  const rows: number[] = []
  for (let row = 0; row < ours.articleCount; row++) {
    const other = theirs.rowOfArticle(ours.store.id(row))
    if (other === null || !isSame(ours, row, theirs, other)) rows.push(row)
  }
  return rows
}

function isSame(ours: VersionRows, row: number, theirs: VersionRows, other: number): boolean {
  if (!ours.store.textBytes(row).equals(theirs.store.textBytes(other))) return false
  if (ours.store.metadataBytes(row).equals(theirs.store.metadataBytes(other))) return true
  return contentHash(ours, row) === contentHash(theirs, other)
}

/** A hash of what a reader sees of an article, apart from its place. */
function contentHash(version: VersionRows, row: number): string {
  const { title, source, published, text } = version.article(row)
  const seen = JSON.stringify([title, source, published, text])
  return createHash('sha256').update(seen).digest('base64')
}
