type Words = readonly [string, ...string[]]
type WaysByName = readonly [name: RegExp, words: Words]

interface WaysByUnit {
  units: RegExp
  words: Words
  hints: Words
}

/** Ways to ask for an organisation or a place, by the ending of its name. */
export const waysToAskForOrganisations: readonly WaysByName[] = [
  [/(?:公司|集团)$/, ['哪家公司', '哪家企业', '什么公司', '哪个公司']],
  [/大学$/, ['哪所大学', '哪个学校', '哪所高校']],
  [/(?:学校|中学|小学|学院)$/, ['哪所学校', '哪个学校']],
  [/(?:医院|银行|法院|博物馆)$/, ['哪家', '哪个单位']],
  [/(?:局|部|委|厅|办公室|委员会|政府)$/, ['哪个部门', '哪个单位', '什么部门']],
]

export const waysToAskForPlaces: readonly WaysByName[] = [
  [/市$/, ['哪个城市', '哪个市', '哪座城市']],
  [/省$/, ['哪个省', '哪个省份']],
  [/[国洲]$/, ['哪个国家', '哪国']],
  [/[县区]$/, ['哪个县区', '哪个地方', '哪个区县']],
  [/[村镇乡]$/, ['哪个村镇', '哪个地方']],
  [/(?:路|街|站|桥)$/, ['哪里', '哪个位置', '什么位置']],
]

/** Ways to ask for a value of each kind. */
export const waysToAsk = {
  who: ['谁', '谁', '谁', '哪位', '何人', '哪个人', '什么人', '哪一位'],
  where: ['哪里', '哪儿', '什么地方', '哪个地方', '何地', '哪'],
  organisation: ['哪个机构', '哪家机构', '哪个单位', '哪个部门', '什么机构', '哪家', '谁'],
  when: ['何时', '什么时候', '哪天', '哪一天', '几月几日', '什么时间', '啥时候', '几号'],
  number: ['多少'],
  work: ['什么', '哪部作品', '什么文件', '哪本书', '哪部电影', '哪个节目', '哪部', '哪份文件'],
  term: ['什么', '哪个', '什么样', '怎样'],
  thing: ['什么', '什么', '哪个', '哪种', '啥', '什么东西', '哪项', '哪类'],
  list: ['哪些', '哪几个', '什么', '哪几种', '哪些东西', '都有哪些', '哪几样', '哪几方面'],
  reason: ['为什么', '为何', '什么原因', '因为什么', '为啥', '怎么'],
  how: ['怎么', '如何', '通过什么方式', '靠什么', '用什么办法', '怎样'],
  said: ['怎么说', '说了什么', '有什么看法', '怎么看', '表示什么', '怎么回应'],
} as const satisfies Record<string, Words>

/** Ways to ask for an amount in a unit. */
export const waysToAskForAmounts: readonly WaysByUnit[] = [
  {
    units: /^(?:%|percent|个百分点)$/,
    words: ['多少', '百分之多少', '百分之几', '多大比例', '几个点'],
    hints: ['比例', '占比', '百分比', '幅度', '百分之几'],
  },
  {
    units: /元$|^(?:卢布|英镑|卢比)$/,
    words: ['多少钱', '多少', '多少资金', '多大金额'],
    hints: ['金额', '多少钱', '价格', '费用', '资金'],
  },
  {
    units: /^(?:年|天|日|月|个月|小时|分钟|秒|周|星期|季度)$/,
    words: ['多久', '多长时间', '多少时间'],
    hints: ['多久', '时长', '多长时间'],
  },
  { units: /^岁$/, words: ['多少岁', '几岁', '多大', '多大年纪'], hints: ['年龄', '几岁', '多大'] },
  {
    units: /^(?:人|名|位|人次)$/,
    words: ['多少人', '多少名', '几个人', '几名', '多少'],
    hints: ['人数', '多少人', '几人'],
  },
  {
    units: /^(?:米|公里|千米|厘米|毫米|里)$/,
    words: ['多长', '多远', '多高', '多少'],
    hints: ['长度', '距离', '多长', '高度'],
  },
  {
    units: /^(?:平方公里|平方米|公顷|亩|平方千米|万亩)$/,
    words: ['多大', '多大面积', '多少'],
    hints: ['面积', '多大'],
  },
  { units: /^(?:吨|公斤|千克|克|斤)$/, words: ['多重', '多少'], hints: ['重量', '产量', '多少'] },
  { units: /^(?:℃|度|摄氏度)$/, words: ['多少度', '几度'], hints: ['气温', '温度', '多少度'] },
  { units: /^倍$/, words: ['多少倍', '几倍'], hints: ['几倍', '倍数'] },
]

/** Ways to ask for a time, by the part of it that is asked for. */
export const waysToAskForTimes: readonly WaysByName[] = [
  [/年$/, ['哪年', '哪一年', '什么时候', '何时', '几几年']],
  [/月$/, ['几月', '哪个月', '几月份', '什么时候']],
  [/[时点分半许]$/, ['几点', '什么时间', '何时', '什么时候']],
]
