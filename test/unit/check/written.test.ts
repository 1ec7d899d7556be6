import { describe, expect, test } from 'vitest'
import { overall, relatedOf } from '../../../src/check/written.js'
import type { Verdict } from '../../../src/domain/index.js'
import { article, citation, evidence } from '../answer/invented.js'

describe('the verdict on a whole claim', () => {
  test.each<[Verdict[], Verdict]>([
    [['supported', 'supported'], 'supported'],
    [['supported', 'contradicted'], 'contradicted'],
    [['contradicted', 'supported'], 'contradicted'],
    [['contradicted', 'not_in_corpus'], 'contradicted'],
    [['supported', 'disputed'], 'disputed'],
    [['not_in_corpus', 'not_in_corpus'], 'not_in_corpus'],
  ])('of %j is %s', (parts, verdict) => {
    expect(overall(parts)).toBe(verdict)
  })

  test('is not supported where a part is unknown', () => {
    expect(overall(['supported', 'not_in_corpus'])).not.toBe('supported')
    expect(overall(['not_in_corpus', 'supported'])).toBe(overall(['supported', 'not_in_corpus']))
  })
})

test('what comes near is of articles that are not cited, one passage each', () => {
  const [cited, near] = [
    article({ id: 'cited', text: '比赛推迟。' }),
    article({ id: 'near', text: '比赛开始。' }),
  ]
  const hits = [cited, near, near].map((each) => evidence(each).hit)
  const related = relatedOf(hits, [citation({ articleId: 'cited', origin: 'cited' })])
  expect(related.map(({ articleId }) => articleId)).toEqual(['near'])
})
