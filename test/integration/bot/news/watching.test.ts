import { expect, test } from 'vitest'
import { corrected, newsBot, question, report } from './news-bot.js'

const unknown = '南岸隧道全长多少？'
const tunnel = {
  'tunnel.md': report('南岸隧道贯通', '2024-05-02', '南岸隧道5月1日贯通，南岸隧道全长5.2公里。'),
}
const longer = {
  'longer.md': report('南岸隧道更正', '2024-05-09', '更正：南岸隧道全长为6.1公里。', '隧道报'),
}

test('a standing question is told when it is first answered, and when otherwise, after restarts too', async () => {
  const bot = await newsBot()
  const { server, log } = bot
  const who = server.person({ username: 'hong' })
  const topic = { command: 'watch topic', options: { question: unknown }, user: who }
  const begun = server.interaction(topic)
  expect((await begun.answered).content).toContain('还没有答案')
  expect(server.shown(begun).ephemeral).toBe(true)
  expect(server.shownIn(server.state.channelId).map(({ ephemeral }) => ephemeral)).not.toContain(
    false,
  )

  await bot.refreshed(tunnel)
  const [first = '', ...none] = bot.sentTo(who)
  expect(none).toEqual([])
  for (const part of [unknown, '现在答得上来了：5.2公里', '云岭日报 · 2024-05-02'])
    expect(first).toContain(part)
  await bot.restart()
  const repeated = {
    'repeated.md': report(
      '南岸隧道通车',
      '2024-05-04',
      '全长5.2公里的南岸隧道昨天通车。',
      '隧道报',
    ),
  }
  await bot.refreshed(repeated)
  expect(bot.sentTo(who)).toHaveLength(1)
  await bot.refreshed(longer)
  expect(bot.sentTo(who)).toHaveLength(2)
  expect(bot.sentTo(who)[1]).toContain('已有新的说法：6.1公里')
  await bot.refreshed({ 'other.md': report('南岸隧道绿化', '2024-06-01', '南岸隧道两侧种了树。') })
  expect(bot.sentTo(who)).toHaveLength(2)
  expect(log.at('error')).toEqual([])
})

test.each([
  ['zh-CN', '没有答案', '你关注的 2 项', '已不再关注 2 项'],
  ['zh-TW', '沒有答案', '你關注的 2 項', '已不再關注 2 項'],
  ['en-US', 'no answer yet', 'What you watch: 2', 'Stopped watching: 2'],
])('what is watched is listed and stopped: %s', async (locale, silent, title, stopped) => {
  const bot = await newsBot()
  const { server } = bot
  const use = (command: string, options = {}) => server.interaction({ command, options, locale })
  const asked = use('ask', { question })
  await asked.answered
  await use('watch answer').answered
  expect((await use('watch topic', { question: unknown }).answered).content).toContain(silent)
  const list = use('watch stop')
  await list.answered
  const { text, selects } = server.shown(list)
  for (const part of [title, question, unknown]) expect(text).toContain(part)
  const [placeholder = '', options = []] = Object.entries(selects)[0] ?? []
  expect(options).toHaveLength(2)
  expect((await server.select(list, placeholder, options, { locale }).answered).content).toContain(
    stopped,
  )
  if (locale !== 'zh-CN') return
  await bot.refreshed({ ...corrected, ...tunnel })
  expect(bot.sentTo(server.state.person)).toEqual([])
})

test('a private answer is told of directly, and by nothing in the channel', async () => {
  const bot = await newsBot()
  const { server, log } = bot
  const asked = server.interaction({ command: 'ask', options: { question, private: true } })
  await asked.answered
  const unwatched = server.interaction({
    ...{ command: 'ask', options: { question: '白鹭水库的库容是多少？', private: true } },
  })
  await unwatched.answered
  const press = async () => (await server.press(asked, '🔔').answered).content
  expect([await press(), await press(), await press()]).toEqual([
    expect.stringContaining('私信告诉你'),
    expect.stringContaining('已不再关注 1 项'),
    expect.stringContaining('私信告诉你'),
  ])
  const reservoir = {
    'reservoir2.md': report('白鹭水库更正', '2024-01-01', '更正：白鹭水库的库容为5200万立方米。'),
  }
  expect(await bot.refreshed({ ...corrected, ...reservoir })).toEqual({ asked: 1, turned: 1 })
  expect(bot.sentTo(server.state.person)).toHaveLength(1)
  const open = server.shownIn(server.state.channelId).filter(({ ephemeral }) => !ephemeral)
  expect(open.map(({ text }) => text).join('\n')).not.toContain(question)
  expect(log.at('error')).toEqual([])
})

test('who takes no direct messages is mentioned below a public answer, and finds the rest in the list', async () => {
  const bot = await newsBot()
  const { server, log } = bot
  const who = server.person({ username: 'closed' })
  const asked = server.interaction({ command: 'ask', options: { question } })
  await asked.answered
  await server.press(asked, '🔔', { user: who }).answered
  const topic = server.interaction({
    command: 'watch topic',
    options: { question: unknown },
    user: who,
  })
  await topic.answered
  const direct = server.state.directChannelOf(who).id
  server.fail({
    ...{ method: 'POST', path: new RegExp(`/channels/${direct}/messages$`), status: 403 },
    body: { code: 50007, message: 'Cannot send messages to this user' },
  })
  await bot.refreshed({ ...corrected, ...tunnel })
  const mentions = server
    .shownIn(server.state.channelId)
    .filter(({ text }) => text.includes(`<@${who.id}>`))
  expect(mentions).toHaveLength(2)
  const [one = '', other = ''] = mentions
    .map(({ text }) => text)
    .sort((a, b) => b.length - a.length)
  expect(one).toContain('21.6亿元')
  expect(other).toContain('没法私信你')
  expect(mentions.map(({ text }) => text).join('\n')).not.toContain(unknown)
  const list = server.interaction({ command: 'watch list', user: who })
  await list.answered
  expect(server.shown(list).text).toContain('没能私信给你的')
  expect(server.shown(list).text).toContain('5.2公里')
  expect(log.at('error')).toEqual([])
})
