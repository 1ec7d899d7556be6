import { describe, expect, test } from 'vitest'
import type { Turn } from '../../../src/domain/index.js'
import { followsUp, resolveFollowUp } from '../../../src/question/follow-up.js'

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
    expect(resolveFollowUp(question, turnsOf(name))).toHaveProperty('unclear')
  })

  test('after a turn that was unclear itself', () => {
    const history = [...turnsOf('two'), { question: '它什么时候通车？', answer: '不能确定。' }]
    expect(resolveFollowUp('它有多长？', history)).toEqual({ unclear: '它' })
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

describe('a name stands for itself only where it is whole, and stands in what was answered with', () => {
  const texts = {
    hall: '松湾科技馆开馆\n松湾科技馆9月27日开馆，设展厅9个，总投资4.6亿元。',
    forum: '鹿泉国际储能论坛3月4日在鹿泉国际会展中心举行，340人参加。',
    merger: '白沙集团3月收购松湾电力，后者有员工2100人。',
    prize: '鹿泉市第三届青年创新创业大赛决赛6月1日举行，共有48支队伍参加。',
    storm: '台风“海棠花”中心附近最大风力14级，以每小时12公里的速度移动。',
    train: 'K7025次列车在松湾站停了8个小时，车上有612名旅客。',
    person: '阿列克谢·伊万诺夫·彼得连科当选主席。',
    project: '白沙绿能投资建设基地一期项目占地300亩。',
  }
  const following = (name: keyof typeof texts, first: string, question: string) =>
    resolveFollowUp(question, [{ question: first, answer: '有。[1]' }], () => [texts[name]])

  test.each<[keyof typeof texts, string, string, string]>([
    ['hall', '松湾科技馆有几个展厅？', '它的总投资呢？', '松湾科技馆的总投资是多少？'],
    ['hall', '松湾科技馆有几个展厅？', '那它的总投资呢？', '松湾科技馆的总投资是多少？'],
    [
      'forum',
      '鹿泉国际储能论坛有多少人参加？',
      '它是什么时候开始的？',
      '鹿泉国际储能论坛是什么时候开始的？',
    ],
    ['forum', '鹿泉国际储能论坛有多少人参加？', '在哪里举行？', '鹿泉国际储能论坛在哪里举行？'],
    [
      'storm',
      '台风“海棠花”的最大风力是多少？',
      '它的移动速度是多少？',
      '台风“海棠花”的移动速度是多少？',
    ],
    ['train', 'K7025次列车停了多久？', '它载了多少名旅客？', 'K7025次列车载了多少名旅客？'],
  ])('%s: %s %s → %s', (name, first, question, resolved) => {
    expect(following(name, first, question)).toEqual({ question: resolved })
  })

  test.each<[keyof typeof texts, string, string, string]>([
    ['merger', '白沙集团什么时候收购松湾电力的？', '它有多少员工？', '它'],
    ['person', '阿列克谢·伊万诺夫·彼得连科当选了什么？', '他多大年纪？', '他'],
    ['hall', '松湾美术馆有几个展厅？', '它的总投资呢？', '它'],
    ['hall', '松湾有几个展厅？', '它们是什么时候开的？', '它们'],
    ['project', '白沙绿能投资建设基地占地多少亩？', '那它呢？', '它'],
    ['project', '白沙绿能投资建设基地占地多少亩？', '该项目什么时候投产？', '该项目'],
    ['prize', '鹿泉市有多少支队伍参加决赛？', '为什么？', '为什么？'],
  ])('%s: %s %s is asked back', (name, first, question, word) => {
    expect(following(name, first, question)).toEqual({ unclear: word })
  })

  test('and a part of a name is none where no text is known', () => {
    const history = [{ question: '鹿泉国际储能论坛有多少人参加？', answer: '没有找到。' }]
    expect(resolveFollowUp('它是什么时候开始的？', history)).not.toEqual({
      question: '鹿泉是什么时候开始的？',
    })
  })
})
