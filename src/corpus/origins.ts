import type { PreviousVersion } from '../index/index.js'
import { type ComparedTexts, findOrigins } from '../ingest/near-duplicates/find-origins.js'
import type { CorpusItem } from './corpus-item.js'

/** Returns the origin of each item, and what is now known about all texts: see `findOrigins`. */
export function originsOf(
  items: readonly CorpusItem[],
  previous: PreviousVersion | null,
  before: ComparedTexts,
): Promise<{ origins: string[]; compared: ComparedTexts }> {
  const textsOf = async (some: readonly CorpusItem[]) => {
    const rows = some.flatMap((item) => ('row' in item ? item.row : []))
    const known = rows.length === 0 ? [] : await previous?.texts(rows)
    const texts = new Map(rows.map((row, i) => [row, known?.[i] ?? '']))
    return some.map((item) => ('row' in item ? (texts.get(item.row) as string) : item.article.text))
  }
  return findOrigins(items, textsOf, before)
}
