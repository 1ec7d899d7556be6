import { expect, it } from 'vitest'
import { standardLimits, startBot } from '../../../src/bot/index.js'
import { answer } from './answers.js'
import { discord, MemoryLog, ScriptedService, settingsFor } from './running-bot.js'

it('acknowledges 200 questions asked at once before it works on any, and answers all', async () => {
  const server = await discord()
  // In one channel a minute does not allow as many.
  const channels = ['甲', '乙', '丙', '丁'].map((name) =>
    server.state.addChannel({ type: 0, name }),
  )
  const acknowledged = () =>
    server.requests.filter(({ path, status }) => path.endsWith('/callback') && status === 204)
  let beforeTheFirst: number | null = null
  const service = new ScriptedService((question) => {
    beforeTheFirst ??= acknowledged().length
    return answer({ question, answer: `${question}的答案。[1]` })
  })
  // However busy the machine is, acknowledgements come first.
  const limits = { ...standardLimits, longestHold: 600_000 }
  const bot = await startBot(service, settingsFor(server, { limits }), new MemoryLog())

  const asked = Array.from({ length: 200 }, (_, n) =>
    server.interaction({
      command: 'ask',
      options: { question: `第${n}问` },
      user: server.person({ username: `reader-${n}` }),
      channelId: channels[n % channels.length]?.id ?? '',
    }),
  )
  await Promise.all(asked.map((one) => one.acknowledged))
  // Ends when all that were taken are answered.
  await bot.close()

  expect(beforeTheFirst).toBe(200)
  expect(asked.map(({ id }) => shown(id))).toEqual(
    asked.map((_, n) => expect.stringContaining(`第${n}问的答案。`)),
  )
  expect(server.failures).toEqual([])

  /** What stands in the end in the message that answers an interaction. */
  function shown(id: string): string | undefined {
    const { originalId } = server.state.interactions.get(id) ?? {}
    return server.state.messages.get(originalId ?? '')?.embeds[0]?.description ?? undefined
  }
})
