/** Words that say the opposite of each other of one thing. */
const pairs = (
  '增长 下降,增加 减少,上升 下降,上涨 下跌,涨 跌,提高 降低,扩大 缩小,盈利 亏损,进口 出口,高于 低于,超过 不足,多于 少于,' +
  '最大 最小,最高 最低,最多 最少,最长 最短,首次 第二次,顺差 逆差,买入 卖出,支持 反对,同意 拒绝,通过 否决,' +
  '成功 失败,获胜 落败,战胜 负于,上调 下调,升级 降级,开放 关闭,恢复 暂停,启动 终止,加入 退出,有罪 无罪,同比增长 同比下降,' +
  '东部 西部,南部 北部,国内 国外,男性 女性,上半年 下半年'
)
  .split(',')
  .map((pair) => pair.split(' ') as [string, string])

/** The word of a pair that one folded text says where the other says its opposite, and not the same too. */
export function oppositeIn(said: string, theirs: string): string | null {
  for (const [one, other] of pairs) {
    for (const [mine, opposite] of [
      [one, other],
      [other, one],
    ] as const) {
      if (!said.includes(mine) || said.includes(opposite)) continue
      if (theirs.includes(opposite) && !theirs.includes(mine)) return opposite
    }
  }
  return null
}

/** Of these a sentence on the same thing may say the other; of the rest the word is most of what is said. */
const directions = 8
const polar = new Set(pairs.slice(0, directions).flat())

/** Whether a word says which way something went. */
export function isPolar(word: string): boolean {
  return polar.has(word)
}
