import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import dotenv from 'dotenv'
import { describe, expect, test } from 'vitest'
import { readConfig, secretsOf } from '../../src/config.js'

const home = resolve(import.meta.dirname, '../..')
const example = dotenv.parse(readFileSync(resolve(home, '.env.example')))

test('the example of .env changes nothing', () => {
  expect(readConfig(example)).toEqual(readConfig({}))
})

/** Each variable that validation asks for by name. */
const read = new Set<string>()
readConfig(
  new Proxy({} as NodeJS.ProcessEnv, {
    get(_, name) {
      if (typeof name === 'string' && /^[A-Z_]+$/.test(name)) read.add(name)
      return undefined
    },
  }),
)

test('the example of .env names every variable that is read, and no other', () => {
  expect(Object.keys(example).sort()).toEqual([...read].sort())
})

test('the example of .env says in Chinese, then in English, what each variable does', () => {
  const lines = readFileSync(resolve(home, '.env.example'), 'utf8').split('\n')
  const unexplained = [...read].filter((name) => {
    const at = lines.indexOf(`${name}=`)
    const [chinese = '', english = ''] = lines.slice(at - 2, at)
    return (
      !/^# .*\p{Script=Han}.*（.*默认.+）$/u.test(chinese) ||
      !/^# [A-Z][^（）]*\(.+\)$/.test(english)
    )
  })
  expect(unexplained).toEqual([])
})

test.each(['docs/settings.md', 'docs/settings.zh-CN.md'])(
  '%s has a row for every variable that is read, and no other',
  (path) => {
    const table = readFileSync(resolve(home, path), 'utf8')
    const rows = Array.from(table.matchAll(/^\| `([A-Z_]+)` \|/gm), ([, name]) => name)
    expect(rows.sort()).toEqual([...read].sort())
  },
)

test('folders stand beside the program unless told, and are resolved against the present one', () => {
  expect(readConfig({})).toMatchObject({
    corpus: resolve(home, 'corpus'),
    indexDir: resolve(home, 'embeddings/index'),
    stateDir: resolve(home, '.youju'),
    embeddingModel: null,
    contact: null,
    logLevel: 'info',
  })
  expect(readConfig({ CORPUS_DIR: ' news ' }).corpus).toBe(resolve('news'))
})

describe.each([
  ['yes', true],
  ['ON', true],
  [' 1 ', true],
  ['off', false],
  ['0', false],
  ['', false],
])('DISCORD_MESSAGE_CONTENT=%s', (value, expected) => {
  test(`means ${expected}`, () => {
    expect(readConfig({ DISCORD_MESSAGE_CONTENT: value }).discord.messageContent).toBe(expected)
  })
})

test('roles are told apart by commas or white space', () => {
  const { discord } = readConfig({ DISCORD_MODERATOR_ROLES: '1, 2 3,,' })
  expect(discord.moderatorRoles).toEqual(['1', '2', '3'])
})

test.each([
  ['LOG_LEVEL', 'loud'],
  ['CONTACT', 'somebody'],
  ['CONTACT', '站长@example.com'],
  ['CONTACT', 'a@example.com\r\nX-Header: 1'],
  ['HF_ENDPOINT', 'mirror'],
  ['DISCORD_API_URL', 'localhost'],
  ['DISCORD_MESSAGE_CONTENT', 'maybe'],
  ['RETENTION_DAYS', '-1'],
  ['RETENTION_DAYS', '1.5'],
  ['RETENTION_DAYS', 'ever'],
])('%s=%s is refused by its name', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(
    expect.objectContaining({ code: 'config_invalid', message: expect.stringContaining(name) }),
  )
})

test.each([
  [{}, 180],
  [{ RETENTION_DAYS: '' }, 180],
  [{ RETENTION_DAYS: '0' }, 0],
  [{ RETENTION_DAYS: ' 30 ' }, 30],
])('%o keeps what was asked for that many days', (environment, days) => {
  expect(readConfig(environment).retentionDays).toBe(days)
})

test('a chat model is asked only where one is named', () => {
  expect(readConfig({ OPENAI_API_KEY: 'sk-secret' }).chat).toBeNull()
  expect(readConfig({ CHAT_MODEL: 'ollama:qwen3:8b' }).chat).toEqual({
    model: 'ollama:qwen3:8b',
    openaiApiKey: null,
    openaiBaseUrl: null,
    ollamaBaseUrl: null,
    timeoutSeconds: 30,
    tokensPerDay: 1_000_000,
    passages: 12,
  })
})

test('a model of OpenAI needs a key or a server of its own', () => {
  expect(() => readConfig({ CHAT_MODEL: 'openai:gpt-4o-mini' })).toThrow('OPENAI_API_KEY')
  const own = { CHAT_MODEL: 'openai:local', OPENAI_BASE_URL: 'http://127.0.0.1:8000/v1' }
  expect(readConfig(own).chat).toMatchObject({ openaiBaseUrl: own.OPENAI_BASE_URL })
})

test('secrets are the tokens and keys, and what stands within addresses', () => {
  const secrets = secretsOf({
    DISCORD_TOKEN: ' token-of-the-bot ',
    DISCORD_CLIENT_SECRET: 'secret-of-the-application',
    OPENAI_API_KEY: 'sk-secret',
    OPENAI_BASE_URL: 'https://user:p%40ss-word@host/v1?api-key=query-secret',
    OLLAMA_BASE_URL: 'not an address',
  })
  expect([...secrets]).toEqual([
    ['token-of-the-bot', '[DISCORD_TOKEN]'],
    ['secret-of-the-application', '[DISCORD_CLIENT_SECRET]'],
    ['sk-secret', '[OPENAI_API_KEY]'],
    ['user:p@ss-word', '[OPENAI_BASE_URL]'],
    ['user:p%40ss-word', '[OPENAI_BASE_URL]'],
    ['p@ss-word', '[OPENAI_BASE_URL]'],
    ['p%40ss-word', '[OPENAI_BASE_URL]'],
    ['query-secret', '[OPENAI_BASE_URL]'],
  ])
})
