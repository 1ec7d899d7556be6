import { describe, expect, test } from 'vitest'
import { shortOf } from './invented.js'

describe('people', () => {
  test.each([
    ['an office and a name', '博物馆的馆长是谁？', '馆长魏兰亭表示，博物馆每周一休馆。', '魏兰亭'],
    ['a name the word list cuts', '中学的校长是谁？', '校长董疏影在校庆上宣布扩建。', '董疏影'],
    ['a name at the end', '大桥的总设计师是谁？', '大桥的总设计师是柳知远。', '柳知远'],
    ['a name with an agent', '男子组冠军是谁？', '男子组冠军由贺千帆获得。', '贺千帆'],
    [
      'a name after an office run on',
      '医院的院长是谁？',
      '新院区始建于2019年，院长江映雪说。',
      '江映雪',
    ],
    [
      'of two the one beside the words',
      '厂长是谁？',
      '镇长陆怀瑾参观了水厂，厂长韩若素介绍了工艺。',
      '韩若素',
    ],
    ['a foreign name', '乐团的指挥是谁？', '乐团指挥埃琳娜·沃尔科娃说。', '埃琳娜·沃尔科娃'],
  ])('%s', (_, question, sentence, short) => {
    expect(shortOf(question, sentence)).toBe(short)
  })

  test.each([
    [
      'who did it',
      '谁承建了澜溪大桥？',
      '岚泽桥梁工程有限公司',
      '澜溪大桥由岚泽桥梁工程有限公司承建。',
    ],
    ['with whom', '中学与谁合作？', '岚泽大学', '中学与岚泽大学合作开课。'],
    ['a person before an organisation', '谁设计了大桥？', '贺千帆', '贺千帆设计了大桥。'],
  ])('谁 may be an organisation: %s', (_, question, short, sentence) => {
    expect(shortOf(question, sentence)).toBe(short)
  })

  test('谁 that asks who holds an office is a person', () => {
    expect(shortOf('公司的经理是谁？', '岚泽桥梁工程有限公司换了经理。')).toBeNull()
  })

  test('what can be done is nobody', () => {
    expect(shortOf('谁是园区的运营方？', '园区可容纳30余家企业。')).toBeNull()
  })

  test('the one the question names does not answer it', () => {
    expect(shortOf('谁和贺千帆一起领奖？', '贺千帆领奖。')).toBeNull()
  })
})

describe('organisations', () => {
  test.each([
    [
      'behind 由',
      '大桥由哪家公司承建？',
      '澜溪大桥由岚泽桥梁工程有限公司承建。',
      '岚泽桥梁工程有限公司',
    ],
    ['a group', '电站由哪家企业投资？', '电站由晴川能源集团投资建设。', '晴川能源集团'],
    [
      'several, whatever one of them is called',
      '通知由哪些部门发布？',
      '通知由教育部、望川证监会、财政部等三部门发布。',
      '教育部、望川证监会、财政部',
    ],
    [
      'two joined by a word',
      '图书馆由哪两个单位投资？',
      '图书馆由南屏区委宣传部和青陶街联合投资500万元，明年完工。',
      '南屏区委宣传部和青陶街',
    ],
    [
      'up to what they do',
      '球赛由哪些单位主办？',
      '球赛由望川总工会宣传部、澜溪县教育局主办，两家学校承办。',
      '望川总工会宣传部、澜溪县教育局',
    ],
    [
      'by what stands behind them',
      '博览会有哪些电竞厂商参加？',
      '博览会吸引了欢动科技、云雀、雷纹等一大批电竞厂商入驻。',
      '欢动科技、云雀、雷纹',
    ],
  ])('%s', (_, question, sentence, short) => {
    expect(shortOf(question, sentence)).toBe(short)
  })

  test('are not enumerated by what they do', () => {
    const flourish = '众多光机电企业在此落地生根、发展壮大。'
    expect(shortOf('园区有哪些光机电企业？', flourish)).toBeNull()
  })
})

describe('places', () => {
  test.each([
    ['博览会在哪个镇闭幕？', '竹编博览会11月5日在白芷镇闭幕。', '白芷镇'],
    ['年会在哪座城市举行？', '年会上个月在杭州举行。', '杭州'],
  ])('%s', (question, sentence, short) => {
    expect(shortOf(question, sentence)).toBe(short)
  })
})

describe('names set apart', () => {
  test.each([
    ['旅游列车叫什么名字？', '旅游列车被命名为“云雀号”，国庆节首发。', '云雀号'],
    ['旅游列车被称为什么？', '旅游列车被命名为“云雀号”，国庆节首发。', '云雀号'],
    ['这部抄本叫什么？', '她正在修复清代抄本《棠江水经注》。', '棠江水经注'],
    ['旅遊列車叫什麼名字？', '旅遊列車被命名為「雲雀號」。', '雲雀號'],
  ])('%s', (question, sentence, short) => {
    expect(shortOf(question, sentence)).toBe(short)
  })
})

describe('lists', () => {
  test.each([
    [
      '新区的产业园有哪些？',
      '新区的产业园包括芯谷园、蓝湾园、云杉园，共有企业430家。',
      '芯谷园、蓝湾园、云杉园',
    ],
    ['工厂有哪些产品？', '工厂生产的是竹篮、竹席和竹椅。', '竹篮、竹席和竹椅'],
  ])('%s', (question, sentence, short) => {
    expect(shortOf(question, sentence)).toBe(short)
  })
})

describe('relations', () => {
  test.each([
    [
      '以X为Y',
      '新区的主导产业是什么？',
      '新区以智能装备为主导产业，去年引进项目29个。',
      '智能装备',
    ],
    ['将X作为Y', '小镇的支柱产业是什么？', '小镇将竹编作为支柱产业，吸引了游客。', '竹编'],
    ['Y是X', '灯会的主题是什么？', '今年灯会的主题是月下归舟，展出45天。', '月下归舟'],
    ['X是Y', '雾岭的特产是什么？', '入冬以来，脐橙是雾岭乡的特产。', '脐橙'],
    ['把X定为Y', '白芷镇的镇花是什么？', '白芷镇把木槿定为镇花。', '木槿'],
  ])('%s', (_, question, sentence, short) => {
    expect(shortOf(question, sentence)).toBe(short)
  })

  test('never the question’s own words', () => {
    expect(shortOf('灯会的主题是什么？', '灯会是主题。')).toBeNull()
  })
})

test('offsets are those of the article, not of the sentence', () => {
  const before = '上午下了雨。'
  expect(shortOf('馆长是谁？', `${before}馆长魏兰亭说。`)).toBe('魏兰亭')
})
