/** The counters asked for most often: 几家, 几名. */
export const commonCounters =
  '个 家 名 位 人 条 台 套 所 项 种 次 场 件 辆 座 栋 层 岁 成 倍 届 级 支 只 吨 米 元 部 款 类 批'.split(
    ' ',
  )

/** Units of how long something lasts or how long ago it was. */
export const timeUnits = '秒 分钟 小时 天 日 周 星期 个月 月 季度 年'.split(' ')

/** Parts of the day. */
export const partsOfDay = '上午 下午 中午 晚上 晚间 晚 凌晨 早上 清晨 傍晚 夜间 深夜'.split(' ')

/** Things that each number distinguishes: 二期, 3号线. */
export const numbered = '期 号 号线 批 标段 季度 厂 队 届'.split(' ')

/** Counters that follow 一 without counting anything: 一种, 一篇. */
export const idleCounters = '种篇处份个项方些'
