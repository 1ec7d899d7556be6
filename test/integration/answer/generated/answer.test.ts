import { describe, expect, test } from 'vitest'
import { violations } from '../../../../src/answer/verify.js'
import type { Answer } from '../../../../src/domain/index.js'
import { toTraditional } from '../../../../src/text/script.js'
import {
  chattingInFile,
  port,
  portSaid,
  replyOf,
  said,
} from '../../../support/chat-server/chatting.js'
import { inventedCorpus } from '../../../support/index/invented-index.js'

const planted = chattingInFile()
const invented = chattingInFile(inventedCorpus)

const bridge = '澜溪大桥的总投资是多少？'
const water = '北棠水厂的日供水能力是多少？'

const kept = (answer: Answer, chatting = planted()) =>
  violations(answer, (id) => chatting.index.index.articleById(id))

describe('a generated answer', () => {
  test('keeps the contract, and cites what its sentences rest on', async () => {
    planted().server.script(
      replyOf([said, { text: '工程由海川港务集团负责建设。', quotes: [2] }], '38.5亿元'),
    )
    const answer = await planted().ask(port)
    expect(answer).toMatchObject({
      status: 'answered',
      mode: 'generated',
      short: '38.5亿元',
      answer: `${portSaid}[1]工程由海川港务集团负责建设。[2]`,
      independentOrigins: 1,
      notice: null,
    })
    expect(answer.citations.map(({ n }) => n)).toEqual([1, 2])
    expect(kept(answer)).toEqual([])
    for (const { articleId, start, end, quote } of answer.citations) {
      expect(planted().index.index.articleById(articleId)?.text.slice(start, end)).toBe(quote)
    }
  })

  test('numbers its quotes as they come, whatever numbers the model was given', async () => {
    planted().server.script(replyOf([{ text: '工程由海川港务集团负责建设。', quotes: [2] }, said]))
    const answer = await planted().ask(port)
    expect(answer.answer).toBe(`工程由海川港务集团负责建设。[1]${portSaid}[2]`)
    expect(answer.citations[1]?.quote).toContain('38.5亿元')
  })

  test('names each report that says the whole sentence, and no other', async () => {
    invented().server.script(replyOf([{ text: '北棠水厂日供水能力为12万吨。', quotes: [1, 2, 3] }]))
    const answer = await invented().ask(water)
    expect(answer.mode).toBe('generated')
    expect(answer).toMatchObject({
      answer: '北棠水厂日供水能力为12万吨。[1][2]',
      short: '12万吨',
      independentOrigins: 2,
    })
    invented().server.script(
      replyOf([{ text: '新建的北棠水厂占地90亩，日供水能力达到12万吨。', quotes: [1, 2] }]),
    )
    const narrower = await invented().ask(water)
    expect(narrower).toMatchObject({ mode: 'generated', independentOrigins: 1 })
    expect(narrower.citations[0]?.quote).toContain('90亩')
  })

  test('keeps values that do not agree, each said and cited', async () => {
    const extractive = await invented().askWithoutModel(bridge)
    const told = extractive.conflicts[0]?.values ?? []
    expect(told).toHaveLength(2)
    const sides = told.map(({ value, n }) => ({
      text: `澜溪大桥6月18日上午建成通车，总投资${value}。`,
      quotes: [n],
    }))
    invented().server.script(replyOf(sides.toReversed()))
    const answer = await invented().ask(bridge)
    expect(answer.mode).toBe('generated')
    expect(kept(answer, invented())).toEqual([])
    const [conflict] = answer.conflicts
    expect(conflict?.values.map(({ value }) => value)).toEqual(
      extractive.conflicts[0]?.values.map(({ value }) => value),
    )
    for (const { value, n } of conflict?.values ?? []) {
      expect(answer.citations[n - 1]?.quote).toContain(value)
      expect(answer.answer).toContain(value)
    }
  })

  test('that hides one of them is not given', async () => {
    const extractive = await invented().askWithoutModel(bridge)
    const one = extractive.conflicts[0]?.values.find(({ n }) => n === 1)
    invented().server.script(
      replyOf([{ text: `澜溪大桥6月18日上午建成通车，总投资${one?.value}。`, quotes: [1] }]),
    )
    const notice = '未使用对话模型：模型的回复没有写出各方不同的说法，以下为直接摘录。'
    expect(await invented().ask(bridge)).toEqual({ ...extractive, notice })
  })

  test('is written in the script of the question, the notice too', async () => {
    planted().server.script(replyOf([said]))
    const question = toTraditional(port)
    expect((await planted().ask(question)).answer).toBe(`${toTraditional(portSaid)}[1]`)
    planted().server.script({ status: 500 })
    expect((await planted().ask(question)).notice).toMatch(/^未使用對話模型/)
  })
})

describe('silence stays silence', () => {
  test.each(['火箭发射场的海拔是多少米？', '唐太宗是哪一年即位的？'])('%s', async (question) => {
    planted().server.script(replyOf([{ text: '唐太宗是626年即位的。', quotes: [1] }]))
    expect(await planted().ask(question)).toMatchObject({
      status: 'no_evidence',
      mode: 'extractive',
      notice: null,
    })
    expect(planted().server.requests).toEqual([])
  })
})
