import { expect, it } from 'vitest'
import { answer } from './answers.js'
import { descriptionOf, runBot } from './running-bot.js'

it('acknowledges 200 questions asked at once before it works on any, and answers all', async () => {
  const channels: string[] = []
  const acknowledgedAtFirst: number[] = []
  const bot = await runBot(
    (question) => {
      acknowledgedAtFirst.push(acknowledged())
      return answer({ question, answer: `${question}。[1]` })
    },
    {
      // No more than a minute's worth in each.
      prepare: (server) => {
        for (const name of ['甲', '乙', '丙', '丁']) {
          channels.push(server.state.addChannel({ type: 0, name }).id)
        }
      },
    },
  )
  const { server } = bot
  const acknowledged = () =>
    server.requests.filter(({ path, status }) => path.endsWith('/callback') && status === 204)
      .length

  const asked = Array.from({ length: 200 }, (_, n) =>
    server.interaction({
      command: 'ask',
      options: { question: `第${n}问` },
      user: server.person({ username: `reader-${n}` }),
      channelId: channels[n % channels.length] ?? '',
    }),
  )
  await Promise.all(asked.map((one) => one.acknowledged))
  await server.request('PATCH', /@original$/)
  // What waits is told its place, and then gets its own answer.
  for (const [n, one] of asked.entries()) {
    const own = new RegExp(`${one.token}/messages/@original$`)
    const edits = () =>
      server.requests.filter(({ method, path }) => method === 'PATCH' && own.test(path))
    await expect
      .poll(() => descriptionOf((edits().at(-1)?.body ?? {}) as object), { timeout: 60_000 })
      .toContain(`第${n}问。`)
  }
  expect(acknowledgedAtFirst[0]).toBe(200)
  expect(server.failures).toEqual([])
})
