import type { VersionRows } from './version-rows.js'

/** Returns, by passage row, 1 for the passages of one article of each origin: words of copies must not count again. */
export function firstOfOrigins({ store, passageColumns }: VersionRows): Uint8Array {
  const { articleRows } = passageColumns
  const isFirst = new Uint8Array(store.count)
  const met = new Set<string>()
  for (let row = 0; row < isFirst.length; row++) {
    const origin = store.otherOrigin(row)
    // The article that the origin is named after represents it, wherever it is.
    if (origin !== null && (met.has(origin) || store.rowOf(origin) >= 0)) continue
    if (origin !== null) met.add(origin)
    isFirst[row] = 1
  }
  return Uint8Array.from(articleRows, (row) => isFirst[row] as number)
}

/**
 * Returns, by passage row, 1 for passages that occur word for word in an earlier article of their origin.
 * @param groups the article rows of each origin with several articles, in the order of Snapshot.articlesOfOrigin
 */
export function repeatedPassages(
  rows: VersionRows,
  groups: Iterable<readonly number[]>,
  admits: (articleRow: number) => boolean = () => true,
): Uint8Array {
  const repeated = new Uint8Array(rows.passageCount)
  for (const group of groups) {
    const seen = new Set<number>()
    for (const article of group) {
      if (!admits(article)) continue
      const [first, end] = rows.passagesOfArticle(article)
      for (let row = first; row < end; row++) {
        const key = rows.keyOfPassage(row)
        if (seen.has(key)) repeated[row] = 1
        seen.add(key)
      }
    }
  }
  return repeated
}
