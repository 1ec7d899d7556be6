import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Difference,
  type Stance,
  stanceOf,
  type WeighedStance,
} from '../../../../src/evidence/comparison/stance.js'
import { readStatement } from '../../../../src/evidence/comparison/statement.js'
import { readSentence } from '../../../../src/evidence/read-sentence.js'
import { fold } from '../../../../src/text/fold.js'
import { ReadText } from '../../../../src/text/read-text.js'
import { article, spanOf } from '../../answer/invented.js'

interface Around {
  title?: string
  before?: string
  passage?: string
  published?: string | null
}

/** How a sentence that stands alone speaks of a claim, all terms worth the same. */
function stance(claim: string, said: string, around: Around = {}): Stance | null {
  return weighed(claim, said, around)?.stance ?? null
}

function weighed(claim: string, said: string, around: Around = {}): WeighedStance | null {
  const statement = readStatement(new ReadText(claim))
  const { title = null, before = '', passage = said, published = '2024-05-01' } = around
  const sentence = readSentence(article({ text: said, title, published }), spanOf(said, said))
  const weights = new Map(statement.terms.map((term) => [term, 1]))
  return stanceOf(statement, weights, { sentence, before: fold(before) }, fold(passage))
}

describe('a sentence speaks for a claim', () => {
  test.each([
    ['澜溪大桥全长4280米。', '澜溪大桥全长4280米，双向六车道。', '4280米'],
    ['澜溪大桥全长4.28公里。', '澜溪大桥全长4280米。', '4280米'],
    ['澜溪大桥全长超过4000米。', '澜溪大桥全长4280米。', '4280米'],
    ['澜溪大橋全長4280米。', '澜溪大桥全长4280米。', '4280米'],
    ['澜溪大桥6月18日通车。', '澜溪大桥6月18日上午建成通车。', '6月18日'],
    ['去年12月，青芜县茶叶产值为47.5亿元。', '青芜县茶叶产值为47.5亿元。', '47.5亿元'],
  ])('%s: %s', (claim, said, value) => {
    const found = stance(claim, said)
    expect(found).toMatchObject({ side: 'for', why: null })
    expect(said.slice(found?.span?.start, found?.span?.end)).toBe(value)
  })

  test('without a value, by nearly all of its words', () => {
    const claim = '柳知远出席北棠水厂供水仪式。'
    expect(stance(claim, '柳知远出席了北棠水厂的供水仪式。')).toMatchObject({
      side: 'for',
      span: null,
    })
    expect(stance(claim, '北棠水厂四周种了树。')).toBeNull()
  })

  test('with what the title and the sentence before it say', () => {
    const [claim, said] = ['北棠水厂供水管网长度为80公里。', '管网长度为80公里。']
    expect(stance(claim, said)).toBeNull()
    const told = { title: '北棠水厂开始供水', before: '北棠水厂昨日供水。' }
    expect(stance(claim, said, told)?.side).toBe('for')
  })
})

describe('a sentence speaks against a claim', () => {
  test.each<[Difference, string, string, string | null]>([
    ['value', '澜溪大桥全长4280米。', '澜溪大桥全长4820米。', '4820米'],
    ['value', '澜溪大桥全长不到4000米。', '澜溪大桥全长4280米。', '4280米'],
    ['value', '澜溪大桥6月18日通车。', '澜溪大桥6月19日通车。', '6月19日'],
    ['certainty', '澜溪大桥已经通车。', '澜溪大桥计划明年通车。', null],
    ['certainty', '新馆将开放。', '新馆已开放。', null],
    ['certainty', '北棠水厂已投入3亿元。', '北棠水厂计划投入3亿元。', '3亿元'],
    ['negation', '澜溪大桥通车。', '澜溪大桥未通车。', null],
    ['negation', '北棠水厂投入3亿元。', '北棠水厂没有投入3亿元。', '3亿元'],
    ['opposite', '青芜县的茶叶主要进口到东南亚。', '青芜县的茶叶主要出口到东南亚。', null],
    ['name', '海屿博物馆位于杭州。', '海屿博物馆位于苏州。', '苏州'],
    [
      'name',
      '佳合液压与太原科技大学合作。',
      '佳合液压与太原理工大学合作，推动科技创新。',
      '太原理工大学',
    ],
    ['value', '澜溪项目总投资约9亿元。', '澜溪项目总投资约7亿元。', '约7亿元'],
    [
      'value',
      '北棠磁材项目总投资2亿元。',
      '总投资2亿元的云溪算力中心、总投资1亿元的北棠磁材项目等已经开工。',
      '1亿元',
    ],
    [
      'value',
      '全省开发区2024年第三次“三个一批”活动于9月19日举行。',
      '8月19日，全省开发区2024年第三次“三个一批”活动举行。',
      '8月19日',
    ],
  ])('by another %s: %s', (why, claim, said, value) => {
    const found = stance(claim, said)
    expect(found).toMatchObject({ side: 'against', why })
    expect(found?.span ? said.slice(found.span.start, found.span.end) : null).toBe(value)
  })
})

test('a value is denied by the one right beside what is counted, where the rest stands around', () => {
  const said = '集聚模具设备6806台，注塑机485台，本地配套率达到70%。'
  const around = { title: '青芜县经开区的注塑产业', before: '青芜县经开区有企业130家。' }
  expect(stance('青芜县经开区有注塑机580台。', said, around)).toMatchObject({
    side: 'against',
    why: 'value',
  })
  expect(stance('青芜县经开区有注塑机580台。', said)).toBeNull()
})

describe('a sentence says nothing of a claim', () => {
  test.each([
    ['about something else', '北棠水厂日供水能力为12万吨。', '栖云灯会展出860组花灯。'],
    ['of another year', '2023年青芜县茶叶产值为47.5亿元。', '2024年青芜县茶叶产值为52亿元。'],
    [
      'of another year, by the same value',
      '2023年青芜县茶叶产值为47.5亿元。',
      '2024年青芜县茶叶产值为47.5亿元。',
    ],
    ['in another unit', '北棠水厂日供水能力为12万吨。', '北棠水厂日供水能力惠及12万人。'],
    ['without the name', '杭州新馆藏书12万册。', '苏州新馆藏书12万册。'],
    ['that names a day, by its year', '澜溪大桥6月18日通车。', '澜溪大桥2024年通车。'],
  ])('%s', (_, claim, said) => {
    expect(stance(claim, said)).toBeNull()
  })

  test('by one of the places it names where it names the claim’s too', () => {
    const said = '今年先后从广东、江西等地招引企业10余家。'
    expect(stance('青芜开发区从广东招引了企业。', said, { title: '青芜开发区' })?.side).not.toBe(
      'against',
    )
  })

  test('that names a year, in an undated sentence of another year', () => {
    const [claim, said] = ['2021年青芜县茶叶产值为47.5亿元。', '青芜县茶叶产值为47.5亿元。']
    expect(stance(claim, said, { published: '2024-05-01' })).toBeNull()
    expect(stance(claim, said, { published: '2021-05-01' })?.side).toBe('for')
    expect(stance(claim, said, { published: null })?.side).toBe('for')
    const passage = `${said}这是2021年的数字。`
    expect(stance(claim, said, { published: '2024-05-01', passage })?.side).toBe('for')
  })
})

const subjects = ['澜溪大桥', '北棠水厂', '海屿博物馆', '青芜县物流园', '栖云中学']
const facts = [
  '总投资#亿元',
  '占地面积为#亩',
  '设有床位#张',
  '管线全长#公里',
  '年产值达到#万元',
  '共有职工#人',
]
const sentence = fc.tuple(
  fc.constantFrom(...subjects),
  fc.constantFrom(...facts),
  fc.integer({ min: 3, max: 9_999 }),
)

describe('whatever the subject, the fact and the number', () => {
  const say = (subject: string, fact: string, n: number) =>
    `${subject}${fact.replace('#', `${n}`)}。`

  test('a sentence supports the claim equal to itself', () => {
    fc.assert(
      fc.property(sentence, ([subject, fact, n]) => {
        const said = say(subject, fact, n)
        expect(weighed(said, said)).toMatchObject({ held: 1, stance: { side: 'for', why: null } })
      }),
    )
  })

  test('with another number it contradicts it', () => {
    fc.assert(
      fc.property(sentence, fc.integer({ min: 3, max: 9_999 }), ([subject, fact, n], m) => {
        fc.pre(Math.abs(n - m) > 0.2 * Math.max(n, m))
        const said = say(subject, fact, m)
        const found = stance(say(subject, fact, n), said)
        expect(found).toMatchObject({ side: 'against', why: 'value' })
        expect(said.slice(found?.span?.start, found?.span?.end)).toContain(String(m))
      }),
    )
  })

  test('what is held by what speaks at all is a share', () => {
    fc.assert(
      fc.property(sentence, sentence, (a, b) => {
        const found = weighed(say(...a), say(...b))
        fc.pre(found !== null)
        expect(found?.held).toBeGreaterThan(0)
        expect(found?.held).toBeLessThanOrEqual(1)
      }),
    )
  })
})
