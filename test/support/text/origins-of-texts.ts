import {
  type ComparedTexts,
  findOrigins,
  textKey,
} from '../../../src/ingest/near-duplicates/find-origins.js'

/** Finds the origins of articles whose texts are all at hand. */
export function originsOfTexts(
  articles: readonly { id: string; text: string; origin: string }[],
  before?: ComparedTexts,
): ReturnType<typeof findOrigins> {
  const keyed = articles.map((article) => ({ ...article, key: textKey(article) }))
  return findOrigins(keyed, async (some) => some.map(({ text }) => text), before)
}
