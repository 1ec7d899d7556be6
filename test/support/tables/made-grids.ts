import { type Random, randomFrom } from '../damage/random.js'

/** A table with a heading for each column; '' for an empty cell. */
export interface MadeGrid {
  title: string
  headings: string[]
  rows: string[][]
}

const subjects = [
  '银行授信',
  '水库蓄水',
  '学校招生',
  '车站客流',
  '果园产量',
  '工地进度',
  '医院床位',
  '码头吞吐',
]
const places = [
  '澜溪',
  '望川',
  '青石',
  '北棠',
  '海屿',
  '云岭',
  '松塘',
  '柳湾',
  '禾丰',
  '岚山',
  '汀州',
  '白榆',
]
const kinds = ['一号站', '二号站', '分行', '中学', '渡口', '合作社', '工区', '卫生院']
const measures = [
  '计划数',
  '完成数',
  '剩余额度',
  '增长率',
  '年末数',
  '投入金额',
  '覆盖面积',
  '人均数',
]

/** Makes grids as people do: rows with a name, figures written in several ways, now and then an empty cell. */
export function madeGrids(count: number, seed: number, withGaps: boolean): MadeGrid[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, (_, n) => madeGrid(random, n, withGaps))
}

function madeGrid(random: Random, n: number, withGaps: boolean): MadeGrid {
  const columns = 2 + random.below(4)
  const headings = ['单位名称', ...shuffled(measures, random).slice(0, columns)]
  const names = shuffled(
    places.flatMap((place) => kinds.map((kind) => `${place}${kind}`)),
    random,
  ).slice(0, 3 + random.below(7))
  const rows = names.map((name) => [
    name,
    ...headings.slice(1).map(() => (withGaps && random.below(12) === 0 ? '' : figure(random))),
  ])
  return {
    title: `${places[n % places.length]}县${subjects[n % subjects.length]}情况第${n + 1}号通报`,
    headings,
    rows,
  }
}

function figure(random: Random): string {
  const amount = 1 + random.below(900_000)
  return (
    [
      amount.toLocaleString('en-US'),
      (amount / 100).toLocaleString('en-US', {
        minimumFractionDigits: 2,
        maximumFractionDigits: 2,
      }),
      `${(random.below(900) / 10).toFixed(1)}%`,
      String(amount),
    ][random.below(4)] ?? ''
  )
}

function shuffled<T>(values: readonly T[], random: Random): T[] {
  const left = [...values]
  return values.map(() => left.splice(random.below(left.length), 1)[0] as T)
}

/** Returns the sentence that a row is read as. */
export function sentenceOf({ headings }: MadeGrid, row: readonly string[]): string {
  const cells = row.flatMap((cell, i) => (cell === '' ? [] : [`${headings[i]}：${cell}`]))
  return `${cells.join('；')}。`
}
