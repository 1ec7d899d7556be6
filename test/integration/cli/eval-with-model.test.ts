import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type ChatRequest,
  type ChatServer,
  type Reply,
  startChatServer,
} from '../../support/chat-server/chat-server.js'
import { callYouju } from '../../support/cli/call-youju.js'
import { evaluationSchema, linesOf, onlyLine } from '../../support/cli/contract.js'
import { home, temporaryFolder } from '../../support/cli/run-youju.js'

const questions = [
  { question: '云台港三期工程的总投资是多少？', answer: '38.5亿元' },
  { question: '松岭队以几比几战胜青禾队？', answer: '3比1' },
  { question: '红岩乡今年的苹果产量是多少？', answer: '1.5万吨' },
  // Nobody answers this one: a faithful model says so.
  { question: '火箭发射场的海拔是多少米？', answer: null },
  // An order to the model stands beside the answer, so no model is asked either.
  { question: '白鹭湿地公园的面积是多少？', answer: '2.3平方公里' },
]
const asked = 4
const written = 3

let server: ChatServer
let folder: string
let remove: () => Promise<void>
let set: string

beforeAll(async () => {
  server = await startChatServer()
  ;({ folder, remove } = await temporaryFolder())
  set = join(folder, 'set.jsonl')
  await writeFile(set, questions.map((each) => JSON.stringify(each)).join('\n'))
  const corpus = join(home, 'test/fixtures/generated/corpus')
  await callYouju(['ingest', '--corpus', corpus, '--index', join(folder, 'index')])
})
afterAll(() => Promise.all([server.close(), remove()]))

const evaluate = (options: string[], env: Record<string, string> = {}) =>
  callYouju(['eval', set, '--index', join(folder, 'index'), ...options], {
    CHAT_MODEL: 'openai:scripted',
    OPENAI_BASE_URL: server.openai,
    STATE_DIR: join(folder, 'state'),
    ...env,
  })

/** What a model is shown. */
interface Shown {
  question: string
  passages: { id: number; text: string }[]
}

interface Written {
  answered: boolean
  sentences: { text: string; quotes: { passage: number; text: string }[] }[]
  short: string | null
}

type Model = (shown: Shown) => Written

/** Lets a model reply to whatever it is asked. */
function play(model: Model): void {
  const reply = ({ body }: ChatRequest): Reply => {
    const shown = JSON.parse(body.messages[1]?.content ?? '') as Shown
    return { steps: [JSON.stringify(model(shown))] }
  }
  server.script(...questions.map(() => reply))
}

const answers: Record<string, string> = Object.fromEntries(
  questions.flatMap(({ question, answer }) => (answer === null ? [] : [[question, answer]])),
)

/** The first sentence that holds the answer, with itself as its quote; none where no passage has one. */
const faithful: Model = ({ question, passages }) => {
  const short = answers[question] ?? null
  const told = passages
    .flatMap(({ id, text }) => text.split(/(?<=。)/).map((sentence) => ({ passage: id, sentence })))
    .find(({ sentence }) => short !== null && sentence.includes(short))
  if (!told) return { answered: false, sentences: [], short: null }
  const text = told.sentence.trim()
  return { answered: true, sentences: [{ text, quotes: [{ passage: told.passage, text }] }], short }
}
/** Numbers, quotations and quotes that nobody has written. */
const inventions: Model = ({ question, passages: [first] }) => {
  const text = first?.text.split('。')[0] ?? ''
  const quotes = [{ passage: 1, text }]
  const sentences = [
    { text: `${question.slice(0, 4)}达到9876万元。`, quotes },
    { text: `“史无前例”的${question.slice(0, 4)}。`, quotes },
    { text, quotes: [{ passage: 1, text: '总额为9876万元，史无前例。' }] },
  ]
  return { answered: true, sentences, short: '9876万元' }
}
/** The truth with a lie on either side. */
const halfTruths: Model = (shown) => {
  const { answered, sentences } = faithful(shown)
  const [lie, ...lies] = inventions(shown).sentences
  const all = [lie, ...sentences, ...lies].flatMap((each) => each ?? [])
  return answered ? { answered, sentences: all, short: '9876万元' } : faithful(shown)
}

async function figuresWith(model: Model) {
  play(model)
  const run = await evaluate(['--json', '--with-model', '--answers'])
  expect(run.code).toBe(0)
  const told = run.stderr.split('\n').filter((line) => line.startsWith('{'))
  return {
    figures: evaluationSchema.parse(onlyLine(run.stdout)),
    answers: linesOf(told.join('\n')) as { short: string | null; answer: string; mode: string }[],
  }
}

const right = { answerable: 4, right: 4, unanswerable: 1, silent: 1 }
const clean = { answersWithInexactQuotes: 0, answersWithUnsupportedNumbers: 0 }
const orders = {
  reason: 'orders_in_articles',
  cause: '相关报道里夹有写给模型的指令',
  answers: 1,
}
const nothingKept = {
  reason: 'nothing_kept',
  cause: '模型的回复在引文里找不到依据',
  answers: asked,
}

describe('eval with a chat model', () => {
  test('scores what a faithful one writes, and believes it where it finds nothing', async () => {
    const { figures, answers } = await figuresWith(faithful)
    expect(server.requests).toHaveLength(asked)
    expect(answers.filter(({ mode }) => mode === 'generated')).toHaveLength(written)
    const lengths = answers.filter(({ mode }) => mode === 'generated').map((each) => each.answer)
    expect(figures).toMatchObject({
      answers: { ...right, ...clean },
      generation: {
        generated: written,
        declined: asked - written,
        fellBack: 1,
        fallbacks: [orders],
        sentences: written,
        unsupportedSentences: 0,
        answers: {
          ...clean,
          answerable: written,
          right: written,
          inAnswer: written,
          quotes: written,
          meanAnswerLength: lengths.join('').length / written,
        },
      },
    })
  })

  test('shows nothing of one that invents, and counts what was left out', async () => {
    const { figures, answers } = await figuresWith(inventions)
    expect(JSON.stringify(answers)).not.toMatch(/9876|史无前例/)
    expect(answers.map(({ mode }) => mode)).not.toContain('generated')
    expect(figures).toMatchObject({
      answers: { ...right, ...clean },
      generation: {
        generated: 0,
        fellBack: asked + 1,
        fallbacks: [nothingKept, orders],
        sentences: 3 * asked,
        unsupportedSentences: 3 * asked,
        answers: null,
      },
    })
  })

  test('keeps what is true among inventions', async () => {
    const { figures, answers } = await figuresWith(halfTruths)
    expect(JSON.stringify(answers)).not.toMatch(/9876|史无前例/)
    expect(figures).toMatchObject({
      answers: { ...right, ...clean },
      generation: {
        generated: written,
        sentences: 4 * written,
        // The last one says the truth again, under a quote that is none: a repetition, not a lie.
        unsupportedSentences: 2 * written,
        answers: { ...clean, right: written },
      },
    })
  })

  test.each([
    ['is not there', { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }, 'unreachable', '暂时连不上模型'],
    ['is broken', {}, 'failed', '模型出错'],
    ['may cost nothing', { CHAT_TOKENS_PER_DAY: '0' }, 'budget', '今天的用量已到上限'],
  ])('tells of one that %s with the figures of the quotes', async (_, env, reason, cause) => {
    server.script()
    const run = await evaluate(['--json', '--with-model'], env)
    const { generation, ...figures } = evaluationSchema.parse(onlyLine(run.stdout))
    expect(generation).toEqual({
      generated: 0,
      declined: 0,
      fellBack: asked + 1,
      fallbacks: [{ reason, cause, answers: asked }, orders],
      sentences: 0,
      unsupportedSentences: 0,
      answers: null,
    })
    const without = evaluationSchema.parse(onlyLine((await evaluate(['--json'])).stdout))
    expect(without).toEqual({ ...figures, generation: null })
  })

  test('draws it for a person, of each half too', async () => {
    play(inventions)
    const { stdout } = await evaluate(['--with-model', '--halves'])
    expect(stdout).toContain(
      '对话模型：5 题，用模型所写 0，模型认为没有答案 0，不用模型 5（模型的回复在引文里找不到依据 4，相关报道里夹有写给模型的指令 1）\n核对：模型写了 12 句，因引文里没有依据而未照用 12 句',
    )
    expect(stdout.match(/对话模型：/g)).toHaveLength(3)
    play(faithful)
    expect((await evaluate(['--with-model'])).stdout).toMatch(
      /模型所写的回答：3 题有答案，答对 3（short \d，answer 3） · 平均长度 \d+ 字/,
    )
  })

  test('asks nobody unless told to', async () => {
    play(faithful)
    const run = await evaluate(['--json'])
    expect(evaluationSchema.parse(onlyLine(run.stdout)).generation).toBeNull()
    expect(server.requests).toEqual([])
  })

  test('needs one, and says what to set', async () => {
    const run = await evaluate(['--with-model'], { CHAT_MODEL: '' })
    expect(run).toMatchObject({ code: 2, stdout: '' })
    expect(run.stderr).toMatch(/^没有设置 CHAT_MODEL：.*--with-model.*。\n$/)
  })
})
