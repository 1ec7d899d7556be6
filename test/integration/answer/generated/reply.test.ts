import { describe, expect, test } from 'vitest'
import { marked } from '../../../../src/domain/index.js'
import {
  builderTold,
  chattingInFile,
  copied,
  port,
  portSaid,
  replyOf,
  said,
} from '../../../support/chat-server/chatting.js'

const planted = chattingInFile()

describe('a generated answer', () => {
  test('comes of Ollama as well', async () => {
    const chat = await planted().chatWith({ model: 'ollama:qwen3:8b' })
    planted().server.script(replyOf([said]))
    expect(await planted().ask(port, { chat })).toMatchObject({ mode: 'generated' })
    const [request] = planted().server.requests
    expect(request?.path).toBe('/api/chat')
    expect(request?.body.format).toMatchObject({ type: 'object' })
  })

  test('comes of a server that knows no schemas as well', async () => {
    const chat = await planted().chatWith()
    const message = "This response_format type 'json_schema' is unavailable now"
    planted().server.script(
      { status: 400, body: { error: { message } } },
      replyOf([said]),
      replyOf([said]),
    )
    expect(await planted().ask(port, { chat })).toMatchObject({ mode: 'generated' })
    expect(await planted().ask(port, { chat })).toMatchObject({ mode: 'generated' })
    const formats = planted().server.requests.map(({ body }) => body.response_format?.type)
    expect(formats).toEqual(['json_schema', undefined, undefined])
  })

  test.each([
    ['thoughts', ['<think>{"sentences":[{"text":"99亿元', '"}]}</think>\n']],
    ['a code fence', ['```json\n']],
  ])('is read behind %s', async (_, before) => {
    const reply = JSON.stringify({ answered: true, sentences: [copied(said)], short: null })
    planted().server.script({ steps: [...before, reply, '\n```'] })
    expect(await planted().ask(port)).toMatchObject({ mode: 'generated', answer: `${portSaid}[1]` })
  })
})

test('the first sentence reaches the edge while the second is not yet written', async () => {
  const second = { text: '工程由海川港务集团负责建设。', quotes: [builderTold] }
  let release = () => {}
  const isTold = new Promise<void>((settle) => {
    release = settle
  })
  const told: string[] = []
  planted().server.script({
    steps: [
      `{"answered":true,"sentences":[${JSON.stringify(copied(said))}`,
      // The server writes on only when the first sentence has been seen.
      isTold,
      `,${JSON.stringify(copied(second))}],"short":null}`,
    ],
  })
  const answer = await planted().ask(port, {
    onSentence(sentence) {
      told.push(marked(sentence))
      release()
    },
  })
  expect(told).toEqual([`${portSaid}[1]`, '工程由海川港务集团负责建设。[2]'])
  expect(answer.answer).toBe(told.join(''))
})
