import { seededRandom } from '../../../src/bench/inputs/seeded-random.js'

export interface Random {
  between: (least: number, most: number) => number
  one: <T>(of: readonly T[]) => T
}

export function randomFrom(seed: number): Random {
  const next = seededRandom(seed)
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return { between, one: <T>(of: readonly T[]) => of[between(0, of.length - 1)] as T }
}

/** The same value in other words; 繁体 rewrites the whole copy. */
interface Way {
  way: string
  value: string
}

export interface Value {
  said: string
  other: string
  ways: Way[]
}

export interface Fact {
  ask: string
  /** Templates, with N for the name of the thing and V for the value. */
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
/** Returns another number that is not a rounding of the first. */
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

export const things: Readonly<Record<string, readonly Fact[]>> = {
  大桥: [length, investment, leader('总工程师'), opening],
  污水处理厂: [capacity, investment, area, leader('厂长')],
  人民医院新院区: [beds, investment, area, opening],
  图书馆: [holdings, opening, leader('馆长'), investment],
  实验小学: [places, area, leader('校长'), opening],
  物流园: [area, investment, leader('负责人'), opening],
}
