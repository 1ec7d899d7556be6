import { describe, expect, test } from 'vitest'
import type { Reply } from '../../../support/chat-server/chat-server.js'
import {
  chattingInFile,
  copied,
  port,
  replyOf,
  said,
} from '../../../support/chat-server/chatting.js'

const planted = chattingInFile()

describe('a model that does not answer', () => {
  const busy: Reply = { status: 429, headers: { 'retry-after': '0' } }

  test('for being asked too often is asked twice more', async () => {
    planted().server.script(busy, busy, replyOf([said]))
    expect(await planted().ask(port)).toMatchObject({ mode: 'generated', notice: null })
    expect(planted().server.requests).toHaveLength(3)
  })

  test.each<[what: string, reply: Reply, requests: number, cause: string]>([
    ['for being asked too often, three times', busy, 3, '模型正忙'],
    [
      'before a time that nobody waits for',
      { status: 429, headers: { 'retry-after': '3600' } },
      1,
      '模型正忙',
    ],
    [
      'because its quota is used up',
      { status: 429, body: { error: { code: 'insufficient_quota', message: 'quota' } } },
      1,
      '模型正忙',
    ],
    ['because it is broken', { status: 500 }, 1, '模型出错'],
    [
      'because the key is wrong',
      { status: 401, body: { error: { message: 'Incorrect API key: sk-secret' } } },
      1,
      '模型服务没有接受请求，请检查 CHAT_MODEL 与密钥',
    ],
    [
      'because there is no such model',
      { status: 404 },
      1,
      '模型服务没有接受请求，请检查 CHAT_MODEL 与密钥',
    ],
  ])('%s, gives way to the extractive answer', async (_, reply, requests, cause) => {
    planted().server.script(reply, reply, reply, replyOf([said]))
    const answer = await planted().ask(port)
    const { modelFailure } = answer
    const notice = `未使用对话模型：${cause}，以下为直接摘录。`
    expect(modelFailure).not.toBeNull()
    const without = await planted().askWithoutModel(port)
    expect(answer).toEqual({ ...without, modelFailure, notice })
    expect(planted().server.requests).toHaveLength(requests)
    expect(JSON.stringify(answer)).not.toContain('sk-secret')
  })

  test.each<[what: string, reply: Reply]>([
    ['at all', 'hang'],
    [
      'to the end',
      {
        steps: [
          '{"answered":true,"sentences":[',
          JSON.stringify(copied(said)),
          new Promise(() => {}),
        ],
      },
    ],
  ])('%s within the time', async (_, reply) => {
    const chat = await planted().chatWith({ timeoutSeconds: 0.2 })
    planted().server.script(reply)
    expect(await planted().ask(port, { chat })).toEqual({
      ...(await planted().askWithoutModel(port)),
      modelFailure: 'timeout',
      notice: '未使用对话模型：模型没有及时回应，以下为直接摘录。',
    })
  })

  test.each(['openai:gone', 'ollama:gone'])('because nobody is there: %s', async (model) => {
    // Nothing listens on the discard port.
    const chat = await planted().chatWith({
      model,
      openaiBaseUrl: 'http://127.0.0.1:9/v1',
      ollamaBaseUrl: 'http://127.0.0.1:9',
    })
    expect((await planted().ask(port, { chat })).notice).toBe(
      '未使用对话模型：暂时连不上模型，以下为直接摘录。',
    )
  })
})

describe('the budget', () => {
  const notice = '未使用对话模型：今天的用量已到上限，以下为直接摘录。'

  test('ends the use of the model for the day', async () => {
    const chat = await planted().chatWith({ tokensPerDay: 3000 })
    const costly = { ...(replyOf([said]) as object), usage: { input: 2500, output: 300 } } as Reply
    planted().server.script(costly, costly)
    expect(await planted().ask(port, { chat })).toMatchObject({ mode: 'generated' })
    expect(await planted().ask(port, { chat })).toMatchObject({ mode: 'extractive', notice })
    expect(planted().server.requests).toHaveLength(1)
  })

  test('of nothing asks nobody', async () => {
    const chat = await planted().chatWith({ tokensPerDay: 0 })
    planted().server.script(replyOf([said]))
    expect(await planted().ask(port, { chat })).toMatchObject({ mode: 'extractive', notice })
    expect(planted().server.requests).toEqual([])
  })
})
