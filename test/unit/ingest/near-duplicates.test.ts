import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nothingCompared } from '../../../src/ingest/near-duplicates/find-origins.js'
import {
  comparedTextsAsBytes,
  comparedTextsFrom,
} from '../../../src/ingest/near-duplicates/stored-comparisons.js'
import { originsOfTexts } from '../../support/text/origins-of-texts.js'

const han = [
  ...'港城海山河工厂园区技术发展增长投资项目企业记者表示建成目前年产台数船舶货物桥梁学校医院老人孩子清晨夜里灯火潮水风浪人才政策',
]
const sentence = fc
  .array(fc.constantFrom(...han), { minLength: 25, maxLength: 45 })
  .map((characters) => `${characters.join('')}。`)
const story = fc.array(sentence, { minLength: 18, maxLength: 30 })
const article = (id: string, text: string, origin = id) => ({ id, text, origin })

describe('findOrigins', () => {
  test('joins a copy that lost a third of its sentences and has small edits', async () => {
    await fc.assert(
      fc.asyncProperty(story, fc.nat(2), fc.nat(1000), async (sentences, dropped, edit) => {
        const kept = sentences.filter((_, i) => i % 3 !== dropped)
        const edited = kept.map((each, i) => (i === edit % kept.length ? `据悉，${each}` : each))
        const articles = [article('a', sentences.join('')), article('b', edited.join(''))]
        expect((await originsOfTexts(articles)).origins).toEqual(['a', 'a'])
      }),
      { numRuns: 50 },
    )
  })

  test('a copy in the other script and other punctuation is a copy', async () => {
    const text =
      '青屿港集团公布，全年货物吞吐量达到四千八百万吨，比上年增长百分之十一，集装箱首次突破九十万标准箱。'
    const more =
      '集团负责人表示，今年还将新开三条近海航线，港区铁路支线计划在九月通车，届时货物可以直接从码头运往内陆。'
    const traditional =
      '青嶼港集團公布,全年貨物吞吐量達到四千八百萬噸,比上年增長百分之十一,集裝箱首次突破九十萬標準箱。集團負責人表示,今年還將新開三條近海航線,港區鐵路支線計劃在九月通車,屆時貨物可以直接從碼頭運往內陸。'
    expect(
      (await originsOfTexts([article('a', text + more), article('b', traditional)])).origins,
    ).toEqual(['a', 'a'])
  })

  test('keeps different texts apart, though they share a sentence', async () => {
    await fc.assert(
      fc.asyncProperty(story, story, sentence, async (one, other, shared) => {
        const articles = [
          article('a', [...one, shared].join('')),
          article('b', [shared, ...other].join('')),
        ]
        expect((await originsOfTexts(articles)).origins).toEqual(['a', 'b'])
      }),
      { numRuns: 50 },
    )
  })

  test('joins copies of copies under the first, whatever stands between them', async () => {
    await fc.assert(
      fc.asyncProperty(story, story, async (copied, other) => {
        const text = copied.join('')
        const articles = [
          article('a', text),
          article('b', other.join('')),
          article('c', copied.slice(2).join('')),
          article('d', copied.slice(4).join('')),
        ]
        expect((await originsOfTexts(articles)).origins).toEqual(['a', 'b', 'a', 'a'])
      }),
      { numRuns: 20 },
    )
  })

  test('declared origins join their articles and name the group', async () => {
    const texts = ['春天到了，港口的船多了起来。', '秋天的山谷里没有一点声音。', '冬夜']
    const articles = [
      article('a', texts[0] ?? '', 'press-7'),
      article('b', texts[1] ?? '', 'press-7'),
      article('c', texts[2] ?? ''),
    ]
    expect((await originsOfTexts(articles)).origins).toEqual(['press-7', 'press-7', 'c'])
    expect((await originsOfTexts([])).origins).toEqual([])
  })

  test('texts too short to tell keep their own', async () => {
    expect(
      (await originsOfTexts([article('a', '港口开工。'), article('b', '港口开工。')])).origins,
    ).toEqual(['a', 'b'])
  })

  test('a page that holds two press texts does not make copies of those two', async () => {
    await fc.assert(
      fc.asyncProperty(story, story, async (one, other) => {
        const articles = [
          article('a', one.join('')),
          article('b', other.join('')),
          article('c', [...one, ...other].join('')),
        ]
        fc.pre(one.concat(other).every((each) => new Set(each).size > 10))
        const { origins } = await originsOfTexts(articles)
        expect(origins[0]).not.toBe(origins[1])
        expect(origins.slice(0, 2)).toContain(origins[2])
      }),
      { numRuns: 30 },
    )
  })

  test('a report of another day, the same but for its numbers, is no copy', async () => {
    const day = (date: string, prices: readonly string[]) =>
      [
        `青屿期货市场${date}日各品种涨跌不一，主力合约成交活跃，以下是收盘时的情况。`,
        `棉花期货主力合约收于每吨${prices[0]}元，较前一交易日结算价变动${prices[1]}元。`,
        `燃油期货主力合约收于每吨${prices[2]}元，较前一交易日结算价变动${prices[3]}元。`,
        `白糖期货主力合约收于每吨${prices[4]}元，较前一交易日结算价变动${prices[5]}元。`,
      ].join('')
    const articles = [
      article('a', day('12', ['13450', '175', '2964', '96', '5312', '41'])),
      article('b', day('13', ['13622', '172', '2871', '93', '5287', '25'])),
    ]
    expect((await originsOfTexts(articles)).origins).toEqual(['a', 'b'])
  })

  test('new articles compared with known ones give what comparing all anew gives', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(story, { minLength: 2, maxLength: 5 }),
        fc.nat(9),
        async (stories, from) => {
          const copies = stories.flatMap((sentences, n) => [
            article(`whole ${n}`, sentences.join('')),
            article(`part ${n}`, sentences.slice(3).join('')),
          ])
          const known = copies.filter((_, n) => n !== from % copies.length)
          const stored = comparedTextsAsBytes((await originsOfTexts(known)).compared)
          const { origins } = await originsOfTexts(copies, comparedTextsFrom(stored))
          expect(origins).toEqual((await originsOfTexts(copies)).origins)
        },
      ),
      { numRuns: 20 },
    )
    for (const bytes of [Buffer.from('no such thing'), null]) {
      expect(comparedTextsFrom(bytes)).toEqual(nothingCompared)
    }
  })
})
