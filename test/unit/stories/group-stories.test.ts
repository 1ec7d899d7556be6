import { beforeAll, describe, expect, it } from 'vitest'
import { openConfiguredEmbedder } from '../../../src/bench/inputs/model.js'
import type { Embedder } from '../../../src/embed/embedder.js'
import { groupStories } from '../../../src/stories/group-stories.js'
import { particularsOf } from '../../../src/stories/particulars.js'

let embedder: Embedder
beforeAll(async () => {
  embedder = await openConfiguredEmbedder()
})

interface Report {
  text: string
  published?: string | null
  origin?: string
}

async function grouped(...reports: Report[]): Promise<number[][]> {
  const vectors = await embedder.embedPassages(reports.map(({ text }) => text.slice(0, 120)))
  return groupStories(
    reports.map(({ text, published = '2024-05-06', origin = text }, i) => ({
      origin,
      published,
      vector: vectors.subarray(i * embedder.dimensions, (i + 1) * embedder.dimensions),
      particulars: particularsOf(text.slice(0, 160)),
    })),
  )
}

const ferry =
  '青岚市渡轮“海燕7号”触礁，乘客全部获救。5月6日上午，青岚市渡轮海燕7号在白鹭湾触礁，船上128名乘客全部获救。'
const ferryElsewhere =
  '渡轮在白鹭湾触礁，128名乘客获救。青岚市海事局5月6日通报，渡轮“海燕7号”当天在白鹭湾触礁，船上128名乘客已全部获救。'

const oneEvent: [string, string, string][] = [
  ['an accident', ferry, ferryElsewhere],
  [
    'results of a firm',
    '华岭科技公布一季度业绩：营收35.6亿元。5月6日，华岭科技发布第一季度财报，营收35.6亿元，同比增长12.5%。',
    '华岭科技一季度营收同比增长12.5%。华岭科技5月6日发布财报，第一季度营收35.6亿元，净利润4.81亿元。',
  ],
  [
    'a bridge',
    '白鹭湾大桥合龙。5月6日，全长3280米的白鹭湾大桥在青岚市合龙，预计年底通车。',
    '青岚市白鹭湾大桥5月6日顺利合龙。大桥全长3280米，建成后青岚市两岸车程将缩短，预计年底通车。',
  ],
]

const twoEvents: [string, string, string][] = [
  [
    'share prices of two firms',
    '华岭科技5月6日收盘涨1.34%。截至2024年5月6日收盘，华岭科技报收于12.58元，上涨1.34%，成交量5.62万手。',
    '云帆药业5月6日收盘跌2.71%。截至2024年5月6日收盘，云帆药业报收于33.07元，下跌2.71%，成交量8.15万手。',
  ],
  [
    'share prices of one firm on two days',
    '华岭科技（600123）5月6日收盘涨1.34%。截至5月6日收盘，华岭科技（600123）报收于12.58元，成交量5.62万手。',
    '华岭科技（600123）5月7日收盘涨0.95%。截至5月7日收盘，华岭科技（600123）报收于12.70元，成交量5.11万手。',
  ],
  [
    'notices of two firms under one preface',
    '华岭科技股东大会决议公告。本公司董事会及全体董事保证本公告内容真实、准确、完整，并对此承担法律责任。',
    '云帆药业股东大会决议公告。本公司董事会及全体董事保证本公告内容真实、准确、完整，并对此承担法律责任。',
  ],
  [
    'one campaign in two towns',
    '青岚市开展防诈骗宣传活动。近日，青岚市公安局走进社区开展防诈骗宣传，提醒居民守好钱袋子。',
    '石桥县开展防诈骗宣传活动。近日，石桥县公安局走进学校开展防诈骗宣传，提醒学生守好钱袋子。',
  ],
  [
    'two accidents',
    ferry,
    '石桥县一客车侧翻，乘客全部获救。5月6日上午，石桥县一辆客车在青石岭侧翻，车上31名乘客全部获救。',
  ],
  [
    'results of two firms',
    '华岭科技公布一季度业绩：营收35.6亿元。5月6日，华岭科技发布第一季度财报，营收35.6亿元，同比增长12.5%。',
    '云帆药业公布一季度业绩：营收18.2亿元。5月6日，云帆药业发布第一季度财报，营收18.2亿元，同比增长7.3%。',
  ],
]

describe('groupStories', () => {
  it.each(oneEvent)('joins two reports of %s', async (_, a, b) => {
    expect(await grouped({ text: a }, { text: b })).toEqual([[0, 1]])
  })

  it.each(twoEvents)('keeps apart: %s', async (_, a, b) => {
    expect(await grouped({ text: a }, { text: b })).toEqual([[0], [1]])
  })

  it('joins copies, whatever their days', async () => {
    const copy = { text: ferry, origin: 'a' }
    expect(
      await grouped({ ...copy, published: '2024-05-06' }, { ...copy, published: '2024-06-30' }),
    ).toEqual([[0, 1]])
  })

  it('keeps apart what was published more than 3 days apart', async () => {
    const later = { text: ferryElsewhere, published: '2024-05-10' }
    expect(await grouped({ text: ferry }, later)).toEqual([[0], [1]])
    expect(await grouped({ text: ferry }, { ...later, published: '2024-05-09' })).toEqual([[0, 1]])
  })

  it('takes an article without a day as of any', async () => {
    expect(await grouped({ text: ferry }, { text: ferryElsewhere, published: null })).toEqual([
      [0, 1],
    ])
  })

  it('gives the groups in the order of their first articles', async () => {
    const other = { text: twoEvents[0]?.[1] ?? '' }
    expect(await grouped({ text: ferry }, other, { text: ferryElsewhere })).toEqual([[0, 2], [1]])
  })
})
