import { expect, test } from 'vitest'
import { aboutBridge } from '../../../support/app/app-on-news.js'
import {
  answerSchema,
  articleSchema,
  checkSchema,
  listSchema,
  searchSchema,
} from '../../../support/cli/contract.js'
import { newAnswer, newCheck } from '../../../support/state/answered-examples.js'
import { apiOnNews } from './api-on-news.js'

test('a program with a token asks, checks, searches and reads, with the JSON of the command line', async () => {
  const { app, send, token } = await apiOnNews()
  const { text } = await token()
  const asked = await send('/api/v1/ask', { token: text, json: { question: aboutBridge } })
  expect(asked.status).toBe(200)
  expect(asked.headers.get('cache-control')).toBe('private, no-store')
  const answer = answerSchema.parse(asked.body)
  expect(answer.answer).toContain('18亿元')
  expect(answer).toEqual(
    JSON.parse(JSON.stringify((await app.ask({ question: aboutBridge })).answer)),
  )
  const history = [{ question: aboutBridge, answer: answer.sentences.map((s) => s.text).join('') }]
  const next = await send('/api/v1/ask', { token: text, json: { question: '它在哪里？', history } })
  expect(next.body.notes).not.toEqual([])

  const claim = '云岭大桥总投资19亿元。'
  const checked = await send('/api/v1/check', { token: text, json: { claim } })
  expect(checkSchema.parse(checked.body).verdict).toBe('contradicted')
  const english = { token: text, json: { claim }, headers: { 'accept-language': 'en' } }
  expect((await send('/api/v1/check', english)).body.reasons[0]).toMatch(/^[A-Z“]/)

  const query = encodeURIComponent('云岭大桥')
  const found = await send(`/api/v1/search?query=${query}&k=3`, { token: text })
  const { hits } = searchSchema.parse(found.body)
  expect(hits.length).toBeGreaterThan(0)
  expect(hits.length).toBeLessThanOrEqual(3)

  const listed = await send('/api/v1/articles?perPage=2', { token: text })
  const { articles } = listSchema.parse(listed.body)
  expect(articles).toHaveLength(2)
  for (const { id } of articles) {
    const read = await send(`/api/v1/articles/${encodeURIComponent(id)}`, { token: text })
    expect(articleSchema.parse(read.body)).toEqual(
      JSON.parse(JSON.stringify(await app.article(id))),
    )
  }
})

test('an answer of before is read without who asked; a private one is not', async () => {
  const { app, send, token } = await apiOnNews()
  const { text } = await token(['ask'])
  const state = await app.state()
  const id = await state.keep(newAnswer())
  const shown = await send(`/api/v1/answers/${id}`, { token: text })
  expect(shown.body).toMatchObject({ id, kind: 'answer' })
  answerSchema.parse(shown.body.answer)
  expect(Object.keys(shown.body).sort()).toEqual(['answer', 'at', 'id', 'kind', 'question'])
  const check = await state.keep(newCheck())
  expect((await send(`/api/v1/answers/${check}`, { token: text })).body.checks).toHaveLength(1)
  const own = await state.keep(newAnswer({ isPrivate: true }))
  for (const other of [own, 'nothing', '__proto__']) {
    const refused = await send(`/api/v1/answers/${other}`, { token: text })
    expect(refused.status).toBe(404)
    expect(refused.body.code).toBe('answer_missing')
  }
})

test.each([
  ['zh-CN', '缺少令牌'],
  ['zh-TW', '缺少權杖'],
  ['en', 'A token is missing'],
])('an error is a problem in the language of the request: %s', async (language, said) => {
  const { send } = await apiOnNews()
  const refused = await send('/api/v1/articles', { headers: { 'accept-language': language } })
  expect(refused.status).toBe(401)
  expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(refused.headers.get('www-authenticate')).toBe('Bearer')
  expect(refused.body).toEqual({
    ...{ type: 'about:blank', title: 'Unauthorized', status: 401, code: 'token_refused' },
    detail: expect.stringContaining(said),
  })
})

test('where whoever reaches the port may read, no token is needed', async () => {
  const { send } = await apiOnNews({ isOpen: true })
  const asked = await send('/api/v1/ask', { json: { question: aboutBridge } })
  expect(asked.body.answer).toContain('18亿元')
  expect((await send('/api/v1/nothing')).body.code).toBe('address_unknown')
})

test('an answer comes as events where these are accepted', async () => {
  const { app, send } = await apiOnNews({ isOpen: true })
  const headers = { accept: 'text/event-stream' }
  const { status, body } = await send('/api/v1/ask', { headers, json: { question: aboutBridge } })
  expect(status).toBe(200)
  const [, event, data] = /^event: (.*)\ndata: (.*)\n\n$/.exec(body) ?? []
  expect(event).toBe('answer')
  const { answer } = await app.ask({ question: aboutBridge })
  expect(JSON.parse(data ?? '')).toEqual(JSON.parse(JSON.stringify(answer)))
  const empty = await send('/api/v1/ask', { headers, json: { question: '  ' } })
  expect(empty.body).toMatch(/^event: problem\ndata: .*"code":"question_empty"/)
})
