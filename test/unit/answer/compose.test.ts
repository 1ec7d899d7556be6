import { describe, expect, test } from 'vitest'
import { compose } from '../../../src/answer/compose.js'
import { bounds } from '../../../src/answer/sureness/abstention.js'
import type { Evidence } from '../../../src/evidence/evidence.js'
import type { IndexVersion } from '../../../src/index/index.js'
import { analyseQuestion } from '../../../src/question/question.js'
import { article, evidence, spanOf } from './invented.js'

const index = { version: 'v1', manifest: { newest: '2024-05-01' } } as unknown as IndexVersion
const alone = { agreeing: [], differing: [] }

/** A sentence in an article of its own, with the part of it that is the short answer. */
function told(text: string, short: string | null = null, given: Partial<Evidence> = {}): Evidence {
  const span = short === null ? null : { ...spanOf(text, short), probability: 0.97 }
  const from = article({ id: text, text, origin: text })
  return evidence(from, { start: 0, end: text.length }, { short: span, ...given })
}

const sure = { probability: 0.9, bounds, isHeaded: true }
const unsure = { probability: bounds.least, bounds, isHeaded: false }
const answer = (asked: string, list: Evidence[], sureness = sure) =>
  compose(index, analyseQuestion(asked), list, alone, sureness)
const texts = (asked: string, list: Evidence[], sureness = sure) =>
  answer(asked, list, sureness).sentences.map(({ text }) => text)

const beds = told('云峰医院有床位600张。', '600张')
const staff = told('该院去年接收捐赠病床90张。', null, { score: 1.9 })
const garden = told('云峰医院的花园很漂亮。', null, { score: 1.9 })
const again = told('云峰医院的床位有600张。', null, { score: 1.9 })

describe('an answer of quotes', () => {
  test.each(['云峰医院有多少床位？', '床位在云峰医院有几张？'])(
    'of a certain value needs no other sentence: %s',
    (asked) => {
      const { short, confidence } = answer(asked, [beds, staff])
      expect([short, confidence]).toEqual(['600张', 'high'])
      expect(texts(asked, [beds, staff])).toEqual(['云峰医院有床位600张。'])
    },
  )

  test('that is less sure goes on with what may give the value, and shows none above', () => {
    const { short, confidence } = answer('云峰医院有多少床位？', [beds, staff], unsure)
    expect([short, confidence]).toEqual([null, 'low'])
    expect(texts('云峰医院有多少床位？', [beds, staff, garden], unsure)).toEqual([
      beds.sentence.text,
      staff.sentence.text,
    ])
  })

  test('to an open question goes on with what is no value', () => {
    const asked = '云峰医院怎么样？'
    expect(texts(asked, [beds, staff, garden], unsure)).toContain(garden.sentence.text)
  })

  test('says the same thing once, and leaves out what is far weaker', () => {
    const far = told('云峰医院门口有公交站3个。', null, { score: 0.1 })
    expect(texts('云峰医院有多少床位？', [beds, again, far], unsure)).toEqual([beds.sentence.text])
  })

  test('cites those that agree with the first sentence and names both sides of a conflict', () => {
    const other = told('云峰医院有床位800张。', '800张')
    const made = compose(
      index,
      analyseQuestion('云峰医院有多少床位？'),
      [beds],
      { agreeing: [again], differing: [other] },
      sure,
    )
    expect(made.sentences[0]?.cites).toEqual([1, 2])
    expect(made.conflicts.map(({ values }) => values)).toEqual([
      [
        { value: '600张', n: 1 },
        { value: '800张', n: 3 },
      ],
    ])
    expect(made.independentOrigins).toBe(3)
  })

  test('is written in the script of the question', () => {
    expect(texts('雲峰醫院有多少床位？', [beds])).toEqual(['雲峰醫院有床位600張。'])
  })
})
