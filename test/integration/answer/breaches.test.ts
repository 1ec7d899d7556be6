import { expect, test } from 'vitest'
import { answerQuestion } from '../../../src/answer/answer.js'
import { checkClaim } from '../../../src/check/check-claim.js'
import { tellBreach } from '../../../src/cli/index.js'
import { wordsIn } from '../../../src/cli/messages/words-in.js'
import type { Breach } from '../../../src/domain/index.js'
import type { ArticleOf, IndexVersion } from '../../../src/index/index.js'
import { sharedIndex } from '../../support/index/invented-index.js'

const invented = await sharedIndex()

/** The index with other texts where quotes are looked up again: no quote stands in its article any more. */
function withOtherTexts(index: IndexVersion): IndexVersion {
  return new Proxy(index, {
    get(target, name) {
      if (name === 'articlesById') {
        return async (ids: Iterable<string>): Promise<ArticleOf> => {
          const articleOf = await target.articlesById(ids)
          return (id) => {
            const article = articleOf(id)
            return article && { ...article, text: `${article.text.slice(1)}。` }
          }
        }
      }
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

const question = '澜溪大桥全长多少米？'
const claim = '澜溪大桥全长4280米。'

test('an answer whose quotes cannot be found again is not given, and this is reported', async () => {
  const { index, embedder, reader } = invented
  const whole = await answerQuestion(index, embedder, question, { reader })
  expect([whole.answer.status, whole.breaches]).toEqual(['answered', []])
  const { answer, breaches: told } = await answerQuestion(
    withOtherTexts(index),
    embedder,
    question,
    { reader },
  )
  expect(answer).toMatchObject({ status: 'no_evidence', short: null, citations: [], related: [] })
  expect(told).toHaveLength(1)
  expect(told[0]).toMatchObject({ of: 'answer', indexVersion: index.version })
  expect(told[0]?.violations).toContainEqual({
    kind: 'quote_not_in_article',
    articleId: 'bridge-opens.md',
  })
})

test('nor is such a check', async () => {
  const { index, embedder } = invented
  const told: Breach[] = []
  const onBreach = (breach: Breach) => told.push(breach)
  expect((await checkClaim(index, embedder, claim, { onBreach })).verdict).toBe('supported')
  expect(told).toEqual([])
  const check = await checkClaim(withOtherTexts(index), embedder, claim, { onBreach })
  expect(check).toMatchObject({ verdict: 'not_in_corpus', citations: [], related: [], reasons: [] })
  expect(check.parts.map(({ verdict, reasons }) => [verdict, reasons])).toEqual([
    ['not_in_corpus', []],
  ])
  expect(told.map(({ of }) => of)).toEqual(['check'])
})

test('the command line says it in one line, without the question', () => {
  const lines: string[] = []
  const as = (text: string) => text
  const terminal = {
    out: as,
    err: (text: string) => void lines.push(text),
    errIsTty: false,
    bold: as,
    dim: as,
    warn: as,
    removed: as,
    added: as,
    words: wordsIn('zh-CN'),
  }
  const violations = [
    { kind: 'quote_not_in_article', articleId: 'a.md' },
    { kind: 'quote_not_in_article', articleId: 'b.md' },
  ] as const
  tellBreach({ of: 'answer', violations, indexVersion: 'v1' }, terminal)
  expect(lines).toEqual([
    '有一个回答不合引文约定（quote_not_in_article，涉及文章 a.md、b.md，索引 v1），没有给出。请用 ingest 重建索引；仍然如此时请向维护者报告。',
  ])
})
