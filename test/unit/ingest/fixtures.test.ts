import { describe, expect, test } from 'vitest'
import type { Article } from '../../../src/domain/index.js'
import { type Expected, fixtures, readAll } from './fixtures.js'

describe('each fixture reads as its expected.json says', () => {
  test.each(fixtures)('$name', async ({ folder, file, expected }) => {
    const { articles, rejected } = await readAll(folder, file)
    expect(articles.map((article, n) => summary(article, expected.articles[n]))).toEqual(
      expected.articles,
    )
    expect(rejected).toEqual(expected.rejected ?? [])
  })
})

function summary(article: Article, expected?: Expected['articles'][number]) {
  const { title, source, author, published, text, damage, digest, origin } = article
  return {
    title,
    source,
    author,
    published,
    text: text.split('\n'),
    repairs: Object.fromEntries(article.repairs.map(({ kind, count }) => [kind, count])),
    damage: damage.map(({ start, end }) => text.slice(start, end)),
    ...(expected?.digest === undefined ? {} : { digest }),
    ...(expected?.origin === undefined ? {} : { origin }),
  }
}
