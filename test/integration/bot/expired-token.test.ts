import { expect, it } from 'vitest'
import { answer } from './answers.js'
import { type BotUnderTest, controlsOf, descriptionOf, runBot } from './running-bot.js'

const question = '新馆有多大，*谁*造的？'
const quarterOfAnHour = 15 * 60 * 1000

/** A bot whose work lasts until an interaction's token has expired. */
async function slowBot(work?: (bot: BotUnderTest) => void): Promise<BotUnderTest> {
  const bot = await runBot(() => {
    bot.server.clock.advance(quarterOfAnHour + 1000)
    work?.(bot)
    return answer()
  })
  bot.service.check = async () => {
    bot.server.clock.advance(quarterOfAnHour + 1000)
    throw new Error('never mind: the answer to this cannot be shown either')
  }
  return bot
}

const posted = ({ server }: BotUnderTest, channel: string) =>
  server.requestThat(
    ({ method, path }) => method === 'POST' && path === `/channels/${channel}/messages`,
  )

it('a public answer that comes after the token expired stands in the channel, with its question', async () => {
  const bot = await slowBot()
  const { server, service } = bot
  server.interaction({ command: 'ask', options: { question } })
  const { body, answer: sent } = await posted(bot, server.state.channelId)
  const shown = body as Parameters<typeof descriptionOf>[0]
  expect(shown.content).toBe('> 新馆有多大，\\*谁\\*造的？')
  expect(descriptionOf(shown)).toContain('**2.4万平方米**')
  expect(shown.allowed_mentions).toMatchObject({ parse: [] })
  const { id } = sent as { id: string }
  await bot.close()
  expect(await service.state.givenIn(id)).toMatchObject({ question })
  expect(controlsOf(shown)).toContain('👍')
  expect(server.failures.map(({ code }) => code)).toEqual([50027])
})

it('a public answer is edited from then on where it is written sentence by sentence', async () => {
  const bot = await runBot(async (_, { onSentence }) => {
    onSentence?.({ text: '新馆总建筑面积2.4万平方米。', cites: [1] })
    return answer()
  })
  const { server } = bot
  server.fail({
    ...{ method: 'PATCH', path: /@original$/, status: 404, times: 1 },
    body: { message: 'Unknown Webhook', code: 10015 },
  })
  server.interaction({ command: 'ask', options: { question } })
  const { answer: sent } = await posted(bot, server.state.channelId)
  const { id } = sent as { id: string }
  await server.requestThat(({ method, path }) => method === 'PATCH' && path.endsWith(id))
  expect(server.shown(id).text).toMatch(/^> 新馆有多大.*\n\*\*2\.4万平方米\*\*/)
  expect(server.shownIn(server.state.channelId).filter(({ thinking }) => !thinking)).toHaveLength(1)
})

it.each([
  ['zh-CN', '请再问一次'],
  ['zh-TW', '請再問一次'],
  ['en-US', 'please ask again'],
])(
  'who asked privately is told in %s to ask again, and nobody else anything',
  async (locale, said) => {
    const bot = await slowBot()
    const { server } = bot
    const ways = [
      { command: 'ask', options: { question, private: true } },
      { command: 'check', options: { claim: '新馆已经开放' } },
    ]
    for (const way of ways) {
      const before = server.shownIn(server.state.directChannelId).length
      const told = bot.log.next('这次操作已过期，改用别的方式回复')
      server.interaction({ ...way, locale })
      await told
      await bot.server.requestThat(
        ({ path, status }) =>
          path === `/channels/${server.state.directChannelId}/messages` &&
          status === 200 &&
          server.shownIn(server.state.directChannelId).length > before,
      )
      const last = server.shownIn(server.state.directChannelId).at(-1)
      expect(last?.text).toContain(said)
      expect(last?.text).not.toContain('新馆')
    }
    expect(server.shownIn(server.state.channelId).every(({ ephemeral }) => ephemeral)).toBe(true)
  },
)

it.each([
  ['public', false],
  ['private', true],
])(
  'a %s answer that can be shown nowhere is logged, and the next one is given',
  async (_, isPrivate) => {
    const bot = await slowBot()
    const { server, log } = bot
    server.fail({
      ...{ method: 'POST', path: /^\/channels\/\d+\/messages$/, status: 403, times: 2 },
      body: { message: 'Missing Permissions', code: 50013 },
    })
    const given = log.next('出错的提示也没能送达')
    server.interaction({ command: 'ask', options: { question, private: isPrivate } })
    await given
    expect(log.at('error')).toEqual(['Discord 没有收下这条消息', '出错的提示也没能送达'])
    const channel = isPrivate ? server.state.directChannelId : server.state.channelId
    server.interaction({ command: 'ask', options: { question, private: isPrivate } })
    await server.requestThat(
      ({ path, status }) => path === `/channels/${channel}/messages` && status === 200,
    )
  },
)
