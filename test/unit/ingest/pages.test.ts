import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { Article } from '../../../src/domain/index.js'
import { readHtml } from '../../../src/ingest/formats/html/read-html.js'
import { scoreOf } from '../../support/damage/score.js'

/** What a page holds, as whoever wrote it says; `captions` stand in the text as well, each on a line of its own. */
interface Expected extends Pick<Article, 'title' | 'published' | 'source' | 'author'> {
  rejected?: true
  body: string[]
  captions: string[]
}

const root = fileURLToPath(new URL('../../fixtures/pages', import.meta.url))

/** Pages in the markup of as many families of sites, made up, each with what stands on it. */
const pages = readdirSync(root)
  .sort()
  .map((name) => {
    const read = (file: string) => readFileSync(join(root, name, file), 'utf8')
    const expected = JSON.parse(read('expected.json')) as Expected
    const given = readHtml(read('input.html'), `${name}.html`)
    return { name, expected, articles: 'reason' in given ? [] : given }
  })
const stories = pages.filter(({ expected }) => !expected.rejected)

function share(isRight: (page: (typeof pages)[number], article: Article | undefined) => boolean) {
  const wrong = stories.filter((page) => !isRight(page, page.articles[0]))
  return { right: 1 - wrong.length / stories.length, wrong: wrong.map(({ name }) => name) }
}

describe('of pages of 113 families of sites', () => {
  test('each is one article', () => {
    expect(stories.filter(({ articles }) => articles.length !== 1).map(({ name }) => name)).toEqual(
      [],
    )
  })

  test.each([
    ['title', 0.97],
    ['published', 0.95],
    ['source', 0.9],
    ['author', 0.92],
  ] as const)('%s is right', (field, least) => {
    const { right, wrong } = share(({ expected }, article) => article?.[field] === expected[field])
    expect(right, `wrong: ${wrong.join(' ')}`).toBeGreaterThanOrEqual(least)
  })

  test('no day is wrong: one that is not known stays open', () => {
    const { wrong } = share(
      ({ expected }, article) =>
        article?.published === null || article?.published === expected.published,
    )
    expect(wrong).toEqual([])
  })

  test('the text is the story', () => {
    const scores = stories.map(({ name, expected, articles }) => {
      const captions = new Set(expected.captions)
      const lines = (articles[0]?.text ?? '').split('\n').filter((line) => !captions.has(line))
      return { name, f1: scoreOf(lines.join('\n'), expected.body.join('\n')).f1 }
    })
    const mean = scores.reduce((sum, { f1 }) => sum + f1, 0) / scores.length
    expect(mean).toBeGreaterThanOrEqual(0.985)
    expect(scores.filter(({ f1 }) => f1 < 0.9)).toEqual([])
  })
})

test('what is no article is refused', () => {
  const refused = pages.filter(({ expected }) => expected.rejected)
  expect(refused.length).toBeGreaterThan(0)
  expect(refused.filter(({ articles }) => articles.length > 0).map(({ name }) => name)).toEqual([])
})
