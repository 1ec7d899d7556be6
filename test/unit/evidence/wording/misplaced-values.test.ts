import { describe, expect, test } from 'vitest'
import { groundsOf } from '../../../../src/evidence/wording/grounds.js'
import { misplacedFigure } from '../../../../src/evidence/wording/misplaced-values.js'
import { fold } from '../../../../src/text/fold.js'

describe('an amount of something else', () => {
  const fault = (sentence: string, quote: string) =>
    misplacedFigure(fold(sentence), groundsOf([quote]))
  const race = '报名马拉松的男子有320人，女子有180人。'
  const rain = '周一降雨量为45毫米，周二降雨量为12毫米。'
  const profit = '公司去年营收40亿元，今年上半年营收25亿元，利润3亿元。'
  const fine = '法院判处被告罚金5万元，并赔偿原告8万元。'

  test.each([
    ['报名马拉松的女子有320人。', race, '320人'],
    ['周二降雨量为45毫米。', rain, '45毫米'],
    ['周一降雨量为12毫米。', rain, '12毫米'],
    ['法院判处被告罚金8万元。', fine, '8万元'],
    ['被告赔偿原告5万元。', fine, '5万元'],
  ])('%s', (sentence, quote, amount) => {
    expect(fault(sentence, quote)).toContain(amount)
  })

  test.each([
    ['报名马拉松的女子有180人。', race],
    ['有180名女子报名马拉松。', race],
    ['降雨量周一为45毫米，周二为12毫米。', rain],
    ['周二下了12毫米的雨。', rain],
    ['今年上半年利润3亿元。', profit],
    ['今年产量较去年增长8%。', '今年产量较去年增长8%。'],
    ['今年出口量达52万吨。', '今年出口量超过去年，达52万吨。'],
    ['被告赔偿原告8万元，罚金5万元。', fine],
  ])('keeps its place: %s', (sentence, quote) => {
    expect(fault(sentence, quote)).toBeNull()
  })
})
