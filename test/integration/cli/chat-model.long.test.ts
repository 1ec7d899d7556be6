import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ChatServer, startChatServer } from '../../support/chat-server/chat-server.js'
import { matchTold } from '../../support/chat-server/chatting.js'
import { callYouju } from '../../support/cli/call-youju.js'
import { answerSchema, onlyLine } from '../../support/cli/contract.js'
import { home, runYouju, temporaryFolder } from '../../support/cli/run-youju.js'

const question = '松岭队以几比几战胜青禾队？'
const quotes = [{ passage: 1, text: matchTold }]
const reply = JSON.stringify({
  answered: true,
  sentences: [
    { quotes, text: '松岭队以9比0战胜青禾队。' },
    { quotes, text: '松岭队以3比1战胜青禾队。' },
  ],
  short: '3比1',
})

let server: ChatServer
let folder: string
let remove: () => Promise<void>
const asking = (...options: string[]) => [
  ...['ask', question, '--index', join(folder, 'index'), ...options],
]
const settings = (env: Record<string, string>) => ({
  CHAT_MODEL: 'openai:scripted',
  OPENAI_BASE_URL: server.openai,
  OPENAI_API_KEY: 'sk-secret',
  STATE_DIR: join(folder, 'state'),
  ...env,
})
const ask = (env: Record<string, string> = {}) => callYouju(asking(), settings(env))
/** The same by a program of its own. */
const askProgram = (env: Record<string, string> = {}, ...options: string[]) =>
  runYouju(asking(...options), { env: settings(env) })

beforeAll(async () => {
  server = await startChatServer()
  ;({ folder, remove } = await temporaryFolder())
  const corpus = join(home, 'test/fixtures/generated/corpus')
  await callYouju(['ingest', '--corpus', corpus, '--index', join(folder, 'index')])
})
afterAll(() => Promise.all([server.close(), remove()]))

test('a model that fails is told in a line, without its words or the key', async () => {
  server.script({ status: 401, body: { error: { message: 'bad key sk-secret' } } })
  const run = await ask()
  expect(run.code).toBe(0)
  expect(run.stdout).toContain('注：未使用对话模型：')
  expect(run.stdout + run.stderr).not.toContain('sk-secret')
})

test('a broken piece of a reply is not printed, with the key and the question that it echoes', async () => {
  const broken = `data: {"choices":[{"delta":{"content":"sk-secret ${question}\n\n`
  server.script({ stream: broken }, { stream: broken }, { stream: broken })
  const run = await askProgram()
  expect(server.requests.length).toBeGreaterThan(0)
  expect(run.stdout).toContain('注：未使用对话模型：')
  expect(run.stderr).toBe('')
  expect(run.stdout).not.toContain('sk-secret')
})

test('ask lets the model of the environment write what stands the test; LangChain’s own variables send the question nowhere else, and print nothing', async () => {
  const seen: string[] = []
  const elsewhere = createServer(({ url }, response) => {
    seen.push(url ?? '')
    response.end('{}')
  })
  await once(elsewhere.listen(0, '127.0.0.1'), 'listening')
  const at = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
  server.script({ steps: [reply] })
  const tracing = {
    ...{ LANGSMITH_TRACING: 'true', LANGSMITH_TRACING_V2: 'true', LANGSMITH_API_KEY: 'lsv2-key' },
    ...{ LANGCHAIN_TRACING: 'true', LANGCHAIN_TRACING_V2: 'true', LANGCHAIN_API_KEY: 'lsv2-key' },
    ...{ LANGSMITH_ENDPOINT: at, LANGCHAIN_ENDPOINT: at, LANGSMITH_GATEWAY: at },
    ...{ LANGCHAIN_VERBOSE: 'true', OPENAI_LOG: 'debug', LANGCHAIN_CALLBACKS_BACKGROUND: 'false' },
  }
  const run = await askProgram(tracing, '--json')
  elsewhere.close()
  expect(run.stderr).toBe('')
  expect(answerSchema.parse(onlyLine(run.stdout))).toMatchObject({
    answer: '松岭队以3比1战胜青禾队。[1]',
    short: '3比1',
    mode: 'generated',
    notice: null,
  })
  expect(server.requests).toHaveLength(1)
  expect(server.requests[0]?.authorization).toBe('Bearer sk-secret')
  expect(seen).toEqual([])
})

test('the budget is kept from one command to the next', async () => {
  const env = { STATE_DIR: join(folder, 'spent'), CHAT_TOKENS_PER_DAY: '2500' }
  server.script({ steps: [reply], usage: { input: 2400, output: 50 } }, { steps: [reply] })
  await ask(env)
  const run = await ask(env)
  expect(run.stdout).toContain('今天的用量已到上限')
  expect(server.requests).toHaveLength(1)
})

test('a budget that cannot be kept leaves the model unasked', async () => {
  server.script({ steps: [reply] })
  const STATE_DIR = join(folder, 'no-folder')
  writeFileSync(STATE_DIR, '')
  const run = await ask({ STATE_DIR })
  expect(run.code).toBe(0)
  expect(run.stdout).toContain('暂时查不到今天的用量，请检查 STATE_DIR 能否读写')
  expect(server.requests).toEqual([])
})

test('who asks no model needs no database', async () => {
  const STATE_DIR = join(folder, 'unused')
  expect((await ask({ CHAT_MODEL: '', STATE_DIR })).code).toBe(0)
  expect(existsSync(STATE_DIR)).toBe(false)
})

test.each([
  { CHAT_MODEL: 'gpt-4o-mini' },
  { CHAT_TIMEOUT_SECONDS: 'soon' },
  { CHAT_TOKENS_PER_DAY: '-1' },
  { OPENAI_BASE_URL: '', OPENAI_API_KEY: '' },
])('settings that cannot be meant are refused: %o', async (env) => {
  const run = await ask(env)
  expect(run.code).toBe(2)
  expect(run.stderr).toContain(Object.keys(env)[0])
  expect(run.stdout).toBe('')
})
