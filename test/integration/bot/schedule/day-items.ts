import { type Item, rss, rssType } from '../../../support/feeds/shapes.js'

/** An item of a feed with when it appears, in minutes since midnight. */
export interface DayItem extends Item {
  title: string
  site: string
  minute: number
}

const places =
  '柳河镇 石门沟 雁北区 白鹭湖 东坪乡 苇子滩 青龙桥 双井街 榆树岗 南窑村 盐田港 鹿鸣谷'.split(' ')
const actors = '木匠 护林员 校医 渔民 裁缝 邮递员 果农 电工 船长 厨师 园丁 测绘员'.split(' ')
const deeds = '修好 清点 搬走 试种 丈量 捐出 拆掉 画下 找回 加固 登记 晒干'.split(' ')
const things = '水车 校车 戏台 苗圃 灯塔 账本 渔网 谷仓 石碑 风筝 缆绳 蜂箱'.split(' ')
const reasons =
  '怕雨季漏水 为了省电 趁着农闲 应邻居所托 赶在涨潮前 按老规矩 因为路远 照着图纸'.split(' ')

/** Numbers that look random, the same in each run. */
function drawn(seed: number): (below: number) => number {
  let state = seed * 7919 + 17
  return (below) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}

function sentence(draw: (below: number) => number): string {
  const one = (list: readonly string[]) => list[draw(list.length)] ?? ''
  const [a, b] = [
    `${one(places)}的${one(actors)}`,
    `${one(places)}${one(deeds)}了${draw(80) + 3}件`,
  ]
  return draw(2) === 0
    ? `${a}${one(reasons)}，在${b}${one(things)}，${one(actors)}替他守着${one(things)}。`
    : `${one(reasons)}，${one(actors)}到${b}${one(things)}；${a}却${one(deeds)}了${one(things)}。`
}

const day = 'Wed, 05 Mar 2025 03:00:00 GMT'
const dayBefore = 'Tue, 04 Mar 2025 03:00:00 GMT'

function body(sentences: readonly string[]): string {
  return sentences.map((sentence) => `<p>${sentence}</p>`).join('')
}

function plain(n: number): Pick<DayItem, 'title' | 'content'> {
  const draw = drawn(n + 1)
  const sentences = Array.from({ length: 9 }, () => sentence(draw))
  const [place, deed] = [places[draw(12)], deeds[draw(12)]]
  return { title: `${place}${deed}${things[n % 12]}${n + 1}件`, content: body(sentences) }
}

/** Two reports of one event, in words of their own. */
export const collapse = [
  {
    title: '望江县老码头栈桥垮塌，没有人伤亡',
    content: body([
      '望江县老码头的栈桥清晨垮塌，没有人伤亡，垮塌的一段长34米。',
      '县交通局说，这座栈桥去年查出桥桩被蛀，已经封闭。',
      '渡船改停下游的新码头，班次不变。附近的住户说，他们一早听见很大的响声，出门时路已经断了。',
      '水下的木料要等水位降下去才能捞，打捞由县里的航道队承担，预计要半个月。',
      '老码头上卖了半辈子鱼的郑婶把摊子挪到了粮站门口，她说桥没了，老主顾照样会找来。',
      '县里打算请省里的专家来看其余的桥桩，看过之后再定是修还是拆，结果会贴在码头的公告栏里。',
    ]),
  },
  {
    title: '望江县老码头栈桥清晨垮塌，没有人受伤',
    content: body([
      '望江县老码头的栈桥清晨垮塌，没有人受伤，垮塌的部分长34米。',
      '县交通局介绍，这座栈桥去年就查出桥桩被蛀，早已封闭。渡船从今天起改停下游的新码头，班次不变。',
      '住在江边的陈师傅最早报了警，他看见断口处的木桩露出了白茬。',
      '这座栈桥建成已有六十多年，过去运煤，近些年只有钓鱼的人上去。',
      '夜钓协会的会长说，会员们去年就接到通知不再上桥，垮的时候上面一个人也没有，渔具也早收走了。',
      '海事部门在江面拉起了警戒线，过往船只要绕行两百米，夜里有灯标指路。',
      '交通局一名工程师表示，类似的木桥全县还有三座，本周之内逐座下水检查，有隐患的一律先封后修。',
    ]),
  },
] as const

/** What corrects the figure of the bridge of the invented news. */
export const correction = {
  title: '云岭大桥决算公布',
  content: body([
    '审计部门公布了决算结果，云岭大桥总投资为21.6亿元，超过了预算。',
    ...Array.from({ length: 6 }, (_, n) => sentence(drawn(n + 99))),
  ]),
}

export const sites = ['morning.example.com', 'river.example.com', 'county.example.com'] as const
export const titles = ['云岭晚报', '望江报', '县区新闻'] as const

/** The 40 items of the day: a correction, two reports of one event, three copies, and others. */
export function dayItems(): DayItem[] {
  return Array.from({ length: 40 }, (_, n) => {
    const site = sites[n % 3] ?? ''
    const at = { site, minute: 30 + n * 25, link: `http://${site}/a/${n}`, guid: `g${n}` }
    const date = n % 4 === 0 ? dayBefore : day
    if (n === 24) return { ...at, date: day, ...correction }
    if (n === 9 || n === 10) return { ...at, date: day, ...(collapse[n - 9] ?? correction) }
    // A copy of an item before it, by another publisher.
    if (n === 20 || n === 26 || n === 32) {
      const { title, content } = plain(n - 4)
      return { ...at, date, title, content: `${content}<p>本报转载时略有删节。</p>` }
    }
    return { ...at, date, ...plain(n) }
  })
}

/** The items of a site up to a minute of the day, newest first, as its feed has them. */
export function feedAt(items: readonly DayItem[], site: string, minute: number) {
  const shown = items.filter((item) => item.site === site && item.minute <= minute)
  const title = titles[sites.indexOf(site as (typeof sites)[number])] ?? site
  return { headers: rssType, body: rss(shown.toReversed(), title) }
}
