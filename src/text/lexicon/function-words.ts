/**
 * Words that join or frame what quotes say, and say nothing themselves. There are few adverbs and verbs: 仅, 首次 and 取消
 * change what a sentence says.
 */
export const joining = [
  '是 为 即 在 于 对 从 到 至 由 则 以 之 中 有 共 共有 共计 总计 合计 一共 分别 分别为 分别是 达 达到',
  '也 都 还 又 均 时 同样 同时 此外 另外 另 其中 首先 其次 最后 随后 之后 此前 当时 目前 主要 具体',
  '事 事情 受 受到 分析 后来 之前 以后 原本 原来 将 就 说法 消息 金额 文中 另一 另一方 包括 包含 例如 比如 属于 作为 来自 位于 涉及 关于 根据 按照 通过 针对 面对',
  '说明 提及 回应 原因 理由 由于 因为 因此 所以 因而 从而 导致 使 使得 造成 做法 办法 方式 措施 方面 情况 问题 内容 结果 过程',
  '进行 发生 出现 存在 开展 采取 据 名为 叫做 称为 获得 得到 时间 地点 双方 经',
].flatMap((words) => words.split(' '))

/** Words for the subject of a sentence that say nothing about it. */
export const idleSubjects =
  '行动 原理 活动 项目 工程 公司 企业 集团 产品 事件 报告 文章 展会 会议 比赛 学校 医院 当地 官方 平台 双方 两人 三人 通报 公告'.split(
    ' ',
  )

/** Short words that the segmenter takes for a part of an unknown word: 另有, 奥乔亚称, 这起, 判得, 镇拟. */
export const smallWords =
  '称说由因这那另有还又也在于对从到至为是等则已将与和及或并其据被把向一起中后前上下时以应地得里内外会能可要才便就都均共各该本此且但若拟曾仍'

/** Characters that are words of their own at the edge of a word that the segmenter cut wrongly. */
export const edgeWords =
  '的了于由因为在与和及对从到至以等则称说名叫是有其者人性们里这那另还又再一起'

/** Words of one character that end the name before them. */
export const behindNames = '的有在是由为被将了与及从到对把让向需要设共距占含可能会做叫用和或的之等'

/** Words between a value and what it is a value of, which say nothing about it. */
export const besideValue =
  '没 没有 未 不 才 就 又 再 还 是 有 为 了 达 达到 共 共有 约 近 超 超过 突破 的 等'.split(' ')

/** A sentence that begins with one of these refers to the sentence before it for its subject. */
export const leaning = '该 其中 其 此 这 它 他 她 上述 据悉'.split(' ')

/** Words that introduce a cause, and words that introduce a means. */
export const causes = '因 由于 导致 为了 所以 致使 旨在 目的'.split(' ')
export const means = '通过 采取 采用 利用 借助'.split(' ')

/** Characters that join the things of a list. */
export const conjunctions = '和与及、'
