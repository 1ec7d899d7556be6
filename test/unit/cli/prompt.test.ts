import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import type { App } from '../../../src/app.js'
import { wordsIn } from '../../../src/cli/messages/words-in.js'
import { askInTerminal } from '../../../src/cli/prompt.js'
import type { Terminal } from '../../../src/cli/terminal.js'
import type { AskReply, AskRequest } from '../../../src/domain/index.js'
import { answered } from '../answer/invented.js'

const plain = (text: string) => text

/** What the app is asked, by a person at a prompt or through a pipe. */
async function askedBy(isTTY: boolean, lines: readonly string[]) {
  const asked: AskRequest[] = []
  const app = {
    ingest: async () => ({
      articles: 1,
      passages: 1,
      rejected: [],
      unsettled: [],
      published: true,
    }),
    async ask(request: AskRequest): Promise<AskReply> {
      asked.push(structuredClone(request))
      const { question } = request
      if (question.includes('坏')) throw new Error('broken')
      const answer = answered({ answer: `${question}答[1]` })
      return { answer, hits: [], phrasing: null, breaches: [] }
    },
  } as unknown as App
  const terminal = {
    out: () => {},
    err: () => {},
    bold: plain,
    dim: plain,
    warn: plain,
    words: wordsIn('zh-CN'),
  } as unknown as Terminal
  const input = Object.assign(new PassThrough(), { isTTY }) as unknown as typeof process.stdin
  ;(input as unknown as PassThrough).end(lines.map((line) => `${line}\n`).join(''))
  const { exitCode } = process
  await askInTerminal(app, terminal, input)
  process.exitCode = exitCode
  return asked
}

test('the prompt hands on the last three turns, without those that failed', async () => {
  const asked = await askedBy(true, ['一', '二', '坏', '三', '四', '五'])
  expect(
    asked.map(({ question, history }) => [question, history?.map((turn) => turn.question)]),
  ).toEqual([
    ['一', []],
    ['二', ['一']],
    ['坏', ['一', '二']],
    ['三', ['一', '二']],
    ['四', ['一', '二', '三']],
    ['五', ['二', '三', '四']],
  ])
  expect(asked[1]?.history?.[0]).toEqual({
    question: '一',
    answer: '一答',
    cited: ['bridge.md'],
  })
})

test('lines of a pipe are questions of their own', async () => {
  const asked = await askedBy(false, ['一', '二'])
  expect(asked.map(({ history }) => history)).toEqual([[], []])
})
