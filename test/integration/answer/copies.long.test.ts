import { cp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answerQuestion } from '../../../src/answer/answer.js'
import { checkClaim } from '../../../src/check/check-claim.js'
import type { Article } from '../../../src/domain/index.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { articlesIn } from '../../support/index/article-in.js'
import {
  inventedCorpus,
  type OpenedIndex,
  openIndexOf,
} from '../../support/index/invented-index.js'

interface Report {
  title: string | undefined
  text: string
  source: string
  date: string
}

const report = (title: string, source: string, date: string, text: string): Report => ({
  title,
  source,
  date,
  text,
})
/** Each answers one question; short, so that copies weigh much in so small a corpus. */
const reports: readonly Report[] = [
  report(
    '鹿泉港开通冷链班轮',
    '鹿泉日报',
    '2025-03-04',
    '鹿泉港3月2日开通首条冷链班轮，首航装载冷藏箱316个，开往松湾港。港口介绍，冷链码头年设计能力为9万箱，今年预计完成2万箱。',
  ),
  report(
    '白沙坝水库除险完工',
    '白沙新闻',
    '2025-04-11',
    '白沙坝水库除险工程4月9日完工，总投资2700万元，可供水18万人。',
  ),
  report(
    '松湾龙舟赛开始报名',
    '松湾晚报',
    '2025-05-06',
    '2025松湾龙舟赛5月5日开始报名，成人组名额120个，青年组名额80个。比赛定于6月8日开桨。',
  ),
  report(
    '鹿泉加装老楼电梯',
    '鹿泉日报',
    '2025-06-20',
    '鹿泉市今年计划为老旧住宅加装电梯230部。截至5月底已开工97部，投用41部。',
  ),
]
const asked = [
  '鹿泉港首条冷链班轮首航装载了多少个冷藏箱？',
  '白沙坝水库除险工程总投资多少？',
  '松湾龙舟赛什么时候开桨？',
  '鹿泉市今年计划加装多少部电梯？',
  '鹿泉市的常住人口是多少？',
  '松湾的地铁线路有多少公里？',
]
const claims = [
  '鹿泉港首航装载冷藏箱316个。',
  '白沙坝水库除险工程总投资3700万元。',
  '松湾龙舟赛由体育局主办。',
]

/** Copies, the n-th of each kind. */
const kinds: Record<string, (original: Report, n: number) => Report> = {
  'to the letter': (original, n) => ({ ...original, source: `转载${n}号` }),
  'under another title, source and date': (original, n) => ({
    ...original,
    title: `今日转载（${n}）`,
    source: `转载${n}号`,
    date: `2025-07-${10 + n}`,
  }),
  'without a title': (original, n) => ({ ...original, title: undefined, source: `转载${n}号` }),
  'with a sentence more behind': (original, n) => ({
    ...original,
    text: `${original.text}以上由第${n}路记者报道。`,
  }),
  'with a sentence more before': (original, n) => ({
    ...original,
    text: `本报第${n}路记者从现场报道。${original.text}`,
  }),
}

/** Files of copies: all in one that stands before the others, or one each behind them. */
async function write(corpus: string, copies: readonly Report[], isOne: boolean): Promise<void> {
  const lines = copies.map((copy, id) => JSON.stringify({ id, ...copy }))
  if (isOne) return writeFile(join(corpus, '0-copies.jsonl'), lines.join('\n'))
  await Promise.all(lines.map((line, n) => writeFile(join(corpus, `z-${n}.jsonl`), line)))
}

/** What is said: of each question whether there is an answer and which, of each claim the verdict. */
async function said({ index, embedder, reader }: OpenedIndex, questions: readonly string[]) {
  const found: Record<string, string> = {}
  for (const question of questions) {
    const { answer } = await answerQuestion(index, embedder, question, { reader })
    found[question] = `${answer.status} ${answer.short}`
  }
  for (const claim of claims) {
    found[claim] = (await checkClaim(index, embedder, claim, { reader })).verdict
  }
  return found
}

async function saidIn(fill: (corpus: string) => Promise<void>, questions: readonly string[]) {
  const { folder, remove } = await temporaryFolder()
  await fill(folder)
  const opened = await openIndexOf(folder)
  try {
    return { said: await said(opened, questions), articles: await articlesIn(opened.index) }
  } finally {
    await opened.remove()
    await remove()
  }
}

const originals = (corpus: string) =>
  Promise.all(
    reports.map((each, n) =>
      writeFile(join(corpus, `m-${n}.jsonl`), JSON.stringify({ id: 0, ...each })),
    ),
  ).then(() => {})

describe('copies of some articles change neither whether there is an answer nor a verdict', async () => {
  const alone = (await saidIn(originals, asked)).said

  test('of these questions some are answered and some are not', () => {
    const statuses = asked.map((question) => alone[question]?.split(' ')[0])
    expect(statuses).toEqual([...Array(4).fill('answered'), ...Array(2).fill('no_evidence')])
    expect(claims.map((claim) => alone[claim])).toEqual([
      'supported',
      'contradicted',
      'not_in_corpus',
    ])
  })

  test.each(Object.entries(kinds))('%s', async (kind, copyOf) => {
    const which = Object.keys(kinds).indexOf(kind)
    const copies = [9, 2].flatMap((number, place) => {
      const original = reports[(which + place) % reports.length] as Report
      return Array.from({ length: number }, (_, n) => copyOf(original, n))
    })
    const among = await saidIn(async (corpus) => {
      await originals(corpus)
      await write(corpus, copies, which % 2 === 0)
    }, asked)
    expect(among.articles).toHaveLength(reports.length + copies.length)
    expect(among.said).toEqual(alone)
  })
})

test('nor in a corpus of longer articles, each copied', async () => {
  const questions = [
    '澜溪大桥全长多少米？',
    '北棠水厂的日供水能力是多少？',
    '海屿博物馆的馆长是谁？',
    '流感疫苗由哪家药厂生产？',
  ]
  const fill = (corpus: string) => cp(inventedCorpus, corpus, { recursive: true })
  const alone = await saidIn(fill, questions)
  const copy = ({ title, text }: Article, n: number) =>
    report(title ?? '', `转载${n}号`, '2025-07-01', text)
  const among = await saidIn(async (corpus) => {
    await fill(corpus)
    const copies = alone.articles.flatMap((article, i) =>
      i % 2 === 0 ? [1, 2, 3, 4, 5].map((n) => copy(article, n)) : [],
    )
    await write(corpus, copies, true)
  }, questions)
  expect(among.said).toEqual(alone.said)
})
