import { describe, expect, test } from 'vitest'
import { shortOf } from './invented.js'

describe('amounts', () => {
  test.each([
    [
      'the asked unit',
      '厂房建筑面积是多少平方米？',
      '厂房总投资3亿元，建筑面积5.6万平方米。',
      '5.6万平方米',
    ],
    ['what is counted', '招聘会提供了多少个岗位？', '招聘会上280家企业提供岗位9600个。', '9600个'],
    ['another counting word', '新区有几家企业？', '新区现有企业430户，占地5平方公里。', '430户'],
    ['people', '合唱团有多少人？', '合唱团每年演出20场，现有团员57名。', '57名'],
    [
      'money, by its attribute',
      '大桥的总投资是多少？',
      '大桥全长4280米，总投资26.4亿元。',
      '26.4亿元',
    ],
    [
      'a share, by its attribute',
      '城镇化率是多少？',
      '常住人口318.6万人，城镇化率为68.2%。',
      '68.2%',
    ],
    [
      'a measure, by its attribute',
      '电站占地面积是多少？',
      '电站投资8亿元，占地面积5000亩。',
      '5000亩',
    ],
    [
      'the value of its own item in an enumeration',
      '算力中心总投资多少？',
      '今年，总投资3亿元的澜溪云平台大数据算力中心、总投资2亿元的白芷瓷厂都已动工。',
      '3亿元',
    ],
    [
      'the value beside the words',
      '陶器有多少件？',
      '馆藏铜器300件，陶器1600件，竹简40件。',
      '1600件',
    ],
    [
      'the value of its own clause',
      '竹简有多少件？',
      '藏品1600件，竹简经清点和登记后为40件。',
      '40件',
    ],
    ['Chinese numerals', '厂房设有几条装配线？', '厂房设有四条装配线，投资3亿元。', '四条'],
  ])('%s', (_, question, sentence, short) => {
    expect(shortOf(question, sentence)).toBe(short)
  })

  test.each([
    ['成交额是多少？', '博览会成交额约3.2亿元。', '约3.2亿元'],
    ['成交额是多少？', '博览会成交额近3.2亿元。', '近3.2亿元'],
    ['修复了多少册古籍？', '馆里修复了4100余册古籍。', '4100余册'],
    ['成交额是多少？', '博览会成交额突破3.2亿元。', '3.2亿元'],
    ['成交额是多少？', '博览会成交额达到3.2亿元。', '3.2亿元'],
    ['成交额是多少？', '博览会成交额达3.2亿元。', '3.2亿元'],
    ['成交额是多少？', '博览会成交额超过3.2亿元。', '3.2亿元'],
  ])('keep what qualifies them and drop the verb: %s %s', (question, sentence, short) => {
    expect(shortOf(question, sentence)).toBe(short)
  })
})

describe('dates', () => {
  const sentence = '新院区2019年动工，2022年8月1日启用。'
  test.each([
    ['新院区是哪一天启用的？', '2022年8月1日'],
    ['新院区是哪一年动工的？', '2019年'],
    ['新院区何时启用？', '2022年8月1日'],
  ])('stand beside the words: %s', (question, short) => {
    expect(shortOf(question, sentence)).toBe(short)
  })

  test('are as fine as asked', () => {
    const told = '航线在4月复航，复航那天是4月17日。'
    expect(shortOf('航线是哪一天复航的？', told)).toBe('4月17日')
    expect(shortOf('合唱团成立于哪一年？', '合唱团成立于3月，那是1998年的事。')).toBe('1998年')
  })

  test('are absolute where there is a choice', () => {
    expect(shortOf('水厂什么时候投运？', '水厂近日投运，投运日是5月8日。')).toBe('5月8日')
  })
})

describe('lengths of time', () => {
  test.each([
    ['工程历时多少个月？', '工程历时38个月，共计三年两个月。', '38个月'],
    ['灯会持续多久？', '灯会2月9日开幕，持续45天。', '45天'],
    ['单程需要多少分钟？', '航线每天往返6班，单程需要40分钟。', '40分钟'],
    ['她工作了多少年？', '她修复古籍4100册，已经工作了20年。', '20年'],
  ])('%s', (question, sentence, short) => {
    expect(shortOf(question, sentence)).toBe(short)
  })
})

describe('nothing is found', () => {
  test.each([
    ['where the kind is missing', '成交额是多少？', '博览会在白芷镇闭幕。'],
    [
      'where the question says the value itself',
      '投资26.4亿元的大桥花了多少钱？',
      '这座大桥投资26.4亿元。',
    ],
    [
      'where it says the date itself',
      '2023年6月18日通车的大桥是哪一天通车的？',
      '大桥2023年6月18日通车。',
    ],
  ])('%s', (_, question, sentence) => {
    expect(shortOf(question, sentence)).toBeNull()
  })
})
