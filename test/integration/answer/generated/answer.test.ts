import { describe, expect, test } from 'vitest'
import type { Answer, AnswerSentence } from '../../../../src/domain/index.js'
import { violations } from '../../../../src/evidence/verify.js'
import { toTraditional } from '../../../../src/text/script.js'
import {
  builderTold,
  chattingInFile,
  matchTold,
  port,
  portSaid,
  portTold,
  replyOf,
  said,
} from '../../../support/chat-server/chatting.js'
import { inventedCorpus } from '../../../support/index/invented-index.js'

const planted = chattingInFile()
const invented = chattingInFile(inventedCorpus)

const bridge = '澜溪大桥的总投资是多少？'
const water = '北棠水厂的日供水能力是多少？'
const builder = { text: '工程由海川港务集团负责建设。', quotes: [builderTold] }

const kept = (answer: Answer, chatting = planted()) => violations(answer, chatting.index.index)

/** The passages that the model was shown. */
const shown = (chatting = planted()): { id: number; text: string }[] =>
  JSON.parse(chatting.server.requests.at(-1)?.body.messages[1]?.content ?? '').passages

describe('a generated answer', () => {
  test('keeps the contract, and cites what its sentences rest on', async () => {
    planted().server.script(replyOf([said, builder], '38.5亿元'))
    const answer = await planted().ask(port)
    expect(answer).toMatchObject({
      status: 'answered',
      mode: 'generated',
      short: '38.5亿元',
      answer: `${portSaid}[1]工程由海川港务集团负责建设。[2]`,
      independentOrigins: 1,
      notice: null,
    })
    expect(answer.citations.map(({ quote }) => quote)).toEqual([portTold, builderTold])
    expect(await kept(answer)).toEqual([])
  })

  test('may say the same in another order, from two quotes, with words that join', async () => {
    const text = '由海川港务集团负责建设的云台港三期工程，计划总投资38.5亿元，此外预计2027年建成。'
    planted().server.script(replyOf([{ text, quotes: [portTold, builderTold] }], '38.5亿元'))
    const answer = await planted().ask(port)
    expect(answer).toMatchObject({ mode: 'generated', answer: `${text}[1][2]`, short: '38.5亿元' })
  })

  test.each([
    ['a letter that is another', portTold.replace('总投资', '总投入')],
    ['a letter that is missing', portTold.replace('目前', '目')],
    ['other marks', portTold.replaceAll('，', ',')],
    ['an ellipsis for what is left out', '云台港三期工程计划总投资38.5亿元……目前尚未开工。'],
    ['no mark at its end', portTold.slice(0, -1)],
    ['the traditional script', toTraditional(portTold)],
  ])('quotes what the article says where the model copied %s', async (_, quote) => {
    planted().server.script(replyOf([{ text: portSaid, quotes: [quote] }]))
    const answer = await planted().ask(port)
    expect(answer).toMatchObject({ mode: 'generated', answer: `${portSaid}[1]` })
    expect(answer.citations.map((each) => each.quote)).toEqual([portTold])
  })

  test('takes a quote from the passage that has it, whatever number the model gave', async () => {
    const quotes = [{ passage: 77, text: portTold }]
    planted().server.script(replyOf([{ text: portSaid, quotes }]))
    expect((await planted().ask(port)).citations[0]?.quote).toBe(portTold)
  })

  test('cites the sentence that names whom the quotes leave out', async () => {
    const quotes = ['设计年吞吐量1200万吨']
    const text = '海川港务集团负责建设的工程，设计年吞吐量1200万吨，云台港三期工程目前尚未开工。'
    planted().server.script(replyOf([{ text, quotes: [...quotes, '目前尚未开工'] }]))
    const answer = await planted().ask(port)
    expect(answer.mode).toBe('generated')
    expect(answer.citations.map(({ quote }) => quote).sort()).toEqual(
      [portTold, builderTold].sort(),
    )
  })

  test('names each report that the model has quoted', async () => {
    invented().server.script(replyOf([], null, false))
    await invented().ask(water)
    const told = shown(invented()).filter(({ text }) => /北棠水厂.*12万吨/.test(text))
    const sentences = told.map(({ id, text }) => ({
      passage: id,
      text: text.split('。').find((each) => each.includes('12万吨')) ?? '',
    }))
    expect(sentences.length).toBeGreaterThan(1)
    const text = '北棠水厂日供水能力为12万吨。'
    invented().server.script(replyOf([{ text, quotes: sentences }], '12万吨'))
    const answer = await invented().ask(water)
    expect(answer).toMatchObject({ mode: 'generated', short: '12万吨' })
    expect(answer.independentOrigins).toBe(
      new Set(answer.citations.map(({ origin }) => origin)).size,
    )
    expect(answer.citations).toHaveLength(sentences.length)
  })

  test('keeps values that do not agree, with a quote each, though the model leaves one out', async () => {
    const extractive = await invented().askWithoutModel(bridge)
    const values = extractive.conflicts[0]?.values ?? []
    expect(values).toHaveLength(2)
    for (const { value, n } of values) {
      const quote = extractive.citations[n - 1]?.quote
      const text = `澜溪大桥6月18日上午建成通车，总投资${value}。`
      invented().server.script(replyOf([{ text, quotes: [quote] }], value))
      const answer = await invented().ask(bridge)
      expect(answer).toMatchObject({ mode: 'generated', short: value })
      expect(await kept(answer, invented())).toEqual([])
      const told = answer.conflicts[0]?.values ?? []
      expect(told.map((each) => each.value)).toEqual(values.map((each) => each.value))
      for (const each of told) {
        expect(answer.citations[each.n - 1]?.quote).toContain(each.value)
        expect(answer.answer).toContain(`[${each.n}]`)
      }
    }
  })

  test('leaves out a clause that is the model’s own, a source and a yes', async () => {
    const about = '松岭队以几比几战胜青禾队？'
    const left = '松岭队以3比1战胜青禾队。'
    for (const text of [
      '松岭队以3比1战胜青禾队，球迷彻夜狂欢。',
      '另一篇通讯稿称，松岭队以3比1战胜青禾队。',
      '是的，松岭队以3比1战胜青禾队。',
    ]) {
      planted().server.script(replyOf([{ text, quotes: [matchTold] }]))
      expect((await planted().ask(about)).answer).toBe(`${left}[1]`)
    }
  })

  test('is written in the script of the question, the notice too', async () => {
    planted().server.script(replyOf([said]))
    const question = toTraditional(port)
    expect((await planted().ask(question)).answer).toBe(`${toTraditional(portSaid)}[1]`)
    planted().server.script({ status: 500 })
    expect((await planted().ask(question)).notice).toMatch(/^未使用對話模型/)
  })
})

describe('a model that finds no answer', () => {
  test('is believed: the nearest is shown, and nothing as an answer', async () => {
    planted().server.script(replyOf([], null, false))
    const answer = await planted().ask(port)
    expect(answer).toMatchObject({
      status: 'no_evidence',
      short: null,
      citations: [],
      notice: null,
    })
    expect(answer.answer).toMatch(/^没有直接写明，最接近的是：/)
    expect(await kept(answer)).toEqual([])
  })

  test('is believed though it writes sentences', async () => {
    const told: AnswerSentence[] = []
    planted().server.script(replyOf([said], '38.5亿元', false))
    const onSentence = (each: AnswerSentence) => told.push(each)
    expect(await planted().ask(port, { onSentence })).toMatchObject({ status: 'no_evidence' })
    expect(told).toEqual([])
  })
})

describe('where the rules are silent', () => {
  const why = '球队为什么能夺冠？罗远舟怎么看？'
  const told = '主教练罗远舟说，球队用了两年时间重建。'

  test('the model is asked, and answers with what stands there', async () => {
    planted().server.script(replyOf([{ text: told, quotes: [told] }]))
    const answer = await planted().ask(why)
    expect(answer).toMatchObject({ status: 'answered', answer: `${told}[1]`, related: [] })
  })

  test.each(['火箭发射场的海拔是多少米？', '唐太宗是哪一年即位的？'])(
    'its inventions, and quotes that do not say them, stay silence: %s',
    async (question) => {
      const extractive = await planted().askWithoutModel(question)
      expect(extractive.status).toBe('no_evidence')
      for (const quotes of [
        [],
        ['唐太宗是626年即位的。'],
        [portTold],
        [{ passage: 1, text: '。' }],
      ]) {
        planted().server.script(replyOf([{ text: '唐太宗是626年即位的。', quotes }], '626年'))
        expect(await planted().ask(question)).toEqual(extractive)
      }
    },
  )

  test('a model that fails is told of', async () => {
    planted().server.script({ status: 500 })
    expect(await planted().ask('唐太宗是哪一年即位的？')).toMatchObject({
      status: 'no_evidence',
      notice: '未使用对话模型：模型出错。',
    })
  })
})
