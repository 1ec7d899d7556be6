export type QuantityKind = 'money' | 'percent' | 'count' | 'measure' | 'duration'

/**
 * Kind, canonical unit, and names, each with its factor if that is not 1. Names are folded. Conversions are exact by
 * definition where a definition exists (mile, acre, pound, 亩 = 10000/15 m²).
 */
export const units: readonly (readonly [QuantityKind, string, string])[] = [
  ['money', 'CNY', '元 人民币 块钱 块 cny rmb 角钱=.1 毛钱=.1 分钱=.01'],
  ['money', 'USD', '美元 美金 usd'],
  ['money', 'EUR', '欧元 eur'],
  ['money', 'JPY', '日元 日圆 jpy'],
  ['money', 'HKD', '港元 港币 hkd'],
  ['money', 'TWD', '新台币 台币'],
  ['money', 'MOP', '澳门元 葡币'],
  ['money', 'GBP', '英镑 gbp'],
  ['money', 'KRW', '韩元 韩圆 韩币'],
  ['money', 'RUB', '卢布'],
  ['money', 'AUD', '澳元'],
  ['money', 'CAD', '加元'],
  ['money', 'SGD', '新元 新加坡元'],
  ['money', 'CHF', '瑞士法郎 瑞郎'],
  ['money', 'INR', '卢比'],
  ['money', 'THB', '泰铢'],
  ['percent', 'ratio', '%=.01 ‰=.001 成=.1 折=.1'],
  ['percent', 'percentage point', '个百分点 百分点 个基点=.01 基点=.01 bp=.01'],
  ['duration', 's', '秒 秒钟 毫秒=.001 ms=.001 分钟=60 min=60 小时=3600 个小时=3600 钟头=3600'],
  ['duration', 's', '个钟头=3600 天=86400 个工作日=86400 工作日=86400 昼夜=86400'],
  ['duration', 's', '周=604800 星期=604800 个星期=604800 个礼拜=604800'],
  ['duration', 'month', '个月 年=12 周年=12 个季度=3 个世纪=1200'],
  ['measure', 'm²', '平方米 平米 平方 ㎡ m2 公顷=1e4 顷=66666.6666666667 亩=666.666666666667'],
  ['measure', 'm²', '平方公里=1e6 平方千米=1e6 km2=1e6 ㎢=1e6 英亩=4046.8564224'],
  ['measure', 'm²', '平方英尺=.09290304 平方英里=2589988.110336 平方厘米=1e-4 平方毫米=1e-6'],
  ['measure', 'm', '米 公里=1e3 千米=1e3 km=1e3 ㎞=1e3 华里=500 海里=1852 英里=1609.344'],
  ['measure', 'm', '厘米=.01 公分=.01 cm=.01 ㎝=.01 毫米=.001 mm=.001 ㎜=.001 微米=1e-6 μm=1e-6'],
  ['measure', 'm', '纳米=1e-9 nm=1e-9 英寸=.0254 英尺=.3048 码=.9144 光年=9460730472580800'],
  ['measure', '寸', '寸'],
  ['measure', 'm³', '立方米 立方 ㎥ m3 立方千米=1e9 立方公里=1e9 立方厘米=1e-6 升=.001 公升=.001'],
  ['measure', 'm³', 'l=.001 毫升=1e-6 ml=1e-6 立方英尺=.028316846592 加仑=.003785411784'],
  ['measure', 'kg', '千克 公斤 kg ㎏ 克=.001 g=.001 毫克=1e-6 mg=1e-6 微克=1e-9 吨=1e3 公吨=1e3'],
  ['measure', 'kg', '斤=.5 市斤=.5 磅=.45359237 盎司=.028349523125 克拉=2e-4'],
  ['measure', 'W', '瓦 瓦特 w 千瓦=1e3 kw=1e3 兆瓦=1e6 mw=1e6 吉瓦=1e9 gw=1e9 马力=735.49875'],
  ['measure', 'Wh', '瓦时 wh 千瓦时=1e3 kwh=1e3 度电=1e3 兆瓦时=1e6 mwh=1e6 gwh=1e9 twh=1e12'],
  ['measure', 'J', '焦耳 千焦=1e3 兆焦=1e6 千卡=4184 大卡=4184 kcal=4184 kj=1e3'],
  ['measure', '℃', '℃ °c 摄氏度'],
  ['measure', '℉', '℉ 华氏度'],
  ['measure', '度', '度'],
  ['measure', 'V', '伏 伏特 v 千伏=1e3 kv=1e3'],
  ['measure', 'Ah', '安时 ah 毫安时=.001 mah=.001'],
  ['measure', 'N·m', '牛·米 牛米 n·m'],
  ['measure', 'Pa', '帕 千帕=1e3 kpa=1e3 兆帕=1e6 mpa=1e6 百帕=100'],
  ['measure', 'Hz', '赫兹 hz 千赫=1e3 khz=1e3 兆赫=1e6 mhz=1e6 ghz=1e9'],
  ['measure', 'byte', 'kb=1e3 mb=1e6 gb=1e9 tb=1e12 pb=1e15'],
  ['measure', 'bit/s', 'kbps=1e3 mbps=1e6 gbps=1e9'],
  ['measure', 'dB', '分贝 db'],
  ['measure', '像素', '像素'],
  ['measure', 'lm', '流明'],
  ['measure', 'nit', '尼特 nits nit'],
  ['measure', 'TEU', '标准箱 teu 标箱'],
  ['count', '人', '人 名 位'],
  ['count', '倍', '倍'],
  // Doubling n times. Whether 增长1倍 says the same is left to code that knows the verb.
  ['count', '番', '番'],
  ['count', '岁', '岁 周岁'],
  ['count', '个', '个'],
]

/** Each of these counts in a word of its own. */
export const classifiers =
  '人次 架次 车次 户次 例次 班次 频次 轮次 台次 场次 件次 ' +
  '所 家 户 件 条 台 套 项 种 类 款 辆 架 艘 只 头 匹 株 棵 张 份 本 册 篇 部 首 幅 座 栋 幢 间 层 处 片 块 ' +
  '根 支 枚 颗 粒 瓶 箱 盒 包 袋 次 场 届 轮 批 期 起 例 宗 桩 门 节 课 步 站 班 组 队 代 级 星 票 分 点 页 ' +
  '字 村 镇 乡 县 市 省 国 校 院 店 企 席 床 针 剂 股 手 笔 部门 方面 把 副 双 杯 桶 道 尊 盏 棒 顿 ' +
  '车道 转 羽 尾 窝 克朗 集 句 段 群 排 列 滴 坛 罐 卷 枪 炮 碗 盘 桌 趟 遍 声 口井 眼 环'

/** Names that mean another unit: 2879亿元人民币 is counted in 元, 3口人 in 人. */
export const unitAliases = [
  ['元人民币', '元'],
  ['元美金', '美金'],
  ['元港币', '港币'],
  ['元新台币', '新台币'],
  ['元台币', '台币'],
  ['口人', '人'],
  ['日', '天'],
  ['里路', '华里'],
] as const

/** Units that 半 may come before: 半年. */
export const halvedUnits = '年 个月 个小时 小时 天 个世纪 公里 米 斤 吨 亩 分钟 个'.split(' ')

/** Units that 半 may follow: 一年半. */
export const dividedUnits = '年 天 周 小时 个小时 公里 里路 斤 公斤 米 倍 成 吨 亩'.split(' ')

/** May follow 个 with an excess between the two: 个多月, 个半小时. */
export const behindGe = '月 小时 星期 世纪 百分点'.split(' ')

/** What these count is counted in nothing else: 280人次 is not 280人. */
export const ownCounters = '人次 倍 番 岁 次 级 分 点'.split(' ')
