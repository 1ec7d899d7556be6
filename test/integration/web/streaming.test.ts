import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aboutBridge } from '../../support/app/app-on-news.js'
import {
  type ChatServer,
  type Reply,
  type Step,
  startChatServer,
} from '../../support/chat-server/chat-server.js'
import { replyOf } from '../../support/chat-server/chatting.js'
import { news } from '../../support/cli/news.js'
import { type ApiOnNews, apiOnNews } from './api/api-on-news.js'

const cost = { text: '云岭大桥总投资为18亿元。', quotes: ['总投资为18亿元'] }
const length = { text: '大桥全长3260米。', quotes: ['大桥全长3260米'] }
const asking = `/ask?${new URLSearchParams({ q: aboutBridge })}`
const stream = { accept: 'text/event-stream' }
const sending = (body: object, headers: Record<string, string> = {}) => ({
  ...{ method: 'POST', body: JSON.stringify(body) },
  headers: { 'content-type': 'application/json', ...headers },
})

let on: ApiOnNews
let chat: ChatServer
const ends: (() => Promise<void>)[] = []
/** How often an answer or check was kept. */
let kept = 0
/** Resolves with what the app is at when that is over. */
let working: Promise<unknown> = Promise.resolve()

beforeAll(async () => {
  chat = await startChatServer()
  on = await apiOnNews({
    files: { 'bridge.md': news['bridge.md'] ?? '' },
    isOpen: true,
    env: {
      CHAT_MODEL: 'openai:scripted',
      OPENAI_API_KEY: 'sk',
      OPENAI_BASE_URL: chat.openai,
      CHAT_TIMEOUT_SECONDS: '86400',
    },
    whenOver: (close) => void ends.push(close),
  })
  const [home] = on.context.homes
  if (!home?.state) throw new Error('no home')
  const { state, service } = home
  const keep: typeof state.keep = (made) => {
    kept += 1
    return state.keep(made)
  }
  home.state = new Proxy(state, {
    get(of, name) {
      if (name === 'keep') return keep
      const found = Reflect.get(of, name)
      return typeof found === 'function' ? found.bind(of) : found
    },
  })
  const noted = <T>(work: Promise<T>) => {
    working = work
    return work
  }
  home.service = {
    ...service,
    ask: (...asked) => noted(service.ask(...asked)),
    checkAll: (...asked) => noted(service.checkAll(...asked)),
  }
})
afterAll(async () => {
  for (const end of ends) await end()
  await chat.close()
})

/** A reply that stops before its second sentence until it is let go on. */
function halting(): { reply: Reply; goOn(): void } {
  const reply = replyOf([cost, length])
  if (!(typeof reply === 'object' && 'steps' in reply)) throw new Error('no steps')
  const text = reply.steps.join('')
  const at = text.indexOf(length.text)
  let goOn = () => {}
  const halt = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const steps: Step[] = [text.slice(0, at), halt, text.slice(at)]
  return { reply: { ...reply, steps }, goOn }
}

/** Reads until something has come; returns all that came so far. */
async function until(reader: ReadableStreamDefaultReader<Uint8Array>, said: string) {
  const decoder = new TextDecoder()
  let text = ''
  while (!text.includes(said)) {
    const { done, value } = await reader.read()
    if (done) throw new Error(`over without ${said}: ${text}`)
    text += decoder.decode(value, { stream: true })
  }
  return text
}

async function opened(path: string, init: RequestInit = {}) {
  const reader = (await fetch(on.url + path, init)).body?.getReader()
  if (!reader) throw new Error('no body')
  return reader
}

test('a page shows each sentence while the model still writes the next', async () => {
  const { reply, goOn } = halting()
  chat.script(reply)
  const reader = await opened(asking)
  const begun = await until(reader, cost.text)
  expect(begun).toContain('<p class="draft">')
  expect(begun).not.toContain(length.text)
  expect(begun).not.toContain('</html>')
  goOn()
  const rest = await until(reader, '</html>')
  expect(rest).toContain(length.text)
  expect(rest).toMatch(/class="given"[\s\S]*href="#source-1"/)
  expect(chat.requests).toHaveLength(1)
})

test('the API sends each sentence while the model still writes the next', async () => {
  const { reply, goOn } = halting()
  chat.script(reply)
  const reader = await opened('/api/v1/ask', sending({ question: aboutBridge }, stream))
  const begun = await until(reader, '\n\n')
  expect(begun).toMatch(/^event: sentence\ndata: \{/)
  expect(begun).toContain(cost.text)
  goOn()
  const rest = await until(reader, 'event: answer')
  expect(rest).toContain(`event: sentence\ndata: {"text":"${length.text}"`)
})

test.each([
  ['a page', `${asking}&since=2020-01-01`, {}],
  ['events of the API', '/api/v1/ask', sending({ question: aboutBridge }, stream)],
  ['an answer of the API', '/api/v1/ask', sending({ question: aboutBridge })],
  ['a page of a check', `/check?${new URLSearchParams({ q: '云岭大桥总投资约19亿元。' })}`, {}],
  ['a check of the API', '/api/v1/check', sending({ claim: '云岭大桥总投资约19亿元。' })],
])('who leaves %s has the model stopped, and nothing is kept of it', async (_, path, init) => {
  let leaves: Promise<void> = Promise.resolve()
  const asked = new Promise<void>((resolve) => {
    chat.script(({ left }) => {
      leaves = left
      resolve()
      return 'hang'
    })
  })
  const before = kept
  const leave = new AbortController()
  const opening = fetch(on.url + path, { ...init, signal: leave.signal })
  opening.catch(() => {})
  await asked
  leave.abort()
  // The connection to the model ends long before its time limit.
  await leaves
  await working.catch(() => {})
  await setImmediate()
  expect(kept).toBe(before)
  expect(chat.requests).toHaveLength(1)
  expect(on.errors).toEqual([])
})
