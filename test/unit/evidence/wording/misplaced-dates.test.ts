import { describe, expect, test } from 'vitest'
import { groundsOf } from '../../../../src/evidence/wording/grounds.js'
import { misplacedDate } from '../../../../src/evidence/wording/misplaced-dates.js'
import { fold } from '../../../../src/text/fold.js'

describe('a date of something else', () => {
  const fault = (sentence: string, quote: string) =>
    misplacedDate(fold(sentence), groundsOf([quote]))
  const trial = '案件2021年4月立案，2022年9月宣判。'
  const works = '项目开工于2019年，竣工于2021年。'
  const player = '他2015年加入球队，2019年担任队长。'

  test.each([
    ['案件2021年4月宣判。', trial],
    ['他2019年加入球队。', player],
    ['他2015年担任队长。', player],
    ['项目2019年竣工。', works],
  ])('%s', (sentence, quote) => {
    expect(fault(sentence, quote)).not.toBeNull()
  })

  test.each([
    ['案件2022年9月宣判。', trial],
    ['宣判时间是2022年9月。', trial],
    ['项目2021年竣工。', works],
    ['3月6日降雨12毫米。', '3月5日降雨45毫米，3月6日12毫米。'],
    ['2019年他担任队长，2015年加入球队。', player],
  ])('keeps its place: %s', (sentence, quote) => {
    expect(fault(sentence, quote)).toBeNull()
  })
})
