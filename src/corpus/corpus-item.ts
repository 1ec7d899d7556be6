import type { Article } from '../domain/index.js'
import type { PreviousVersion } from '../index/index.js'
import { textKey } from '../ingest/near-duplicates/find-origins.js'
import type { KnownFile } from './corpus-record.js'

/** An article of the corpus: either newly read, or unchanged in a row of the previous version. */
export type CorpusItem = ({ article: Article } | { row: number }) & {
  id: string
  /** The key of its text: see `textKey`. */
  key: string
  /** The origin that its file declares, or its own id. */
  origin: string
}

export function fresh(article: Article): CorpusItem {
  return { article, id: article.id, key: textKey(article), origin: article.origin }
}

/** Returns article `i` of a file as the previous version has it. */
export function kept(
  { record, firstRow, texts, declared }: KnownFile,
  i: number,
  previous: PreviousVersion,
): CorpusItem {
  const row = firstRow + i
  const id = previous.id(row)
  return {
    row,
    id,
    key: texts.at(i),
    origin: record.declared.length > 0 ? (declared.get(i) ?? id) : id,
  }
}

/** Returns all articles of a file as the previous version has them. */
export function allKept(file: KnownFile, previous: PreviousVersion): CorpusItem[] {
  return Array.from({ length: file.record.articles }, (_, i) => kept(file, i, previous))
}
