import { describe, expect, test } from 'vitest'
import { isPolar, oppositeIn } from '../../../../src/evidence/comparison/opposites.js'
import { fold } from '../../../../src/text/fold.js'

const opposite = (said: string, theirs: string) => oppositeIn(fold(said), fold(theirs))

describe('the opposite of a word', () => {
  test.each([
    ['本周气温上升', '本周气温下降', '下降'],
    ['中小学学费上涨', '中小学学费下跌', '下跌'],
    ['出口额增加', '出口额减少', '减少'],
    ['央行宣布加息', '央行宣布降息', '降息'],
    ['门票要涨价', '门票要降价', '降价'],
    ['客队获胜', '客队落败', '落败'],
    ['股市收盘走高', '股市收盘走低', '走低'],
    ['氣溫上升', '氣溫下降', '下降'],
  ])('of %s in %s is %s', (said, theirs, word) => {
    expect(opposite(said, theirs)).toBe(word)
  })

  test.each([
    ['本周气温上升', '本周气温升高', 'they say the same in other words'],
    ['出口额增加', '出口额增长', 'they say the same in other words'],
    ['油价上涨', '油价先上涨后下跌', 'one text has both'],
    ['油价先涨后跌', '油价下跌', 'one text has both'],
    ['气温上升', '下午有雨', 'there is none'],
  ])('%s and %s have none: %s', (said, theirs) => {
    expect(opposite(said, theirs)).toBeNull()
  })
})

describe('a word of direction', () => {
  test.each(['上升', '下降', '增长', '减少', '上涨', '下跌'])('%s is one', (word) => {
    expect(isPolar(word)).toBe(true)
  })

  test.each(['公布', '医院', '上海', '下午', '长度'])('%s is none', (word) => {
    expect(isPolar(word)).toBe(false)
  })
})
