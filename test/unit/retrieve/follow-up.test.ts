import { describe, expect, test } from 'vitest'
import type { Turn } from '../../../src/domain/index.js'
import { followsUp, resolveFollowUp } from '../../../src/retrieve/follow-up.js'

const turns = {
  tea: ['青芜县2024年茶产业综合产值是多少？', '青芜县2024年茶产业综合产值为47.5亿元。[1]'],
  bridge: ['澜溪大桥的总投资是多少？', '澜溪大桥总投资26.4亿元。[1]'],
  head: ['海屿博物馆的馆长是谁？', '海屿博物馆馆长魏兰亭介绍，馆藏文物有32000件。[1]'],
  firm: ['泰山玻纤的项目总投资多少？', '项目总投资20亿元。[1]'],
  output: ['晋城经开区光机电产业总产值突破了多少？', '总产值突破700亿元。[1]'],
  answered: ['霍州经开区接到企业诉求后多长时间内响应？', '1小时内响应。[1]'],
  two: ['澜溪大桥和松石大桥的总投资是多少？', '两座大桥总投资40亿元。[1]'],
  builder: ['澜溪大桥由哪家公司承建？', '大桥由岚泽桥梁工程有限公司承建。[1]'],
  people: ['2024年末望川市有多少常住人口？', '望川市常住人口为318.6万人。[1]'],
  years: ['澜溪大桥2022年和2023年的投资分别是多少？', '分别为5亿元和8亿元。[1]'],
} as const
const turnsOf = (name: keyof typeof turns): Turn[] => {
  const [question, answer] = turns[name]
  return [{ question, answer }]
}

describe('what can only mean one thing is filled in', () => {
  test.each<[keyof typeof turns, string, string]>([
    ['tea', '那2023年呢？', '青芜县2023年茶产业综合产值是多少？'],
    ['tea', '2023年呢', '青芜县2023年茶产业综合产值是多少？'],
    ['people', '那么，2023年末呢？', '2023年末望川市有多少常住人口？'],
    ['output', '那霍州经开区呢？', '霍州经开区光机电产业总产值突破了多少？'],
    ['answered', '那晋城呢？', '晋城接到企业诉求后多长时间内响应？'],
    ['bridge', '松石大桥呢？', '松石大桥的总投资是多少？'],
    ['bridge', '那全长呢？', '澜溪大桥的全长是多少？'],
    ['bridge', '开工时间呢？', '澜溪大桥的开工时间是什么时候？'],
    ['bridge', '总设计师呢？', '澜溪大桥的总设计师是谁？'],
    ['bridge', '它的全长是多少？', '澜溪大桥的全长是多少？'],
    ['bridge', '它什么时候通车？', '澜溪大桥什么时候通车？'],
    ['bridge', '其全长是多少？', '澜溪大桥的全长是多少？'],
    ['bridge', '该桥由谁设计？', '澜溪大桥由谁设计？'],
    ['bridge', '这座大桥全长多少米？', '澜溪大桥全长多少米？'],
    ['bridge', '全长多少米？', '澜溪大桥的全长多少米？'],
    ['bridge', '什么时候通车的？', '澜溪大桥什么时候通车的？'],
    ['bridge', '是谁设计的？', '澜溪大桥是谁设计的？'],
    ['firm', '该项目什么时候投产？', '泰山玻纤的项目什么时候投产？'],
    ['firm', '占地面积呢？', '泰山玻纤的项目的占地面积是多少？'],
    ['people', '当地有多少所学校？', '望川市有多少所学校？'],
    ['head', '他是哪里人？', '魏兰亭是哪里人？'],
    ['bridge', '那麼全長呢？', '瀾溪大橋的全長是多少？'],
  ])('%s: %s → %s', (name, question, resolved) => {
    expect(resolveFollowUp(question, turnsOf(name))).toEqual({ question: resolved })
  })

  test('through more than one turn', () => {
    const history = [...turnsOf('tea'), { question: '那2023年呢？', answer: '没有找到。' }]
    expect(resolveFollowUp('那2022年呢？', history)).toEqual({
      question: '青芜县2022年茶产业综合产值是多少？',
    })
  })
})

describe('what may mean several things, or nothing that was said, is unclear', () => {
  test.each<[keyof typeof turns, string]>([
    ['two', '它什么时候通车？'],
    ['two', '那青禾大桥呢？'],
    ['years', '那2021年呢？'],
    ['bridge', '那2021年呢？'],
    ['bridge', '它们有多长？'],
    ['bridge', '他是哪里人？'],
    ['bridge', '该公司在哪里？'],
    ['bridge', '那张三呢？'],
    ['bridge', '为什么？'],
    ['builder', '它的总投资是多少？'],
    ['builder', '该公司在哪里？'],
    ['tea', '那茶叶产量呢？'],
  ])('%s: %s', (name, question) => {
    expect(resolveFollowUp(question, turnsOf(name))).toEqual({ unclear: true })
  })

  test('after a turn that was unclear itself', () => {
    const history = [...turnsOf('two'), { question: '它什么时候通车？', answer: '不能确定。' }]
    expect(resolveFollowUp('它有多长？', history)).toEqual({ unclear: true })
  })
})

describe('a question that stands alone is not changed', () => {
  test.each([
    '北棠水厂的日供水能力是多少？',
    '鲸鱼的寿命有多少年？',
    '围棋世界冠军在哪个城市出生？',
    '如何办理身份证？',
    '火箭发射场的海拔是多少米？',
    '昨晚的地震是几级？',
    '其他大桥有哪些？',
    '其中最长的大桥有多长？',
    '吉他协会有多少名会员？',
    '应该由哪个部门负责垃圾分类？',
    '第三届竹编博览会在哪个镇闭幕？',
    '唐太宗和他的大臣有哪些？',
    '“云雀号”列车什么时候开通？',
    '谢谢',
  ])('%s', (question) => {
    expect(followsUp(question, turnsOf('bridge'))).toBe(false)
    expect(resolveFollowUp(question, turnsOf('bridge'))).toEqual({ question })
  })

  test.each(['它的全长是多少？', '那2023年呢？', '总投资是多少？'])(
    'nor one that has nothing before it: %s',
    (question) => {
      expect(resolveFollowUp(question, [])).toEqual({ question })
    },
  )
})
