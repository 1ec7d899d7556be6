import { expect, it } from 'vitest'
import { measuredIn } from '../../../src/timeline/measured.js'
import { areOfTheSame } from '../../../src/timeline/same-thing.js'
import { lineOf } from './lines.js'

/** Decides whether the first amounts of two sentences are taken for one thing at two times. */
function areJoined(subject: string, one: string, other: string): boolean {
  const [a] = measuredIn(lineOf(subject, one, '2024-05-20'))
  const [b] = measuredIn(lineOf(subject, other, '2024-06-20'))
  return a !== undefined && b !== undefined && areOfTheSame(a, b) && areOfTheSame(b, a)
}

it.each([
  ['失业', '5月2日，太原市失业人数为120人。', '6月5日，太原市失业人数升至135人。'],
  ['失业率', '4月份，太原市失业率为5.2%，低于目标。', '5月份，太原市失业率小幅降至5.1%。'],
  ['CPI', '4月份，美国CPI同比上涨3.2%。', '5月份，美国CPI同比涨3%。'],
  ['票房', '电影《远山》票房已突破5亿元。', '电影《远山》票房（含预售）已超过7亿。'],
  ['远山', '据云岭影业消息，《远山》票房突破5亿元。', '《远山》目前票房超过7亿元。'],
])('joins values of one thing: %s, %s', (subject, one, other) => {
  expect(areJoined(subject, one, other)).toBe(true)
})

it.each([
  ['another place', '失业率', '4月份，太原市失业率为5.2%。', '5月份，大同市失业率为5.1%。'],
  ['another part', '失业率', '4月份，太原市青年失业率为9%。', '5月份，太原市失业率为5.1%。'],
  ['another length', 'CPI', '4月份，美国CPI同比上涨3.2%。', '2024年一季度，美国CPI同比上涨3%。'],
  ['another base', 'CPI', '4月份，美国CPI同比上涨3.2%。', '5月份，美国CPI环比上涨0.2%。'],
  ['another way', 'CPI', '4月份，美国CPI同比上涨3.2%。', '5月份，美国CPI同比下降0.2%。'],
  ['another count', '运动会', '太原运动会共有113个国家参加。', '太原运动会共有49个场馆。'],
  ['another firm', '云岭', '云岭地产负债5亿元。', '云岭汽车负债7亿元。'],
  ['a plan', '失业', '太原市失业人数为120人。', '太原市失业人数预计为135人。'],
  ['a change', '失业', '太原市失业人数为120人。', '太原市失业人数增加15人。'],
  ['a change of one day', '股价', '云岭股价上涨3%。', '云岭股价上涨5%。'],
  ['a row of several', '油价', '云岭油价分别为7元、8元。', '云岭油价分别为9元、10元。'],
])('never joins those of different things: %s', (_, subject, one, other) => {
  expect(areJoined(subject, one, other)).toBe(false)
})

it('takes no number of a name for a value of it', () => {
  const line = lineOf('长河三千里', '《长河三千里》上映，票房为5亿元。', '2024-05-20')
  expect(measuredIn(line).map(({ quantity }) => quantity.unit)).toEqual(['元'])
})

it('reads of a change the value after it alone', () => {
  const line = lineOf('失业', '太原市失业人数由120人升至135人。', '2024-05-20')
  expect(measuredIn(line).map(({ quantity }) => quantity.value)).toEqual([135])
})
