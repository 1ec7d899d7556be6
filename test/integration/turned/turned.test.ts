import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer, ChangedArticles } from '../../../src/domain/index.js'
import { answerOf } from '../../support/answer-of.js'
import { type AppOnNews, appOnNews } from '../../support/app/app-on-news.js'
import { type Case, type Report, turnedCases, unturnedCases } from './cases.js'

const all = [...turnedCases, ...unturnedCases]

function fileOf({ title, source, published, text }: Report): string {
  return `---\ntitle: ${title}\nsource: ${source}\npublished: ${published}\n---\n\n${text}\n`
}

function filesOf(which: 'before' | 'after'): Record<string, string> {
  return Object.fromEntries(
    all.flatMap((each, n) => {
      const report = each[which]
      return report ? [[`${which}-${n}.md`, fileOf(report)]] : []
    }),
  )
}

let on: AppOnNews
let changed: ChangedArticles
const answers = new Map<Case, Answer>()

beforeAll(async () => {
  on = await appOnNews(filesOf('before'))
  const { version: from } = await on.app.ingest()
  for (const each of all) answers.set(each, await answerOf(on.app, each.question))
  await on.write(filesOf('after'))
  const { version: to } = await on.app.ingest()
  changed = (await on.app.changedArticles(from, to)) as ChangedArticles
})
afterAll(() => on.remove())

const look = (each: Case) => {
  const answer = answers.get(each) as Answer
  const asked = { kind: 'answer' as const, question: each.question, answer, turned: [] }
  return on.app.lookAgain({ ...asked, restriction: {}, history: [] }, changed)
}

test('all that came in is new, and nothing else', () => {
  expect(changed.fresh.toSorted()).toEqual(Object.keys(filesOf('after')).toSorted())
  expect(changed.gone).toEqual([])
})

describe('the news has turned', () => {
  test.each(turnedCases)('$question', async (each) => {
    const { turned } = await look(each)
    expect(turned).toHaveLength(1)
    expect(turned[0]?.after).toContain(each.turned)
    expect(turned[0]?.citation?.published).toBe(each.after.published)
  })
})

describe('the news has not turned', () => {
  test.each(unturnedCases)('$question', async (each) => {
    expect((await look(each)).turned).toEqual([])
  })
})

test('an article that moved, or whose file was laid out anew, is no news', async () => {
  const { version: from } = await on.app.ingest()
  const [first] = all.flatMap(({ before }) => before ?? [])
  await rename(join(on.corpus, 'before-0.md'), join(on.corpus, 'moved.md'))
  const [, second] = all.flatMap(({ before }) => before ?? [])
  if (!first || !second) throw new Error('there are reports')
  await on.write({ 'before-1.md': fileOf(second).replace('---\n\n', '---\n\n\n\n') })
  const { version: to } = await on.app.ingest()
  expect(to).not.toBe(from)
  expect(await on.app.changedArticles(from, to)).toEqual({ fresh: [], gone: [] })
  await on.write({ 'moved.md': fileOf({ ...first, published: '2024-03-03' }) })
  const { version: last } = await on.app.ingest()
  const id = 'moved.md'
  expect(await on.app.changedArticles(to, last)).toEqual({ fresh: [id], gone: [id] })
  expect(await on.app.changedArticles('20200101T000000Z-000000', last)).toBeNull()
})
