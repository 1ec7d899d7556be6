/** In which direction the true amount differs from the written one, as far as the words say. */
export type Bound = 'more' | 'less' | 'about' | null

type Bounds = readonly (readonly [bound: Bound, limit: boolean, words: string])[]

/** Words before an amount that say in which direction the true one differs, and whether they set a limit. */
export const boundsBefore: Bounds = [
  ['more', false, '超 超过 逾 突破 超出 上 过'],
  ['more', true, '不低于 不少于 不小于 至少 最少 最低 起码 高于 多于 大于 > ≥'],
  ['less', false, '近 将近 接近 不足 不到 差不多'],
  ['less', true, '不超过 不超 不高于 不多于 不大于 至多 最多 最高 低于 少于 小于 未满 不满 < ≤'],
  ['about', false, '约 大约 约为 约合 约有 约占 约达 大概'],
  [null, false, '达 达到 可达 高达 多达 可达到'],
]

/** The same for words after an amount. */
export const boundsBehind: Bounds = [
  ['more', true, '以上 及以上 或以上 (含)以上'],
  ['less', true, '以下 以内 之内 及以下 或以下'],
  ['about', false, '左右 上下'],
]

/** Words whose end looks like a qualifier: 节约5万元, 附近3家, 雷达5部. */
export const wordsBeforeBounds: Readonly<Record<string, RegExp>> = {
  约: /[节合预制条公签契相特违履邀誓盟失毁爽简赴如续纽]$/,
  近: /[最附靠临邻就远亲走拉贴逼新迫邻]$/,
  达: /[抵雷发送传直表到亚马哈康利通]$/,
  超: /[英中西意德法反赶高]$/,
  过: /[经通不超路度胜穿越跨只见去来做说走]$/,
  上: /[以之网线身早晚会路街山海北南东西车船地世场台墙桌历加]$/,
  最高: /创$/,
  突破: /新$/,
  接近: /[试法图止]$/,
}
