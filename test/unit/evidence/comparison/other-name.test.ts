import { describe, expect, test } from 'vitest'
import { isNamedIn, otherName } from '../../../../src/evidence/comparison/other-name.js'
import { readStatement } from '../../../../src/evidence/comparison/statement.js'
import { fold } from '../../../../src/text/fold.js'
import { ReadText } from '../../../../src/text/read-text.js'

/** The name that a sentence has in place of the claim's. */
function other(claim: string, sentence: string, around = ''): string | null {
  const statement = readStatement(new ReadText(claim))
  const weights = new Map(statement.terms.map((term) => [term, 1]))
  const found = otherName(statement, new ReadText(sentence), fold(around + sentence), weights)
  return found && sentence.slice(found.span.start, found.span.end)
}

describe('the name in place of the claim’s', () => {
  test.each([
    ['王建国获得男子跳高金牌。', '陈志强获得男子跳高金牌。', '陈志强'],
    ['王建国获得男子跳高金牌。', '男子跳高金牌由陈志强获得。', '陈志强'],
    ['马拉松比赛在杭州举行。', '马拉松比赛在成都举行。', '成都'],
    ['马拉松比赛在杭州举行。', '成都举行了马拉松比赛。', '成都'],
    ['新任校长是王建国。', '陈志强出任新任校长。', '陈志强'],
    ['台风在福建登陆。', '台风昨日凌晨登陆广东。', '广东'],
  ])('%s beside %s is %s', (claim, sentence, name) => {
    expect(other(claim, sentence)).toBe(name)
  })

  test.each([
    ['the same name', '王建国获得男子跳高金牌。', '男子跳高金牌由王建国获得。', ''],
    ['a name of another kind', '王建国获得男子跳高金牌。', '男子跳高金牌在成都产生。', ''],
    ['no name', '王建国获得男子跳高金牌。', '他获得男子跳高金牌。', ''],
    [
      'the claim’s name around it',
      '王建国获得跳高金牌。',
      '陈志强祝贺他获得跳高金牌。',
      '王建国说很高兴。',
    ],
    [
      'the same words side by side',
      '长沙已经颁布实施企业和企业经营者权益保护条例',
      '会议表决通过了《长沙市企业和企业经营者权益保护条例（修订草案表决稿）》，待报请省人大常委会批准后颁布实施。',
      '',
    ],
    ['two names missing', '王建国在杭州获得金牌。', '陈志强在成都获得金牌。', ''],
  ])('there is none where the sentence has %s', (_, claim, sentence, around) => {
    expect(other(claim, sentence, around)).toBeNull()
  })

  test('the share of the rest tells a report of the same thing from one of another', () => {
    const rest = (sentence: string) => {
      const statement = readStatement(new ReadText('王建国获得男子跳高金牌。'))
      const weights = new Map(statement.terms.map((term) => [term, 1]))
      return otherName(statement, new ReadText(sentence), sentence, weights)?.rest ?? 0
    }
    expect(rest('陈志强获得男子跳高金牌。')).toBe(1)
    expect(rest('陈志强辞去经理职务。')).toBeLessThan(0.5)
  })
})

describe('an organisation', () => {
  test.each([
    ['望川市第一医院昨日搬迁', '望川医院'],
    ['望川医院昨日搬迁', '望川医院'],
    ['记者从太原市科技大学获悉', '太原科技大学'],
  ])('in %s: %s is named', (text, body) => {
    expect(isNamedIn(text, body)).toBe(true)
  })

  test.each([
    ['望川中学旁边新开了一家医院', '望川医院'],
    ['临川医院昨日搬迁', '望川医院'],
    ['太原理工大学昨日招生', '太原科技大学'],
  ])('in %s: %s is not', (text, body) => {
    expect(isNamedIn(text, body)).toBe(false)
  })
})
