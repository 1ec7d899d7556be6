/** Pattern for words that pass on a rumour, except within others: 数据说明, 根据传统, 互联网传播, 听说考试. */
export const rumours = `(?:听人说|听闻|传言|传闻|谣传|(?<![读写语])听说(?![读写考课教训])|(?<![数根证依])据[说传](?![明服输送播统])|(?<![联电官全])网传(?![播输统媒]))`

/** Words that make what follows less than certain, besides rumours. */
export const unsure = '可能 或许 也许 疑似 涉嫌 据称 有待 尚待 不排除 或将 声称'.split(' ')

/** The ones among them that also make the following clauses uncertain, as rumours do. */
export const unsureThroughout = '据称 不排除'.split(' ')

/** Words that wish for or demand what follows. */
export const wishes = '建议 呼吁 要求 希望 提议 申请 应当 力求'.split(' ')

/** Words that limit a statement to a part. */
export const partly = '一半 多数 大多 少数 有的 一些 个别 近半 过半 超半'.split(' ')

/** Who passes on a rumour. */
export const sayers = '我 大家 有人 有网友 网友 同事 朋友 网上 群里 外面 外界'.split(' ')

/** Words at which a plan or a report stops applying: 原计划募资180亿元，最终募资212亿元. */
export const turns = '也 因为 由于 最终 最后 实际 已 却 但 不过 然而 而是 结果'.split(' ')

/** Words that say that something has been reached. */
export const reached = '已 竣工 投产 投用 启用 通车 突破 实现 完成 累计 截至 达到'.split(' ')

/** Words after a date that say since when something is so. */
export const sinceWords = '以来 起 开始 至今 成立 建立 创立 设立 启用 投用 开业 开通'.split(' ')
