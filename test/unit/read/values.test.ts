import { describe, expect, it } from 'vitest'
import { valuesOf } from '../../../src/read/values.js'
import { words } from '../../../src/text/segment.js'

function found(sentence: string): string[] {
  return valuesOf(sentence, words(sentence)).map(
    ({ kind, start, end }) => `${kind} ${sentence.slice(start, end)}`,
  )
}

describe('what can be asked for in a sentence', () => {
  it.each([
    ['7月30日下午3时,活动举行。', 'when 7月30日下午3时'],
    ['公司投资近30亿元建厂。', 'number 近30亿元'],
    ['增长5.2%,超过预期。', 'number 5.2%'],
    ['副市长李四光出席会议。', 'who 李四光'],
    ['埃隆·马斯克表示,公司将扩产。', 'who 埃隆·马斯克'],
    ['他到湖北省黄石市调研。', 'where 湖北省黄石市'],
    ['会上发布《绿色发展白皮书》。', 'work 《绿色发展白皮书》'],
    ['超市里的大米、面粉和食用油供应充足。', 'list 大米、面粉和食用油'],
    ['由于设备老化严重,工厂停产。', 'reason 设备老化严重'],
    ['通过安装传感器,他们缩短了检修时间。', 'how 安装传感器'],
  ])('%s', (sentence, expected) => {
    expect(found(sentence)).toContain(expected)
  })

  it('takes 文明 for no person, and one of something for no amount', () => {
    const values = found('城市文明程度提高,他们交出一份答卷。')
    expect(values.filter((value) => /^(?:who|number)/.test(value))).toEqual([])
  })
})
