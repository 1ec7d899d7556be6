/** The articles and passages of a version, by row, as far as copies concern them. */
export interface CopiedRows {
  readonly articleCount: number
  readonly passageCount: number
  /** Returns the origin of an article if it is not its own id. */
  otherOrigin(articleRow: number): string | null
  rowOfArticle(id: string): number | null
  articleRowOfPassage(row: number): number
  passagesOfArticle(articleRow: number): readonly [first: number, end: number]
  /** Returns a number that passages with the same text share. */
  keyOfPassage(row: number): number
}

/** Returns, by passage row, 1 for the passages of one article of each origin: words of copies must not count again. */
export function firstOfOrigins(rows: CopiedRows): Uint8Array {
  const isFirst = new Uint8Array(rows.articleCount)
  const met = new Set<string>()
  for (let row = 0; row < isFirst.length; row++) {
    const origin = rows.otherOrigin(row)
    // The article that the origin is named after represents it, wherever it is.
    if (origin !== null && (met.has(origin) || rows.rowOfArticle(origin) !== null)) continue
    if (origin !== null) met.add(origin)
    isFirst[row] = 1
  }
  return Uint8Array.from(
    { length: rows.passageCount },
    (_, row) => isFirst[rows.articleRowOfPassage(row)] as number,
  )
}

/** The articles that have copies. */
export interface Copies {
  /** The article rows of each origin with several articles; the one that the origin is named after comes first. */
  groups: readonly (readonly number[])[]
  /** By article row: the number of its group plus 1; 0 if it has no copies. */
  groupOf: Uint32Array
}

export function copiesIn(rows: CopiedRows): Copies {
  const byOrigin = new Map<string, number[]>()
  for (let row = 0; row < rows.articleCount; row++) {
    const origin = rows.otherOrigin(row)
    if (origin === null) continue
    const group = byOrigin.get(origin)
    if (group) group.push(row)
    else byOrigin.set(origin, [row])
  }
  for (const [origin, group] of byOrigin) {
    const own = rows.rowOfArticle(origin)
    if (own !== null && rows.otherOrigin(own) === null) group.unshift(own)
  }
  const groups = [...byOrigin.values()]
  const groupOf = new Uint32Array(rows.articleCount)
  for (const [number, group] of groups.entries()) for (const row of group) groupOf[row] = number + 1
  return { groups, groupOf }
}

/**
 * Returns, by passage row, 1 for passages that occur word for word in an earlier article of their origin.
 * @param groups as in Copies
 */
export function repeatedPassages(
  rows: CopiedRows,
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
