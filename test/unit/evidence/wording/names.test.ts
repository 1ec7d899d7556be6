import { describe, expect, test } from 'vitest'
import { namesSetApart, taggedNames } from '../../../../src/evidence/wording/names.js'

const names = (text: string) => taggedNames(text).map((name) => name.text)

describe('names in a text', () => {
  test.each([
    ['王建国在杭州参加马拉松', ['王建国', '杭州']],
    ['参加马拉松的王建国来自杭州', ['王建国', '杭州']],
    ['公司用chatgpt写广告', ['chatgpt']],
  ])('%s', (text, found) => {
    expect(names(text)).toEqual(expect.arrayContaining(found))
  })

  test.each(['医生在医院给病人做手术', '明天夜里转晴', '法院判决公司赔偿损失'])(
    'are none in %s',
    (text) => {
      expect(names(text)).toEqual([])
    },
  )

  test('have their places', () => {
    const text = '记者在成都见到李志强'
    for (const name of taggedNames(text)) {
      expect(text.slice(name.at, name.at + name.text.length)).toBe(name.text)
    }
  })
})

describe('what is set apart', () => {
  test.each([
    ['电影《雪山来客》获奖', ['雪山来客']],
    ['获奖的是《雪山来客》和《小城之夏》', ['雪山来客', '小城之夏']],
    ['队名叫"飞鹰"', ['飞鹰']],
  ])('in %s', (text, found) => {
    expect(namesSetApart(text)).toEqual(found)
  })

  test('is nothing in a text without marks', () => {
    expect(namesSetApart('电影雪山来客获奖')).toEqual([])
  })
})
