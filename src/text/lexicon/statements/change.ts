/** Words that say in which direction an amount changed. */
export const rising = '增长 增加 上涨 上升 提高 提升 回升 上调 涨 增'.split(' ')
export const falling = '下降 减少 下跌 降低 下滑 回落 下调 缩减 跌 降 减'.split(' ')

/** Further words that lead from one amount to the next before 至 or 到. */
export const moving = '升 升高 攀升 飙升 扩大 放缓 收窄 下修 上修'.split(' ')
/** Words before them that say how far or how fast. */
export const degrees =
  '小幅 大幅 微 略 略微 轻微 逐步 进一步 意外 继续 持续 首次 再次 再度 迅速 快速 明显 显著'.split(
    ' ',
  )

/** Words that compare two things; each has its opposite in the other list. */
export const greater = '多 高 大 长 快 重 远 晚 贵'.split(' ')
export const lesser = '少 低 小 短 慢 轻 近 早 便宜'.split(' ')

/** Pairs of opposite words for the direction of a change. */
export const directions = pairs(
  '增长 下降,增加 减少,上升 下降,上涨 下跌,涨 跌,提高 降低,扩大 缩小,盈利 亏损',
)

/** Further pairs: a sentence with one word denies a sentence with the other. */
export const opposites = pairs(
  '进口 出口,高于 低于,超过 不足,多于 少于,最大 最小,最高 最低,最多 最少,最长 最短,首次 第二次,顺差 逆差,买入 卖出,支持 反对,同意 拒绝,通过 否决,' +
    '成功 失败,获胜 落败,战胜 负于,上调 下调,加息 降息,涨价 降价,升值 贬值,增持 减持,加薪 降薪,升温 降温,走高 走低,走强 走弱,升级 降级,开放 关闭,恢复 暂停,启动 终止,加入 退出,有罪 无罪,同比增长 同比下降,' +
    '东部 西部,南部 北部,国内 国外,男性 女性,上半年 下半年',
)

function pairs(words: string): readonly (readonly [string, string])[] {
  return words.split(',').map((pair) => pair.split(' ') as [string, string])
}

/** Words for the value of something before it changed. */
export const wasWords = '原 原为 原来 原先 原有 此前 之前 以前 过去'.split(' ')

/** Words between the subject of an amount and the amount itself, which say nothing about it. */
export const leadingToAmount =
  '是 有 为 达 达到 共 约 近 超 超过 接近 突破 到 至 实现 完成 录得 合计 总计 共计'.split(' ')

/** Words beside an amount that are not of what it is an amount: two reports of one thing differ in them. */
export const idleBesideAmount =
  '截至 截止 目前 现 已经 已 已破 已达 正式 成功 现已 目前已 电影 影片 破 大关 其 今年 去年'.split(
    ' ',
  )
