/** Words for a report in a question, and for publishing it. */
export const reports = '报道 消息 新闻 稿件 稿子 文章'.split(' ')
export const printing = '报道 刊登 刊发 刊载 登载 登出 见报 发稿'.split(' ')
export const media = '媒体 报纸 报社 报刊 杂志 网站 通讯社'.split(' ')

/** Words that a model uses to compare a claim with articles, in addition to the words of both. */
export const comparing =
  '原文 语料 报道 文中 说法 相符 不符 相反 一致 不一致 大体 属实 有误 意思 写 写明 写的是 说的是 提到 只 仅 确 确是 可见 前者 后者 数量 时间 地点 年份 日期 先后 顺序 方向 对象 发生 换算 约为 正好 直接 明确 另 另一 同一 同样 不同 相同 矛盾 之前 之后 才 并 却 而 只是 应 应为 实为 即 也就是 此前'.split(
    ' ',
  )

/** A yes or no before a sentence. */
export const yesOrNo =
  '是的 对 对的 不是 不是的 不是真的 没有 否 有 会 不会 可以 不可以 能 不能 属实 不属实'.split(' ')
