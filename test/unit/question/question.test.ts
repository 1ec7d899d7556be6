import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AskedType, analyseQuestion } from '../../../src/question/question.js'
import { toTraditional } from '../../../src/text/script.js'

const asked: [AskedType, string][] = [
  ['amount', '青芜县的茶园面积是多少亩？'],
  ['amount', '大桥有多长？'],
  ['amount', '昨晚的地震是几级？'],
  ['date', '大桥是哪一年通车的？'],
  ['date', '博物馆什么时候开馆？'],
  ['duration', '灯会持续多久？'],
  ['duration', '工程历时多少个月？'],
  ['person', '大桥的总设计师是谁？'],
  ['person', '岚泽智造的董事长叫什么名字？'],
  ['organisation', '大桥由哪家公司承建？'],
  ['place', '博览会在哪个镇闭幕？'],
  ['place', '电站建在哪里？'],
  ['list', '新区有哪些产业园？'],
  ['name', '旅游列车被称为什么？'],
  ['name', '旅游列车被命名为什么？'],
  ['reason', '航线为什么停航？'],
  ['other', '李丰被选为什么职位？'],
  ['other', '旧厂房改建为什么场所？'],
  ['reason', '大桥凭啥收费？'],
  ['reason', '馆长是因为什么辞职的？'],
  ['way', '大桥的拉索是怎么换的？'],
  ['way', '灯会门票咋买？'],
  ['overview', '介绍一下岚泽智造'],
  ['overview', '灯会踩踏那件事是怎么回事'],
  ['overview', '岚泽智造最近有什么进展？'],
  ['comparison', '两座大桥哪座更长？'],
  ['comparison', '一期和二期的投资差多少？'],
  ['list', '新区分别给哪几类企业补贴？'],
  ['yes_no', '大桥收费是真的假的'],
  ['yes_no', '馆长辞职了没？'],
  ['yes_no', '撕毁门票也违规？'],
  ['yes_no', '大桥是否收费？'],
  ['yes_no', '大桥收费吗？'],
  ['yes_no', '大桥收费么'],
  ['other', '新区的主导产业是什么？'],
  ['other', '新区的主导产业是什么'],
  ['overview', '这个馆怎么样？'],
  ['overview', '那家造纸厂出什么事了？'],
  ['overview', '灯会那边什么情况'],
  ['way', '这个馆怎么样预约'],
  ['list', '厂长被指控了些什么？'],
  ['reason', '票价怎么比去年贵这么多？'],
  ['comparison', '直营店多还是加盟店多？'],
]
const questions = asked.map(([, question]) => question)

describe('the asked type', () => {
  test.each(asked)('%s: %s', (type, question) => {
    expect(analyseQuestion(question).type).toBe(type)
  })
})

test('what is looked for holds pronouns, what a sentence should hold does not', () => {
  const { searched, terms } = analyseQuestion('灯会的门票要多少钱呗，那个灯展呢？')
  expect(searched).toEqual(expect.arrayContaining(['钱呗', '个灯']))
  for (const term of ['钱呗', '个灯']) expect(terms).not.toContain(term)
  expect(terms).toEqual(expect.arrayContaining(['灯会', '门票', '灯展']))
})

test.each([
  ['How long is Yunling Metro Line 2?', ['yunling', 'metro', 'line', '2']],
  ['What did Marcus Feldt pay for XeSS 1.2 in 2024?', ['marcus', 'feldt', 'xess', '1.2', '2024']],
  ['who won?', []],
])('of a question in another language names and numbers are looked for: %s', (question, names) => {
  expect(analyseQuestion(question).content).toEqual(names)
})

describe('the asked unit', () => {
  test.each([
    ['厂房建筑面积是多少平方米？', '平方米'],
    ['新区有几家企业？', '家'],
    ['招聘会提供了多少个岗位？', '个'],
    ['合唱团有多少名团员？', '名'],
    ['工程历时多少个月？', '个月'],
    ['增速提高了几个百分点？', '个百分点'],
    ['地震是几级？', '级'],
    ['北棠镇有多少人口？', '人'],
    ['全市常住人口是多少？', '人'],
    ['修桥花了多少钱？', '钱'],
    ['总投资是多少？', null],
    ['总设计师是谁？', null],
  ])('%s → %s', (question, unit) => {
    expect(analyseQuestion(question).unit).toBe(unit)
  })
})

describe('what is asked of the subject', () => {
  test.each([
    ['远帆公司有多少员工？', ['员工']],
    ['大桥项目的投资是多少？', ['投资']],
  ])('%s → %s', (question, focus) => {
    expect(analyseQuestion(question).focus).toEqual(expect.arrayContaining(focus))
  })

  test('is empty where nothing asks', () => {
    expect(analyseQuestion('澜溪大桥通车').focus).toEqual([])
  })
})

describe('the content', () => {
  test('leaves out what asks and what only joins', () => {
    const { content, terms } = analyseQuestion('请问澜溪大桥的总投资是多少？')
    expect(content).toEqual(['澜溪大桥', '总投资'])
    expect(terms).toEqual(['澜溪', '溪大', '大桥', '总投', '投资'])
  })

  test('keeps a function word that is part of a name', () => {
    expect(analyseQuestion('华为有多少名员工？').terms).toContain('华为')
    expect(analyseQuestion('和平路是哪一年修的？').terms).toEqual(
      expect.arrayContaining(['和平', '平路']),
    )
  })

  test('holds each term once', () => {
    const { terms } = analyseQuestion('大桥和大桥的大桥有多长？')
    expect(new Set(terms).size).toBe(terms.length)
  })

  test.each(['是什么？', '多少', '谁？'])(
    'is the question itself where it only asks: %s',
    (text) => {
      const { content, terms } = analyseQuestion(text)
      expect(content).toEqual([])
      expect(terms.length).toBeGreaterThan(0)
    },
  )

  test('of a question of marks alone is nothing', () => {
    expect(analyseQuestion('？！').terms).toEqual([])
  })
})

test.each(questions)('traditional and full-width forms are read alike: %s', (question) => {
  const { text: _, ...simplified } = analyseQuestion(question)
  const { text: __, ...traditional } = analyseQuestion(toTraditional(question))
  const { text: ___, ...halfWidth } = analyseQuestion(question.replaceAll('？', '?'))
  expect(traditional).toEqual(simplified)
  expect(halfWidth).toEqual(simplified)
})

test('any text is read, and its terms stand in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
      const { folded, content, terms } = analyseQuestion(text)
      for (const part of [...content, ...terms]) expect(folded).toContain(part)
    }),
  )
})

describe('a question for a person, a comparison and a count', () => {
  test.each([
    ['谁是校长？', 'person'],
    ['校长是谁？', 'person'],
    ['谁是杭州的教育局局长？', 'person'],
    ['哪座桥长？', 'comparison'],
    ['谁跑得快？', 'comparison'],
    ['床位有几张？', 'amount'],
    ['有多少张床位？', 'amount'],
    ['获得了几枚金牌？', 'amount'],
    ['他读几年级？', 'other'],
    ['这几张照片的作者呢？', 'other'],
  ])('%s: %s', (text, type) => {
    expect(analyseQuestion(text).type).toBe(type)
  })
})
