import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkClaim, longestClaim } from '../../../src/check/check-claim.js'
import { fingerprintOf, refresh } from '../../../src/corpus/refresh.js'
import type { ClaimCheck, Verdict } from '../../../src/domain/index.js'
import type { Embedder } from '../../../src/embed/embedder.js'
import { BUNDLED_MODEL } from '../../../src/embed/models.js'
import { openTransformersEmbedder } from '../../../src/embed/transformers-embedder.js'
import { FileStore, type IndexVersion } from '../../../src/index/index.js'
import { isTraditional, toTraditional } from '../../../src/text/script.js'
import { home, temporaryFolder } from '../../support/cli/run-youju.js'
import { articleIn } from '../../support/index/article-in.js'
import { strictVersion } from '../../support/index/strict-version.js'
import { claimArticles } from './claim-articles.js'

let index: IndexVersion
let embedder: Embedder
let remove = async () => {}

beforeAll(async () => {
  const temporary = await temporaryFolder()
  remove = temporary.remove
  const corpus = join(temporary.folder, 'news.jsonl')
  await writeFile(corpus, claimArticles.map((article) => JSON.stringify(article)).join('\n'))
  embedder = await openTransformersEmbedder({
    model: BUNDLED_MODEL,
    modelsDir: join(home, 'embeddings/models'),
  })
  const indexDir = join(temporary.folder, 'index')
  await refresh({ corpus, store: new FileStore(indexDir), embedder })
  index = strictVersion(await new FileStore(indexDir).open(fingerprintOf(embedder)))
})
afterAll(() => remove())

const check = (claim: string) => checkClaim(index, embedder, claim)

/** What holds of every check, whatever its verdict. */
async function expectContract(checked: ClaimCheck): Promise<void> {
  const { citations, related, parts, reasons, verdict } = checked
  for (const { articleId, start, end, quote } of [...citations, ...related]) {
    expect(quote).not.toBe('')
    expect((await articleIn(index, articleId))?.text.slice(start, end)).toBe(quote)
  }
  expect(citations.map(({ n }) => n)).toEqual(citations.map((_, i) => i + 1))
  expect(checked.independentOrigins).toBe(new Set(citations.map(({ origin }) => origin)).size)
  expect(parts.length).toBeGreaterThan(0)
  const numbers = (said: readonly string[]) =>
    said.flatMap((reason) => [...reason.matchAll(/\[(\d+)\]/g)].map(([, n]) => Number(n)))
  for (const part of parts) {
    expect(part.reasons.length).toBeGreaterThan(0)
    expect(numbers(part.reasons).length > 0).toBe(part.verdict !== 'not_in_corpus')
  }
  const cited = new Set(numbers(reasons))
  expect([...cited].sort()).toEqual(citations.map(({ n }) => n).sort())
  if (parts.every((part) => part.verdict === 'not_in_corpus')) expect(citations).toEqual([])
  expect(related.length > 0).toBe(verdict === 'not_in_corpus')
  expect(checked.corpusAsOf).toBe('2025-01-12')
  expect(checked.indexVersion).toBe(index.version)
}

const claims: readonly [about: string, claim: string, verdict: Verdict][] = [
  ['an amount', '澜溪大桥总投资26.4亿元。', 'supported'],
  ['another amount', '澜溪大桥总投资62.4亿元。', 'contradicted'],
  ['a length', '澜溪大桥全长4280米。', 'supported'],
  ['a length in kilometres', '澜溪大桥全长4.28公里。', 'supported'],
  ['another length in kilometres', '澜溪大桥全长5.28公里。', 'contradicted'],
  ['a rough amount', '澜溪大桥总投资超过20亿元。', 'supported'],
  ['an amount that is below the bound', '澜溪大桥总投资超过40亿元。', 'contradicted'],
  ['square metres for mu', '白鹭湿地公园占地面积约133.3万平方米。', 'supported'],
  ['hectares for mu', '白鹭湿地公园占地面积约133公顷。', 'supported'],
  ['hectares that are too many', '白鹭湿地公园占地面积约300公顷。', 'contradicted'],
  ['tons for ten thousand tons', '北棠水厂日供水能力为120000吨。', 'supported'],
  ['the number of piers', '澜溪大桥浇筑了12个桥墩。', 'supported'],
  ['a rate by the hour', '岚泽瓶厂的灌装速度是每小时1.2万瓶。', 'supported'],
  ['a rate by the minute', '岚泽瓶厂的灌装速度是每分钟200瓶。', 'supported'],
  ['another rate', '岚泽瓶厂的灌装速度是每小时3万瓶。', 'contradicted'],
  ['a day', '澜溪大桥2023年6月18日建成通车。', 'supported'],
  ['another day', '澜溪大桥2023年6月28日建成通车。', 'contradicted'],
  ['a month', '海屿博物馆2022年9月开馆。', 'supported'],
  ['another year', '海屿博物馆2021年9月开馆。', 'contradicted'],
  ['a number of things', '海屿博物馆馆藏文物3.2万件。', 'supported'],
  ['another number of things', '海屿博物馆馆藏文物2.3万件。', 'contradicted'],
  ['thousands with commas', '海屿博物馆馆藏文物32,000件。', 'supported'],
  ['traditional characters', '海嶼博物館館藏文物3.2萬件。', 'supported'],
  ['traditional characters, another number', '海嶼博物館館藏文物2.3萬件。', 'contradicted'],
  ['the year that it is of', '青芜县2023年茶叶综合产值为47.5亿元。', 'supported'],
  ['another year than it is of', '青芜县2021年茶叶综合产值为47.5亿元。', 'not_in_corpus'],
  ['another value of that year', '青芜县2023年茶叶综合产值为52亿元。', 'contradicted'],
  ['growth', '青芜县2023年茶叶综合产值同比增长12%。', 'supported'],
  ['decline for growth', '青芜县2023年茶叶综合产值同比下降。', 'contradicted'],
  ['a place', '栖云灯会主会场设在苏州。', 'supported'],
  ['another place', '栖云灯会主会场设在杭州。', 'contradicted'],
  ['a person', '石桥合唱团由李明担任指挥。', 'supported'],
  ['what was not done', '雾岭隧道没有按期贯通。', 'supported'],
  ['another person', '鹿浦大桥的总工程师是王建国。', 'contradicted'],
  ['the person', '鹿浦大桥的总工程师是陈志强。', 'supported'],
  ['decline', '青石采石场石料产量下降。', 'supported'],
  ['growth for decline', '青石采石场石料产量增长。', 'contradicted'],
  ['what did not happen, as happening', '双桥小学食堂上调菜价。', 'contradicted'],
  ['a planned opening, without a word of plan', '双桥中学新校区2026年投用。', 'contradicted'],
  ['a plan', '双桥中学新校区计划2026年投用。', 'supported'],
  ['a plan as done', '双桥中学新校区已经投用。', 'contradicted'],
  ['what is done, as a plan', '白鹭湿地公园计划向市民开放。', 'contradicted'],
  ['a subject that is not there', '云埠核电站装机容量为300万千瓦。', 'not_in_corpus'],
  ['a person who is not there', '欧阳修远获得青年舞蹈大赛金奖。', 'not_in_corpus'],
  ['what is not said of a subject', '澜溪大桥每天通行车辆3万辆。', 'not_in_corpus'],
  ['values that two papers differ on', '松岭煤矿事故造成7人受伤。', 'disputed'],
  ['the other of the two', '松岭煤矿事故造成9人受伤。', 'disputed'],
  ['neither of the two', '松岭煤矿事故造成30人受伤。', 'contradicted'],
]

describe('a claim is given its verdict', () => {
  test.each(claims)('%s: %s', async (_, claim, verdict) => {
    const checked = await check(claim)
    await expectContract(checked)
    expect(checked.verdict).toBe(verdict)
    expect(checked.claim).toBe(claim)
    if (verdict !== 'not_in_corpus') expect(checked.citations.length).toBeGreaterThan(0)
    if (verdict === 'disputed') expect(checked.citations.length).toBeGreaterThan(1)
  })
})

describe('a claim of several things has a verdict on each', () => {
  test.each<[string, Verdict[], Verdict]>([
    ['澜溪大桥全长4280米，总投资26.4亿元。', ['supported', 'supported'], 'supported'],
    ['澜溪大桥全长4280米，总投资62.4亿元。', ['supported', 'contradicted'], 'contradicted'],
    ['澜溪大桥全长2480米，总投资26.4亿元。', ['contradicted', 'supported'], 'contradicted'],
    ['海屿博物馆馆藏文物3.2万件，停车位有800个。', ['supported', 'not_in_corpus'], 'not_in_corpus'],
    ['2023年6月，澜溪大桥全长4280米。', ['supported'], 'supported'],
    [
      '北棠水厂日供水能力为12万吨。海屿博物馆馆藏文物3.2万件。',
      ['supported', 'supported'],
      'supported',
    ],
  ])('%s', async (claim, verdicts, verdict) => {
    const checked = await check(claim)
    await expectContract(checked)
    expect(checked.parts.map((part) => part.verdict)).toEqual(verdicts)
    expect(checked.verdict).toBe(verdict)
    if (verdicts.length > 1) expect(checked.reasons[0]).toContain(checked.parts[0]?.text)
  })
})

describe('what is cited', () => {
  test('copies are one origin, and reports in other words are two', async () => {
    const copied = await check('澜溪大桥全长4280米。')
    expect(copied.citations.map(({ source }) => source).sort()).toEqual(['川江晚报', '望川日报'])
    expect(copied.independentOrigins).toBe(1)
    const told = await check('北棠水厂日供水能力为12万吨。')
    expect(told.citations).toHaveLength(2)
    expect(told.independentOrigins).toBe(2)
  })

  test('the reason quotes what the article says, and the claim', async () => {
    const { reasons } = await check('澜溪大桥总投资62.4亿元。')
    expect(reasons.join('')).toContain('26.4亿元”，不是“')
    expect(reasons.join('')).toContain('62.4亿元”')
  })

  test('the reason does the sum in the unit of the claim', async () => {
    const { reasons } = await check('白鹭湿地公园占地面积约133公顷。')
    expect(reasons.join('')).toMatch(/2000余亩”，换算后约为133\.3公顷，与说法相符\[1\]/)
  })

  test('only articles asked for', async () => {
    const claim = '松岭煤矿事故造成7人受伤。'
    const [one, other] = await Promise.all(
      ['望川日报', '川江晚报'].map((source) => checkClaim(index, embedder, claim, { source })),
    )
    expect([one?.verdict, other?.verdict]).toEqual(['supported', 'contradicted'])
    const none = await checkClaim(index, embedder, claim, { since: '2999-01-01' })
    expect(none).toMatchObject({ verdict: 'not_in_corpus', citations: [], related: [] })
  })
})

describe('script', () => {
  test.each(['海屿博物馆馆藏文物3.2万件。', '澜溪大桥总投资62.4亿元。'])(
    'changes how the reasons are written, not what is cited: %s',
    async (claim) => {
      const simplified = await check(claim)
      const traditional = await check(toTraditional(claim))
      expect(traditional.verdict).toBe(simplified.verdict)
      expect(traditional.citations).toEqual(simplified.citations)
      expect(isTraditional(traditional.reasons.join(''))).toBe(true)
      expect(isTraditional(simplified.reasons.join(''))).toBe(false)
    },
  )
})

describe('what is claimed', () => {
  test.each(['', ' \n　'])('is refused where empty: %j', async (claim) => {
    await expect(check(claim)).rejects.toMatchObject({ code: 'claim_empty' })
  })

  test.each([
    '好？',
    'A？',
    '他说1。',
    '他們認為3',
    '1亿元！',
    '？？？',
    '大家都说2，是真的吗？',
    '的',
    '[1]',
    '12345',
    '“',
  ])('is refused where it speaks of nothing: %s', async (claim) => {
    await expect(check(claim)).rejects.toMatchObject({ code: 'claim_without_content' })
  })

  test.each(['GDP增长5%。', '他当选了。', '比赛取消。', '大桥塌了', 'Bridge closed'])(
    'is looked for where it is short: %s',
    async (claim) => {
      expect((await check(claim)).verdict).toBe('not_in_corpus')
    },
  )

  test('is known by none of its parts that speaks of nothing', async () => {
    const told = await check('海屿博物馆馆藏文物3.2万件。他说1。好。')
    expect(told.parts.map(({ text, verdict }) => [text, verdict])).toEqual([
      ['海屿博物馆馆藏文物3.2万件', 'supported'],
      ['他说1', 'not_in_corpus'],
    ])
  })

  test('that says the same again and again is looked for once', async () => {
    let asked = 0
    const counting = {
      ...embedder,
      embedQuestion: (text: string) => {
        asked++
        return embedder.embedQuestion(text)
      },
    }
    const again = '松岭煤矿事故造成7人受伤。'.repeat(50)
    const told = await checkClaim(index, counting, again)
    expect(told.parts).toHaveLength(50)
    expect(new Set(told.parts.map(({ verdict }) => verdict)).size).toBe(1)
    // The whole claim, its first part, and the same part behind it.
    expect(asked).toBe(3)
  })

  test('is refused where too long', async () => {
    await expect(check('长'.repeat(longestClaim + 1))).rejects.toMatchObject({
      code: 'claim_too_long',
    })
    expect((await check('长桥通车'.repeat(longestClaim / 4))).verdict).toBe('not_in_corpus')
  })
})
