import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { answerQuestion } from '../../../src/answer/answer.js'
import { spoken } from '../../../src/domain/index.js'
import { evaluate } from '../../../src/evaluation/evaluate.js'
import { isGold, readQuestions } from '../../../src/evaluation/questions.js'
import { violations } from '../../../src/evidence/verify.js'
import { foldCompact } from '../../../src/text/fold.js'
import { articleIn } from '../../support/index/article-in.js'
import { fixtures, sharedIndex } from '../../support/index/invented-index.js'

const questions = await readQuestions(join(fixtures, 'questions.jsonl'))
const answerable = questions.filter(({ answer }) => answer !== null)
const unanswerable = questions.filter(({ answer }) => answer === null)

const invented = await sharedIndex()
const ask = async (question: string) => {
  const { index, embedder, reader } = invented
  return (await answerQuestion(index, embedder, question, { reader })).answer
}
const article = (id: string) => articleIn(invented.index, id)

describe('what the corpus says is answered from the right article, and nothing wrong stands above it', () => {
  const shown: string[] = []

  test.each(answerable)('$question', async ({ question, answer: accepted, gold }) => {
    const answer = await ask(question)
    expect(answer.status).toBe('answered')
    const isIn = (said: string) =>
      accepted?.some((one) => foldCompact(said).includes(foldCompact(one)))
    expect(isIn(spoken(answer))).toBe(true)
    if (answer.short !== null) shown.push(question)
    expect(answer.short === null || isIn(answer.short)).toBe(true)
    const [first] = answer.citations
    expect(first && isGold({ id: first.articleId, file: first.file }, gold)).toBe(true)
    expect(answer.related).toEqual([])
  })

  test('of most the answer is given in short', () => {
    expect(shown.length / answerable.length).toBeGreaterThan(0.6)
  })
})

describe('what it does not say is not answered', () => {
  test.each(unanswerable)('$question', async ({ question }) => {
    const answer = await ask(question)
    expect(answer).toMatchObject({
      status: 'no_evidence',
      short: null,
      citations: [],
      conflicts: [],
      independentOrigins: 0,
      sentences: [],
    })
    expect(answer.related.length).toBeGreaterThan(0)
    expect(new Set(answer.related.map(({ articleId }) => articleId)).size).toBe(
      answer.related.length,
    )
  })
})

describe('what belongs to another corpus is not answered from the best that is here', () => {
  test.each([
    '台风“卡努”现在在哪，风多大？',
    '火星车“祝融号”传回了哪些照片？',
    '为什么欧洲央行今年连续加息？',
    '电影《长安三万里》是怎么制作的？',
    '大熊猫回国之后都住在哪儿呀？',
    '世界杯决赛谁罚失了点球？',
    '怎样给新能源汽车的电池做低温测试？',
    '哪些航班因为雷暴备降了？',
    '南极考察队采集了什么样的冰芯？',
    '警方用什么办法劝散了球迷？',
  ])('%s', async (question) => {
    expect(await ask(question)).toMatchObject({ status: 'no_evidence', sentences: [] })
  })
})

describe('every answer keeps the contract', () => {
  test.each(questions)('$question', async ({ question }) => {
    const answer = await ask(question)
    expect(await violations(answer, invented.index)).toEqual([])
    for (const cited of [...answer.citations, ...answer.related]) {
      const from = await article(cited.articleId)
      expect(from?.text.slice(cited.start, cited.end)).toBe(cited.quote)
      const overlap = from?.damage.filter(
        ({ start, end }) => start < cited.end && end > cited.start,
      )
      expect(overlap).toEqual([])
    }
    const origins = new Set(answer.citations.map(({ origin }) => origin))
    expect(answer.independentOrigins).toBe(origins.size)
    expect(answer.citations.map(({ n }) => n)).toEqual(answer.citations.map((_, i) => i + 1))
    for (const n of answer.sentences.flatMap(({ cites }) => cites)) {
      expect(n).toBeLessThanOrEqual(answer.citations.length)
    }
    expect(answer.corpusAsOf).toBe('2025-03-05')
    expect(answer.indexVersion).toBe(invented.index.version)
  })
})

test('the evaluation counts what these tests see', async () => {
  const { index, embedder } = invented
  const { answers, retrieval } = await evaluate(index, embedder, { questions, claims: [] })
  expect(answers).toMatchObject({
    answerable: answerable.length,
    right: answerable.length,
    wronglySilent: 0,
    unanswerable: unanswerable.length,
    silent: unanswerable.length,
    answersWithInexactQuotes: 0,
  })
  expect(retrieval?.together).toMatchObject({ hit5: 1, hit10: 1 })
})
