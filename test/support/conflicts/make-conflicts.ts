import { toTraditional } from '../../../src/text/script.js'
import { type Fact, type Random, randomFrom, things, type Value } from './facts.js'

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
  /** What the copy did with the value: 另一个数 if it gives another value, else how it writes it. */
  way: string
  original: string
  copied: string
}

export interface MadeConflicts {
  articles: MadeArticle[]
  /** Cases in which the copy gives another value. */
  changed: MadeCase[]
  /** Cases in which the copy gives the same value, written differently. */
  same: MadeCase[]
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
/** Beginnings and endings that a copy has in place of the original's. */
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
 * Makes stories of one newspaper and a copy of each by another, most with a changed value, some with the same one
 * written differently. All of it is made up, and the same for a seed.
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
