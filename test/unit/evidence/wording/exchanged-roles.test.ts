import { describe, expect, test } from 'vitest'
import {
  exchangedNoun,
  gluedName,
  mixedName,
  turnedPassive,
} from '../../../../src/evidence/wording/exchanged-roles.js'
import { groundsOf } from '../../../../src/evidence/wording/grounds.js'
import { fold } from '../../../../src/text/fold.js'

type Rule = typeof exchangedNoun

const faultIn =
  (rule: Rule) =>
  (sentence: string, ...quotes: string[]) =>
    rule(fold(sentence), groundsOf(quotes))

describe('two nouns that swapped places', () => {
  const fault = faultIn(exchangedNoun)
  const game = '昨晚的比赛中，红星队击败白云队，晋级八强。'
  const court = '房东起诉租客，要求支付三个月的租金。'

  test.each([
    ['白云队击败红星队，晋级八强。', game],
    ['租客起诉房东，要求支付三个月的租金。', court],
  ])('%s', (sentence, quote) => {
    expect(fault(sentence, quote)).not.toBeNull()
  })

  test.each([
    ['红星队击败白云队，晋级八强。', game],
    ['晋级八强的红星队击败白云队。', game],
    ['要求支付三个月租金的房东起诉租客。', court],
    ['白云队输给红星队。', game],
  ])('keep them: %s', (sentence, quote) => {
    expect(fault(sentence, quote)).toBeNull()
  })
})

describe('a name of one quote with the action of another', () => {
  const fault = faultIn(gluedName)
  const coach = '主教练王建国宣布退役。'
  const doctor = '队医李志强接受了手术。'

  test.each(['李志强宣布退役。', '王建国接受了手术。'])('%s', (sentence) => {
    expect(fault(sentence, coach, doctor)).not.toBeNull()
  })

  test.each(['王建国宣布退役。', '宣布退役的是王建国。', '王建国宣布退役，李志强接受了手术。'])(
    'keeps its own: %s',
    (sentence) => {
      expect(fault(sentence, coach, doctor)).toBeNull()
    },
  )
})

describe('a name of another parallel part', () => {
  const fault = faultIn(mixedName)
  const schools = '王建国毕业于北京大学，李志强毕业于复旦大学。'

  test.each(['王建国毕业于复旦大学。', '李志强毕业于北京大学。'])('%s', (sentence) => {
    expect(fault(sentence, schools)).not.toBeNull()
  })

  test.each(['王建国毕业于北京大学。', '毕业于复旦大学的是李志强。', '李志强毕业于复旦大学。'])(
    'keeps to its own: %s',
    (sentence) => {
      expect(fault(sentence, schools)).toBeNull()
    },
  )
})

describe('a passive made active', () => {
  const fault = faultIn(turnedPassive)

  test.each([
    ['顺达公司起诉华强公司。', '顺达公司被华强公司起诉。'],
    ['记者采访了市长。', '昨天记者被市长采访。'],
    ['王建国打伤李志强。', '王建国遭李志强打伤。'],
  ])('%s', (sentence, quote) => {
    expect(fault(sentence, quote)).not.toBeNull()
  })

  test.each([
    ['华强公司起诉顺达公司。', '顺达公司被华强公司起诉。'],
    ['顺达公司被华强公司起诉。', '顺达公司被华强公司起诉。'],
    ['顺达公司遭华强公司起诉。', '顺达公司被华强公司起诉。'],
    ['顺达公司起诉华强公司。', '顺达公司起诉华强公司。'],
  ])('stays: %s', (sentence, quote) => {
    expect(fault(sentence, quote)).toBeNull()
  })
})
