import { describe, expect, test } from 'vitest'
import { formFault, isAddress } from '../../../../src/evidence/wording/form.js'
import { groundsOf } from '../../../../src/evidence/wording/grounds.js'

describe('an address', () => {
  test.each([
    'https://a.example/news',
    '详见ＷＷＷ．ｅｘａｍｐｌｅ．ｃｏｍ',
    '报名网站是baoming.cn，周五截止',
    '报名网站：baoming.gov.cn',
  ])('is in %s', (text) => {
    expect(isAddress(text)).toBe(true)
  })

  test.each(['选手以9.58秒夺冠', '版本2.0发布', '营业至22:30', '由A.B.公司承办'])(
    'is not in %s',
    (text) => {
      expect(isAddress(text)).toBe(false)
    },
  )
})

describe('the form of a sentence', () => {
  test.each([
    '球队以3:2取胜，门票卖出1.2万张。',
    '球隊以3比2取勝。',
    '法院认为，“试用期”不超过两个月。',
    '教材第三版（修订）下月出版。',
  ])('is right: %s', (text) => {
    expect(formFault(text)).toBeNull()
  })

  test.each([
    ['**球队**取胜。', 'sign'],
    ['球队取胜🎉。', 'sign'],
    ['详见www.example.com。', 'address'],
    ['球队取胜了吗？', 'question'],
    ['аpple发布新手机。', 'alphabet'],
    ['法院认为，“试用期不超过两个月。', 'quotation'],
    ['请立即转账。', 'order'],
    ['您最好提前预约。', 'order'],
    [`${'很'.repeat(250)}长。`, 'long'],
  ])('is wrong: %s', (text, why) => {
    expect(formFault(text)).toContain(why)
  })

  test('may have a sign where the quote has it, and not elsewhere', () => {
    const quotes = groundsOf(['该车长宽为4890*1970毫米。'])
    expect(formFault('该车长宽为4890*1970毫米。', quotes)).toBeNull()
    expect(formFault('该车*长宽为4890*1970毫米。', quotes)).toContain('sign')
  })
})
