/** Words that ask, anywhere in a question. */
export const askingForThings = '什么 多少 哪 谁 何 几'.split(' ')
export const interrogatives = [...askingForThings, '怎么', '怎样', '如何']

/**
 * Words that belong to a word asking for a thing or an amount, and not to what is asked about the subject. Fewer than
 * there are counters and units: with all of them, and with 怎么, more answers to reading-dev are wrong (0.79 to 0.78
 * right).
 */
export const behindAsking =
  '个 名 位 人 家 所 条 台 套 项 种 次 场 件 辆 座 栋 层 年 月 天 日 时候 时间 里 儿 些 公里 亩 吨 元 米'.split(
    ' ',
  )

/** After 多 they ask how much: 多大, 多远. */
export const askedMeasures = '大高长重远久快深宽'

/** Asking words and question words without content: the search uses the rest. */
export const questionWords = [
  '请问 你知道 告诉我 为什么 为何 为啥 多长时间 什么时候 什么时间 什么原因 什么地方 什么名字 什么样 什么 怎么样 怎么 怎样 如何',
  '哪一年 哪一天 哪一个 哪一位 哪一家 哪年 哪天 哪个月 哪个 哪位 哪家 哪些 哪几 哪里 哪儿 在哪 哪 何时 何地 何人 何处 谁',
  '是多少 有多少 达到多少 多少 多久 多大 多高 多长 多远 多重 百分之几 第几 几个 几家 几名 几位 几条 几台 几所 几项 几种 几次 几',
  '介绍一下 介绍下 给我讲讲 讲讲 说说 聊聊 讲一下 说一下 总结一下 怎么一回事 怎么回事 咋回事 什么情况 啥情况 来着 听说 真的假的 想问一下 想问下 问一下',
  '是否 有没有 能否 是不是 会不会 分别是 分别 叫什么 叫做 名叫 吗 呢 了 的 是 有 在 和 与 及 或 被 把 将 为 以 对 于 从 到 其 这 那 该 也 都 就',
].flatMap((words) => words.split(' '))

/** What is asked about the subject, by how it is asked for, as the end of the word: 总投资, 日供水能力. */
export const askedTimes = ['时间', '日期']
export const askedPlaces = '地点 位置 地址 所在地'.split(' ')
export const askedAmounts =
  '投资 投资额 面积 产值 长度 全长 总长 高度 人口 产量 产能 营收 收入 利润 价格 票价 售价 数量 总数 人数 占比 增速 增幅 能力 容量 造价 成本 规模 率 额 量 费 费用'.split(
    ' ',
  )

/** What may come before such a word without naming whom or what it belongs to. */
export const beforeAsked =
  '总 年 日 月 现任 首任 建筑 占地 综合 平均 常住 工业 年度 日均 日供水 年均'.split(' ')

/** Words that ask for the latest state of something. */
export const newestWords = '最新 目前 现在 如今 眼下 至今 迄今 最后 最终'.split(' ')

/** Words that say how an answer is written or when it was given, but nothing about what is asked. */
export const wordsAroundAnswer =
  '日期 时间 日期时间 请问 达到 情况 数字 数据 时候 现在 一共 总共 公布 通报 实际 今年 去年 前年 万元 亿元 公斤 公里 公顷 平方米 小时 分钟'.split(
    ' ',
  )

/** Words that ask for everything reported about something. */
export const overviewWords = '介绍 讲讲 说说 聊聊 讲一下 说一下 总结 概括 进展 近况 来龙去脉'.split(
  ' ',
)

/** Words before an asking word that say nothing about what is asked. */
export const beforeAsking = '是 为 有 达 达到 了 的 在 里 中 请问 想知道 分别'.split(' ')
