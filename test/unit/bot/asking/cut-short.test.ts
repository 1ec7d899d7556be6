import { DiscordAPIError } from 'discord.js'
import { expect, it } from 'vitest'
import { cutShortTeller } from '../../../../src/bot/asking/cut-short.js'
import type { BotContext } from '../../../../src/bot/contract.js'
import type { QuestionBegun } from '../../../../src/domain/index.js'
import { memoryState } from '../../../support/state/memory-state.js'

const question: QuestionBegun = {
  ...{ id: 'a', locale: 'en', at: '2025-03-05T01:00:00.000Z' },
  place: { kind: 'reply', application: '1', token: 'to answer with' },
}

/** Tells of a question whose reply Discord does not show; returns which were crossed off. */
async function endedWhereRefused(status: number, code: number, message: string) {
  const ended: string[] = []
  const refuse = () => {
    const refusal = { code, message }
    throw new DiscordAPIError(refusal, code, status, 'GET', '/', { files: [], body: {} })
  }
  const context = {
    state: {
      ...memoryState(),
      questionsCutShort: async () => [question],
      endQuestion: async (id: string) => void ended.push(id),
    },
    log: { debug() {}, info() {}, warn() {}, error() {} },
    client: { rest: { get: async () => refuse() } },
  } as unknown as BotContext
  await cutShortTeller(context)()
  return ended
}

it.each([
  [401, 50027, 'Invalid Webhook Token'],
  [404, 10015, 'Unknown Webhook'],
])('who can be told no more, by %i, is given up', async (status, code, message) => {
  expect(await endedWhereRefused(status, code, message)).toEqual(['a'])
})

it('what Discord may take later is tried again', async () => {
  expect(await endedWhereRefused(500, 0, 'Internal Server Error')).toEqual([])
})
