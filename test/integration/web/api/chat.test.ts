import OpenAI, { APIError } from 'openai'
import { expect, test } from 'vitest'
import { aboutBridge } from '../../../support/app/app-on-news.js'
import { apiOnNews } from './api-on-news.js'

const clientOf = (url: string, apiKey: string) =>
  new OpenAI({ baseURL: `${url}/v1`, apiKey, maxRetries: 0 })
const user = (content: string) => ({ role: 'user' as const, content })

test('a client of OpenAI asks, with the answer, its sources and links as the message', async () => {
  const { app, url, token } = await apiOnNews()
  const client = clientOf(url, (await token(['ask'])).text)
  const { data } = await client.models.list()
  expect(data.map(({ id }) => id)).toEqual(['youju'])
  expect((await client.models.retrieve('youju')).id).toBe('youju')

  const done = await client.chat.completions.create({
    model: 'youju',
    messages: [{ role: 'system', content: '请简短。' }, user(aboutBridge)],
  })
  const { answer } = await app.ask({ question: aboutBridge })
  const content = done.choices[0]?.message.content ?? ''
  expect(content.startsWith(`${answer.answer}\n\n`)).toBe(true)
  expect(content).toMatch(
    /\n\n来源\n\[1\] “.*18亿元.*” .*http:\/\/127\.0\.0\.1:\d+\/a\/[\w-]+#quote/,
  )
  expect((done as { citations?: object[] }).citations).toMatchObject(
    answer.citations.map(({ n, quote }) => ({ n, quote })),
  )

  // Its answer comes back as a turn of the conversation, without the sources.
  const messages = [
    user(aboutBridge),
    { role: 'assistant' as const, content },
    user('它什么时候通车？'),
  ]
  const next = await client.chat.completions.create({ model: 'youju', messages })
  const turn = { question: aboutBridge, answer: answer.sentences.map(({ text }) => text).join('') }
  const followed = await app.ask({ question: '它什么时候通车？', history: [turn] })
  expect(next.choices[0]?.message.content).toContain(followed.answer.answer)
})

test('the chunks of a stream are the message, and the last one has the citations', async () => {
  const { url } = await apiOnNews({ isOpen: true })
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [user(aboutBridge)] }),
  })
  const whole = ((await response.json()) as OpenAI.ChatCompletion).choices[0]?.message.content
  const client = new OpenAI({ baseURL: `${url}/v1`, apiKey: 'none', maxRetries: 0 })
  // The client insists on a key, but need not send it.
  const stream = await client.chat.completions.create(
    { model: 'youju', messages: [user(aboutBridge)], stream: true },
    { headers: { authorization: null } },
  )
  const chunks = []
  for await (const chunk of stream) chunks.push(chunk)
  expect(chunks.map(({ choices }) => choices[0]?.delta.content ?? '').join('')).toBe(whole)
  expect(chunks.length).toBeGreaterThan(3)
  const last = chunks.at(-1)
  expect(last?.choices[0]?.finish_reason).toBe('stop')
  expect((last as { citations?: object[] } | undefined)?.citations?.length).toBeGreaterThan(0)
})

test('its client understands the errors', async () => {
  const { url, token } = await apiOnNews()
  const refused = await clientOf(url, 'youju_wrong')
    .models.list()
    .catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(APIError)
  expect(refused).toMatchObject({ status: 401, code: 'token_refused' })
  const client = clientOf(url, (await token(['search'])).text)
  const asking = client.chat.completions.create({ model: 'youju', messages: [user(aboutBridge)] })
  await expect(asking).rejects.toMatchObject({ status: 403, code: 'scope_missing' })
  const own = clientOf(url, (await token(['ask'])).text)
  for (const messages of [[], [{ role: 'system' as const, content: '只有它。' }]]) {
    await expect(own.chat.completions.create({ model: 'youju', messages })).rejects.toMatchObject({
      ...{ status: 400, code: 'request_invalid' },
    })
  }
})
