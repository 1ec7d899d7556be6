import { describe, expect, test } from 'vitest'
import { isPersonName, signedBy } from '../../../src/ingest/person-names.js'

describe('signatures', () => {
  test.each([
    ['王波', '王波'],
    ['白续宏 常珍珍', '白续宏 常珍珍'],
    ['记者王希', '王希'],
    ['本报记者 戴敏 通讯员 廖倩琳', '戴敏 廖倩琳'],
    ['记者陈杰、李鹏翔', '陈杰 李鹏翔'],
    ['海外网 李萌 实习生 鲁嘉琪', '李萌 鲁嘉琪'],
    ['歐陽修', '歐陽修'],
  ])('%s names %s', (signature, names) => {
    expect(signedBy(signature)).toBe(names)
  })

  test.each(['央视网', '未完待续', '完', '笑声', '潮水上涨', '杭州日报', '据新华社', ''])(
    '%j names nobody',
    (signature) => {
      expect(signedBy(signature)).toBeNull()
    },
  )

  test('a name has two or three characters, or four with a double family name', () => {
    expect(['王', '王小明', '王小明明', '上官婉儿', '上官'].map(isPersonName)).toEqual([
      false,
      true,
      false,
      true,
      false,
    ])
  })
})
