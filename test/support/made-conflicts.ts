import { seededRandom } from '../../src/bench/seeded-random.js'
import { toTraditional } from '../../src/text/script.js'

/** A line of a corpus of records. */
export interface MadeArticle {
  id: string
  title: string
  source: string
  date: string
  text: string
}

/** A question about a value that an article and its copy give. */
export interface MadeCase {
  question: string
  /** What the copy did with the value: 另一个数 of another value, the way of writing it else. */
  way: string
  original: string
  copied: string
}

export interface MadeConflicts {
  articles: MadeArticle[]
  /** The copy gives another value. */
  changed: MadeCase[]
  /** The copy gives the same value, written otherwise. */
  same: MadeCase[]
}

interface Random {
  between: (least: number, most: number) => number
  one: <T>(of: readonly T[]) => T
}

function randomFrom(seed: number): Random {
  const next = seededRandom(seed)
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return { between, one: <T>(of: readonly T[]) => of[between(0, of.length - 1)] as T }
}

/** The same value in other words; 繁体 rewrites the whole copy. */
interface Way {
  way: string
  value: string
}

interface Value {
  said: string
  other: string
  ways: Way[]
}

interface Fact {
  ask: string
  /** N for the name of the thing, V for the value. */
  says: readonly string[]
  make: (random: Random) => Value
}

const fullWidth = (said: string) =>
  said.replace(/[0-9.]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))

/** Ways that fit every amount. */
const anyWay = (said: string): Way[] => [
  { way: '约', value: `约${said}` },
  { way: '全角', value: fullWidth(said) },
  { way: '繁体', value: said },
]

const tenths = (n: number) => String(n / 10)
/** Another number that is no rounding of the first. */
const another = (n: number, random: Random) => n + Math.ceil((n * random.between(25, 90)) / 100)

function decimal(least: number, most: number, unit: string, ways: (tenths: number) => Way[]) {
  return (random: Random): Value => {
    const n = random.between(least, most) * 10 + random.between(1, 9)
    const said = `${tenths(n)}${unit}`
    const other = `${tenths(another(n, random))}${unit}`
    return { said, other, ways: [...anyWay(said), ...ways(n)] }
  }
}

function whole(
  least: number,
  most: number,
  step: number,
  unit: string,
  ways: (n: number) => Way[],
) {
  return (random: Random): Value => {
    const n = random.between(least, most)
    const said = `${n * step}${unit}`
    const other = `${another(n, random) * step}${unit}`
    return { said, other, ways: [...anyWay(said), ...ways(n * step)] }
  }
}

const surnames = '秦贺柏石柳韩苏谢程罗邵温'.split('')
const given = '望舒 知远 若素 砚田 景行 怀瑾 听澜 牧之 映雪 思齐 子衿 清和'.split(' ')
const personOf = (random: Random) => `${random.one(surnames)}${random.one(given)}`

function person(random: Random): Value {
  const said = personOf(random)
  let other = personOf(random)
  while (other === said) other = personOf(random)
  return { said, other, ways: [{ way: '繁体', value: said }] }
}

function day(random: Random): Value {
  const [month, at] = [random.between(3, 11), random.between(1, 14)]
  const said = `${month}月${at}日`
  return {
    said,
    other: `${month}月${at + random.between(2, 14)}日`,
    ways: [
      { way: '全角', value: fullWidth(said) },
      { way: '繁体', value: said },
    ],
  }
}

const investment: Fact = {
  ask: 'N的总投资是多少？',
  says: [
    'N总投资V，资金由县财政和银行贷款共同承担。',
    '据介绍，N的总投资为V，分两期投入。',
    '这项工程总投资V，是当地今年最大的民生项目。',
  ],
  make: decimal(1, 30, '亿元', (n) => [{ way: '换单位', value: `${n * 1000}万元` }]),
}
const area: Fact = {
  ask: 'N的占地面积是多少？',
  says: ['N占地面积V，四周种了香樟和银杏。', 'N位于城南，占地面积为V，地块原是旧砖厂。'],
  make: whole(10, 60, 2, '公顷', (n) => [
    { way: '换单位', value: `${n * 15}亩` },
    { way: '换单位', value: `${n}万平方米` },
    { way: '换单位', value: `${n * 10000}平方米` },
  ]),
}
const opening: Fact = {
  ask: 'N是哪一天启用的？',
  says: ['N于V正式启用，当天有上千名居民前来参观。', 'V上午，N正式启用，周边居民不必再绕远路。'],
  make: day,
}
const length: Fact = {
  ask: 'N全长多少？',
  says: ['N全长V，桥面铺了降噪沥青。', 'N横跨澜溪，全长V，是当地最长的桥。'],
  make: decimal(1, 9, '公里', (n) => [{ way: '换单位', value: `${n * 100}米` }]),
}
const capacity: Fact = {
  ask: 'N的日处理能力是多少？',
  says: ['N日处理能力为V，出水用于浇灌绿地。', '建成后，N的日处理能力达到V，可满足新区需要。'],
  make: decimal(1, 30, '万吨', (n) => [{ way: '换单位', value: `${n * 1000}吨` }]),
}
const beds: Fact = {
  ask: 'N设有多少张床位？',
  says: ['N设有床位V，门诊楼与住院楼之间有连廊。', '记者了解到，N共设床位V，分属十二个病区。'],
  make: whole(20, 150, 10, '张', () => []),
}
const holdings: Fact = {
  ask: 'N藏书有多少册？',
  says: ['N藏书V，其中少儿读物占了三成。', '目前，N的藏书达到V，居民凭身份证就能借阅。'],
  make: decimal(10, 90, '万册', (n) => [{ way: '换单位', value: `${n * 1000}册` }]),
}
const places: Fact = {
  ask: 'N可提供多少个学位？',
  says: ['N可提供学位V，缓解了老城区的入学压力。', '按设计，N能提供学位V，设有食堂和午休室。'],
  make: whole(20, 90, 30, '个', () => []),
}
const leader = (role: string): Fact => ({
  ask: `N的${role}是谁？`,
  says: [`N的${role}是V，此前在外地工作多年。`, `N${role}V说，筹备工作持续了三年。`],
  make: person,
})

const things: Readonly<Record<string, readonly Fact[]>> = {
  大桥: [length, investment, leader('总工程师'), opening],
  污水处理厂: [capacity, investment, area, leader('厂长')],
  人民医院新院区: [beds, investment, area, opening],
  图书馆: [holdings, opening, leader('馆长'), investment],
  实验小学: [places, area, leader('校长'), opening],
  物流园: [area, investment, leader('负责人'), opening],
}

const townFirst = '青白云鹿雁松竹栖雾澜石枫荷霜梧'.split('')
const townSecond = '溪岭渡浦坪湾陂岗桥坞汀屏埠泉堰洲塘峪坡垸堡'.split('')

const leads = [
  '清早下了一场小雨，N门前的台阶还湿着，来看新鲜的人已经排起了队。',
  '在T县的规划图上，N所在的地方曾经只是一片荒地，如今道路和绿地都已成形。',
  '记者日前走进N，几位工作人员正在核对设备清单。',
  '说起N，T县的老人会先提起旧街口那棵槐树，因为施工时特意为它绕了道。',
  '经过近千个日夜的施工，T县的N交出了答卷。',
]
const others = [
  '施工期间遇到了K次强降雨，工地连夜抽水，工期没有耽误。',
  '附近的商户老K姓店主说，来往的人多了，小店的早点要多备两锅。',
  '项目部把渣土运到K处低洼地回填，省下不少运费。',
  '为了减少噪声，夜里K点以后停止打桩，居民的意见因此少了一半。',
  'K名退休教师组成的合唱队，在现场唱了一首自己写的歌。',
  '园林部门移来K棵老树，用支架撑了整整一个冬天。',
  '当地的施工图改过K稿，最后保留了临水的那条步道。',
  '有居民建议增加公交班次，交通部门答复说正在测算客流。',
  '门厅的墙上挂着一幅竹编，出自邻村两位手艺人之手。',
  '屋顶装了光伏板，天气好的时候能供上自己用的一部分电。',
  '设计人员把雨水收进地下的蓄水池，旱季用来浇花。',
  '安保人员提醒，周末车多，最好走北面的辅路。',
  '档案员把建设过程拍成照片，准备冲洗出来装订成册。',
  '无障碍坡道按新的标准重做了一遍，轮椅上下都很方便。',
  '夜里灯亮起来，远处山坡上的茶园也能看见轮廓。',
  '从外地回来的年轻人在志愿者招募栏前停下，抄走了电话。',
  '保洁班组分成早晚两班，落叶多的时候还要加派人手。',
  '一位骑手说，导航刚刚更新，从前要绕的弯路现在不用绕了。',
]
/** How copies begin and end otherwise than what they copy. */
const datelines = ['本报讯，', '', '据当地媒体报道，', '']
const endings = ['本报将继续关注。', '', '（编辑整理）', '更多消息见本报后续报道。']

interface Story {
  town: string
  name: string
  fact: Fact
  value: Value
  sentences: string[]
}

function fill(said: string, { town, name }: Pick<Story, 'town' | 'name'>, value: string): string {
  return said.replaceAll('N', name).replaceAll('T', town).replaceAll('V', value)
}

function makeStory(n: number, kinds: readonly (readonly [string, Fact])[], random: Random): Story {
  const first = townFirst[n % townFirst.length]
  const second = townSecond[Math.floor(n / townFirst.length) % townSecond.length]
  const town = `${first}${second}`
  const [thing, fact] = kinds[n % kinds.length] as readonly [string, Fact]
  const told = { town, name: `${town}${thing}` }
  const besides = random.one((things[thing] ?? []).filter((each) => each !== fact))
  const sentences = [
    random.one(leads),
    random.one(fact.says),
    fill(random.one(besides.says), told, besides.make(random).said),
  ]
  const beside = random.between(1, 5)
  const left = [...others]
  for (let i = 0; i < beside; i++) {
    const [other = ''] = left.splice(random.between(0, left.length - 1), 1)
    sentences.push(other.replace('K', random.one('三四五六七八九'.split(''))))
  }
  return { ...told, fact, value: fact.make(random), sentences }
}

const dayOf = (n: number) =>
  `2024-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 27)).padStart(2, '0')}`

/**
 * Stories of one newspaper and a copy of each by another, most with a changed value, some with the same one
 * written otherwise. All of it is made up, and the same for a seed.
 */
export function makeConflicts({
  changed,
  same,
  seed,
}: {
  changed: number
  same: number
  seed: number
}): MadeConflicts {
  const random = randomFrom(seed)
  const kinds = Object.entries(things).flatMap(([thing, facts]) =>
    facts.map((fact) => [thing, fact] as const),
  )
  const made: MadeConflicts = { articles: [], changed: [], same: [] }
  for (let n = 0; n < changed + same; n++) {
    const story = makeStory(n, kinds, random)
    const { value, fact, name } = story
    const isSame = n >= changed
    const { way, value: copied } = isSame
      ? random.one(value.ways)
      : { way: '另一个数', value: value.other }
    const tell = (said: string) => story.sentences.map((each) => fill(each, story, said)).join('')
    const copy = `${random.one(datelines)}${tell(copied)}${random.one(endings)}`
    const write = way === '繁体' ? toTraditional : (text: string) => text
    made.articles.push(
      {
        id: `a${n}`,
        title: `${name}见闻`,
        source: '川江日报',
        date: dayOf(n),
        text: tell(value.said),
      },
      {
        id: `b${n}`,
        title: write(`走进${name}`),
        source: '望川晚报',
        date: dayOf(n + 1),
        text: write(copy),
      },
    )
    made[isSame ? 'same' : 'changed'].push({
      question: fact.ask.replaceAll('N', name),
      way,
      original: value.said,
      copied,
    })
  }
  return made
}
