import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seededRandom } from '../../../src/bench/inputs/seeded-random.js'
import { fingerprintOf, refresh } from '../../../src/corpus/refresh.js'
import type { Hit } from '../../../src/domain/index.js'
import type { Embedder } from '../../../src/embed/embedder.js'
import { BUNDLED_MODEL } from '../../../src/embed/models.js'
import { openTransformersEmbedder } from '../../../src/embed/transformers-embedder.js'
import { FileStore, type IndexVersion } from '../../../src/index/index.js'
import { analyseQuestion } from '../../../src/question/question.js'
import { featureNames } from '../../../src/retrieve/features.js'
import { sumOf } from '../../../src/retrieve/rerank/score.js'
import { retrieve } from '../../../src/retrieve/retrieve.js'
import { toTraditional } from '../../../src/text/script.js'
import { terms } from '../../../src/text/tokens.js'
import { home, temporaryFolder } from '../../support/cli/run-youju.js'
import { articlesIn } from '../../support/index/article-in.js'
import { strictVersion } from '../../support/index/strict-version.js'

const ARTICLES = 600
const towns = ['柳林', '青石', '白塔', '云岭', '河湾', '双桥', '长坡', '南浦']
const things = ['卫生室', '公交线路', '物流园', '小学扩建工程', '污水处理厂', '图书馆', '养老中心']
const sources = ['柳林日报', '青石晚报', '云岭时报']

/** Reports that share most of their words, so that the legs have something to choose between. */
function madeUpArticles(): string {
  const random = seededRandom(11)
  const one = <T>(of: readonly T[]) => of[Math.floor(random() * of.length)] as T
  const lines = Array.from({ length: ARTICLES }, (_, i) => {
    const [town, thing] = [one(towns), one(things)]
    const amount = Math.floor(random() * 900) + 100
    const text = [
      `${town}县第${i + 1}号公告说，${thing}今年动工，总投资${amount}万元，预计明年建成。`,
      `${town}县负责人介绍，${thing}完工后将服务居民${amount * 7}人，并新增岗位${amount % 90}个。`,
    ].join('\n')
    const day = String(1 + (i % 28)).padStart(2, '0')
    const date = i % 50 === 0 ? null : `2024-${String(1 + (i % 12)).padStart(2, '0')}-${day}`
    return JSON.stringify({ id: i, text, date, source: one(sources) })
  })
  const text = '当天的开工仪式上，施工单位介绍了工期和用料，并回答了居民的提问。'
  return [...lines, JSON.stringify({ id: 'titled', title: '鹿鸣渡索桥重修', text })].join('\n')
}

let index: IndexVersion
let embedder: Embedder
let remove = async () => {}

beforeAll(async () => {
  const temporary = await temporaryFolder()
  remove = temporary.remove
  const corpus = join(temporary.folder, 'news.jsonl')
  await writeFile(corpus, madeUpArticles())
  embedder = await openTransformersEmbedder({
    model: BUNDLED_MODEL,
    modelsDir: join(home, 'embeddings/models'),
  })
  const indexDir = join(temporary.folder, 'index')
  await refresh({ corpus, store: new FileStore(indexDir), embedder })
  index = strictVersion(await new FileStore(indexDir).open(fingerprintOf(embedder)))
})
afterAll(() => remove())

const questions = [
  '柳林县物流园总投资多少万元？',
  '青石县哪些工程明年建成？',
  '第77号公告说的是什么？',
  '云岭县养老中心新增多少个岗位？',
  '谁介绍了双桥县图书馆的情况？',
]
const find = (question: string, options: Partial<Parameters<typeof retrieve>[3]> = {}) =>
  retrieve(index, embedder, question, { k: 10, ...options })
const places = (hits: readonly Hit[]) =>
  hits.map(({ article, passage }) => `${article.id}@${passage.start}`)

describe('a restriction is part of the search', () => {
  const narrow = { since: '2024-03-03', until: '2024-03-06' }

  test('nothing outside it is found, by either leg or both', async () => {
    for (const question of questions) {
      for (const legs of ['both', 'dense', 'lexical'] as const) {
        const dated = await find(question, { ...narrow, legs, k: 100 })
        expect(dated.length).toBeGreaterThan(0)
        for (const { article } of dated) {
          expect(article.published).toMatch(/^2024-03-0[3-6]$/)
        }
        const printed = await find(question, { source: '青石晚報', legs, k: 20 })
        expect(new Set(printed.map(({ article }) => article.source))).toEqual(new Set(['青石晚报']))
      }
    }
  })

  test('and within one hundredth of the corpus nothing is lost', async () => {
    const within = (await articlesIn(index)).filter(
      ({ published }) => published && published >= narrow.since && published <= narrow.until,
    )
    expect(within.length).toBeLessThan(ARTICLES / 50)
    const articleRows = await index.rowsOfArticles(within.map(({ id }) => id))
    const articles = await index.load(articleRows.filter((row) => row !== null))
    const rows = articleRows.flatMap((row) => {
      const [first, end] = index.passagesOfArticle(row ?? -1)
      return Array.from({ length: end - first }, (_, i) => first + i)
    })
    for (const question of questions) {
      const dense = await find(question, { ...narrow, legs: 'dense', k: 100 })
      expect(dense).toHaveLength(rows.length)
      const cosines = dense.map(({ trace }) => trace.cosine)
      expect(cosines).toEqual(cosines.toSorted((a, b) => b - a))
      const lexical = await find(question, { ...narrow, legs: 'lexical', k: 100 })
      const asked = analyseQuestion(question).terms
      const holding = rows.filter((row) => {
        const held = new Set(terms(articles.passage(row).text))
        return asked.some((term) => held.has(term))
      })
      expect(lexical).toHaveLength(holding.length)
    }
  })
})

test('a question in traditional characters finds what it finds in simplified ones', async () => {
  for (const question of questions) {
    const simplified = await find(question)
    const traditional = await find(toTraditional(question))
    expect(places(traditional)).toEqual(places(simplified))
    expect(traditional.map(({ score }) => score)).toEqual(simplified.map(({ score }) => score))
  }
})

test('every hit says why: parts that sum to its score, ranks, terms that it holds, all features', async () => {
  for (const question of questions) {
    const hits = await find(question)
    expect(hits).toHaveLength(10)
    for (const { passage, score, trace } of hits) {
      expect(sumOf(trace.parts)).toBe(score)
      const parts = Object.values(trace.parts)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(score, 9)
      expect(trace.dense ?? trace.lexical).not.toBeNull()
      const held = new Set(terms(passage.text))
      expect(trace.terms.filter((term) => !held.has(term))).toEqual([])
      expect(Object.keys(trace.features)).toEqual(featureNames)
    }
    expect(hits.map(({ score }) => score)).toEqual(
      hits.map(({ score }) => score).toSorted((a, b) => b - a),
    )
  }
})

test('asking for more passages changes none of the first', async () => {
  for (const question of questions) {
    expect(places(await find(question, { k: 40 })).slice(0, 10)).toEqual(
      places(await find(question)),
    )
  }
})

test('the same question finds the same, however often it is asked', async () => {
  const [question = ''] = questions
  expect(places(await find(question))).toEqual(places(await find(question)))
})

test('a passage is found by the title of its article, which it does not repeat', async () => {
  const [first] = await find('鹿鸣渡的索桥怎么样了？', { legs: 'lexical' })
  expect(first?.article.title).toBe('鹿鸣渡索桥重修')
  expect(first?.passage.text).not.toContain('鹿鸣渡')
})
