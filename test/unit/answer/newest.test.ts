import { expect, test } from 'vitest'
import { newestFirst, ofNewest } from '../../../src/answer/newest.js'
import { analyseQuestion } from '../../../src/question/question.js'
import { article, evidence } from './invented.js'

const told = (published: string | null, text: string, score: number) =>
  evidence(article({ published, text }), undefined, { score })
const [january, june, undated] = [
  told('2025-01-11', '水库蓄水量为3.1亿立方米', 0.9),
  told('2025-06-19', '水库蓄水量降至2.9亿立方米', 0.8),
  told(null, '水库蓄水量为3.4亿立方米', 0.85),
] as const
const aside = told('2025-08-01', '水库下月清淤', 0.8)
const asked = analyseQuestion('水库现在蓄水量多少？')
const plain = analyseQuestion('水库1月蓄水量多少？')

test('the newest report that gives a value comes first, one without a date last', () => {
  expect(newestFirst(asked, [january, undated, aside, june])).toEqual([
    june,
    january,
    undated,
    aside,
  ])
})

test('what comes less close stays behind', () => {
  const far = told('2025-09-01', '水库蓄水量为1亿立方米', 0.4)
  expect(newestFirst(asked, [january, june, far])).toEqual([june, january, far])
})

test('a short answer is of the newest report', () => {
  expect(ofNewest(asked, newestFirst(asked, [january, june]))).toEqual([june])
})

test('nothing changes where it is not asked for', () => {
  expect(newestFirst(plain, [january, june])).toEqual([january, june])
  expect(ofNewest(plain, [january, june])).toEqual([january, june])
})
