import { describe, expect, test } from 'vitest'
import { readHits } from '../../../../src/answer/read-hits.js'
import { headlineSignsOf } from '../../../../src/answer/short/headline-signs.js'
import { analyseQuestion } from '../../../../src/question/question.js'
import type { Reader } from '../../../../src/read/reader.js'
import { article, evidence, spanOf } from '../invented.js'

const text = '云峰医院昨日启用，设有床位600张、停车位200个，院长是王建国。'
const each = evidence(article({ text }))

/** The signs of a span as the answer to a question. */
async function signsOf(asked: string, span: string, probability = 0.9) {
  const reader: Reader = {
    model: 'told',
    read: async () => [{ answers: 0.9, spans: [{ ...spanOf(text, span), probability }] }],
    entails: async () => null,
  }
  const read = await readHits(reader, asked, [each.hit])
  const [found] = [...read.spans.values()].flat()
  if (!found) throw new Error('no span')
  const setting = { evidence: [each], read, rank: 0, sureness: 0.9 }
  return headlineSignsOf(analyseQuestion(asked), each, found, setting)
}

describe('the signs of a span', () => {
  test.each([
    ['云峰医院有多少床位？', '600张'],
    ['云峰医院的床位有几张？', '600张'],
    ['云峰医院有多少床位？', '床位600张'],
  ])('%s %s has the value that is asked for', async (asked, span) => {
    expect(await signsOf(asked, span)).toMatchObject({ fitsValue: 1, lacksValue: 0 })
  })

  test.each([
    ['云峰医院有多少床位？', '王建国', { fitsValue: 0, lacksValue: 1 }],
    ['云峰医院院长是谁？', '600张', { isValueUnasked: 1 }],
    ['云峰医院院长是谁？', '王建国', { fitsValue: 0, lacksValue: 0, isValueUnasked: 0 }],
    ['云峰医院哪天启用？', '600张', { fitsValue: 0, lacksValue: 1 }],
  ])('%s %s', async (asked, span, signs) => {
    expect(await signsOf(asked, span)).toMatchObject(signs)
  })

  test('of two amounts the one behind the words of the question stands out', async () => {
    const asked = '云峰医院的床位有几张？'
    const [beds, cars] = [await signsOf(asked, '600张'), await signsOf(asked, '200个')]
    expect(beds.besideRival).toBeGreaterThan(cars.besideRival)
  })

  test('a span of the question’s own words says nothing new', async () => {
    const asked = '云峰医院昨日启用了吗？'
    expect((await signsOf(asked, '云峰医院昨日启用')).echo).toBe(1)
    expect((await signsOf(asked, '王建国')).echo).toBe(0)
  })
})
