import { expect, test } from 'vitest'
import { headlinesOf, ofWholeWords } from '../../../../src/answer/short/headline.js'
import { analyseQuestion } from '../../../../src/question/question.js'
import { article, evidence, spanOf } from '../invented.js'

const text = '新规定自2026年3月1日起施行，共设12节课，学费达到300元。'

test.each([
  ['2026年3月1', '2026年3月1日'],
  ['12', '12节'],
  ['达到300', '300元'],
  ['规定', '规定'],
])('%s is shown as %s', (span, whole) => {
  const { start, end } = ofWholeWords(evidence(article({ text })), spanOf(text, span))
  expect(text.slice(start, end)).toBe(whole)
})

/** The spans that may be shown of one sentence in which the reader has found a span. */
function shownIn(question: string, text: string, said: string) {
  const one = article({ text })
  const each = evidence(one)
  const span = { ...spanOf(text, said), score: 1, probability: 0.9, place: 0 }
  const read = {
    spans: new Map([[one.id, [span]]]),
    answers: new Map([[each.hit, 0.9]]),
    best: 1,
    second: 0,
  }
  return headlinesOf(analyseQuestion(question), [each], read, 0.8)
}

test.each([
  ['前三季度青禾进口多少？', '前三季度，青禾进出口总额12.4亿元。', '12.4亿元'],
  ['前三季度青禾出口多少？', '前三季度，青禾进出口总额12.4亿元。', '12.4亿元'],
  ['青禾区有多少名中学教师？', '青禾区共有中小学教师3200名。', '3200名'],
  ['青禾港聚集了多少家上游企业？', '青禾港聚集上下游企业85家。', '85家'],
])('%s is not answered by the sum of two: %s', (question, text, said) => {
  expect(shownIn(question, text, said)).toEqual([])
})

test.each([
  ['前三季度青禾进出口总额多少？', '前三季度，青禾进出口总额12.4亿元。', '12.4亿元'],
  ['青禾水务去年利润多少？', '青禾水务去年净利润2.1亿元。', '2.1亿元'],
  ['前三季度青禾进口多少？', '前三季度青禾进出口稳步增长，其中进口3.3亿元。', '3.3亿元'],
])('%s is answered by its own value: %s', (question, text, said) => {
  expect(shownIn(question, text, said)).toHaveLength(1)
})

test.each([
  ['青禾河超警戒水位多少米？', '青禾河水位99.63米，超警戒水位（98米）1.63米。', '98米'],
  [
    '北塬中学录取线比上年高多少？',
    '北塬中学录取线比上年（612分）高出7分，比区里最低线（540分）79分。',
    '540分',
  ],
  ['青禾股份收盘价比发行价低多少？', '青禾股份收盘低于发行价（12.5元）0.8元。', '12.5元'],
])('%s is not answered by what the amount is counted from: %s', (question, text, said) => {
  expect(shownIn(question, text, said)).toEqual([])
})

test.each([
  ['青禾大桥有多长？', '青禾大桥（全长52米）去年修好，宽6米。', '52米'],
  ['青禾河超警戒水位多少米？', '青禾河超警戒水位（98米）1.63米。', '1.63米'],
  ['青禾馆有多大？', '青禾馆比老馆大（2.4万平方米）。', '2.4万平方米'],
])('%s is answered by an amount of its own: %s', (question, text, said) => {
  expect(shownIn(question, text, said)).toHaveLength(1)
})
