import type { Dice } from '../dice.js'

/** Each entry: a word of reports, then what people say or write instead; the word itself may also be kept. */
const table = `
举行 举办 办 开|举办 办 搞 举行|召开 开|表示 说|称 说|指出 说|认为 觉得|发布 公布 出|宣布 公布 说|
目前 现在|近日 最近|日前 前几天|截至 到|位于 在|购买 买|采购 买|出售 卖|销售 卖|销量 卖了 销售量|
增长 涨 增加 上升|上涨 涨|下降 降 减少|下跌 跌|同比 比去年 比上年|环比 比上个月|
成立 建 设立|建设 建 修|修建 建 修|建成 建好|开通 通车 启用|启动 开始|开展 搞 进行|开始 启动|
获得 拿到 得到 拿|获 拿 得|荣获 获得 拿|夺得 拿到|死亡 身亡 死 去世|去世 走了 离世|受伤 伤|遇难 死|
发生 出|引发 导致 造成|导致 造成|造成 导致|参加 参与 去|出席 参加|前往 去|抵达 到|到达 到|
投资 投 投入|投入 投|总额 一共|共计 一共|合计 一共|累计 一共 总共|超过 超|达到 到 有|约 大约 大概|
担任 当 任|任命 让|辞职 不干了 离职|负责人 领导 管事的|工作人员 员工|居民 住户|群众 老百姓|市民 居民|
公安机关 警方|民警 警察|警方 公安|犯罪嫌疑人 嫌疑人|嫌疑人 嫌犯|抓获 抓|逮捕 抓|判处 判|处罚 罚|
企业 公司|公司 企业|产品 东西|价格 价钱 卖价|费用 钱|资金 钱|收入 赚|净利润 利润 赚|营业收入 营收|
学生 娃|儿童 孩子 小孩|老人 老年人|男子 男的|女子 女的|医院 医院|患者 病人|医生 大夫|治疗 治|
比赛 赛事|冠军 第一|击败 赢 打赢|战胜 赢了|进球 进|球队 队|发现 找到 查出|研究 调查|专家 学者|
使用 用|采用 用|推出 出 上|上市 开卖|上映 放映|播出 播|提供 给|帮助 帮|支持 帮|解决 搞定|
需要 要|必须 得|可以 能|能够 能|不能 不可以|禁止 不准 不让|允许 准|要求 让|建议 劝|提醒 叫|
正式 |进行 |有关 |相关 |方面 |据悉 |据介绍 |据了解 |其中 |记者 |此外 |此次 这次|该 这个|本次 这次|共 一共|为 是|将 要 会`

const plain = new Map(
  table
    .replaceAll('\n', '')
    .split('|')
    .map((line) => {
      const [word, ...others] = line.split(' ')
      return [word ?? '', others] as const
    }),
)

/** Returns a function that replaces some words of a report with everyday words. */
export function plainSpeaker(dice: Dice): (word: string) => string {
  const eagerness = dice.pick([0, 0.2, 0.5, 0.8])
  return (word) => {
    const others = eagerness > 0 ? plain.get(word) : undefined
    return others && dice.chance(eagerness) ? (dice.pick(others) ?? word) : word
  }
}
