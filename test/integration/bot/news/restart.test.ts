import { expect, test } from 'vitest'
import { corrected, newsBot, over, question, report } from './news-bot.js'

const reservoir = {
  'reservoir2.md': report('白鹭水库更正', '2024-01-01', '更正：白鹭水库的库容为5200万立方米。'),
}

test('a stop in the middle loses nothing and doubles nothing', async () => {
  const bot = await newsBot()
  const { server, log, on } = bot
  const asked = [question, '白鹭水库的库容是多少？'].map((each) =>
    server.interaction({ command: 'ask', options: { question: each } }),
  )
  for (const each of asked) {
    await each.answered
    await server.press(each, '🔔').answered
  }
  const messages = asked.flatMap((each) => server.answersTo(each))
  let restarted: Promise<void> | null = null
  const isStopped = new Promise<void>((resolve) => {
    server.fail({
      ...{ method: 'PATCH', path: new RegExp(`/messages/(?:${messages.join('|')})$`), times: 1 },
      meanwhile() {
        restarted = bot.restart()
        resolve()
      },
    })
  })
  await on.write({ ...corrected, ...reservoir })
  const { moderator: user } = bot
  const planned = server.interaction({ command: 'corpus refresh', user })
  await planned.answered
  server.press(planned, '开始刷新', { user })
  await isStopped
  await restarted
  const runs = () => log.entries.filter(({ text }) => text === over).map(({ fields }) => fields)
  while (runs().length < 3) await log.next(over)
  expect(runs().slice(1)).toEqual([
    { asked: 1, turned: 1 },
    { asked: 1, turned: 1 },
  ])
  for (const each of asked) {
    expect(bot.linesOf(each).filter((line) => line.includes('已有新的说法'))).toHaveLength(1)
  }
  await bot.restart()
  const sent = bot.sentTo(server.state.person)
  expect(sent.filter((text) => text.includes('21.6亿元'))).toHaveLength(1)
  expect(sent.filter((text) => text.includes('5200万立方米'))).toHaveLength(1)
  expect(log.at('error')).toEqual([])
})

test('a version that was published while the bot was away is compared at its start', async () => {
  const bot = await newsBot()
  const { server, on, log } = bot
  const asked = server.interaction({ command: 'ask', options: { question } })
  await asked.answered
  // Another process has brought it into service.
  await on.write(corrected)
  await on.app.ingest()
  const isOver = log.next(over)
  await bot.restart()
  await isOver
  expect(bot.linesOf(asked).join('\n')).toContain('21.6亿元')
})

test('a message that is gone is noted, and the list says so', async () => {
  const bot = await newsBot()
  const { server, log, moderator: user } = bot
  const asked = server.interaction({ command: 'ask', options: { question } })
  await asked.answered
  for (const id of server.answersTo(asked)) server.state.messages.delete(id)
  expect(await bot.refreshed(corrected)).toEqual({ asked: 1, turned: 1 })
  expect(log.at('warn')).toEqual(['没能在原来的回答下面说明已有新的说法'])
  const list = server.interaction({ command: 'corpus turned', user })
  await list.answered
  const { text } = server.shown(list)
  for (const part of [
    '已有新的说法的旧回答：1 条',
    question,
    '21.6亿元（原来：18亿元）',
    '云岭晚报 · 2023-11-20',
    '原消息没法改',
  ]) {
    expect(text).toContain(part)
  }
  expect(text).toContain(`https://discord.com/channels/${server.state.guildId}/`)
})

test('a published check gets its line where its verdict changes', async () => {
  const bot = await newsBot()
  const { server } = bot
  const claim = '云岭大桥总投资为18亿元'
  const checked = server.interaction({ command: 'check', options: { claim } })
  await checked.answered
  const published = server.press(checked, '公开')
  await published.followedUp
  await published.answered
  expect(await bot.refreshed(corrected)).toEqual({ asked: 1, turned: 1 })
  const [open = ''] = server.answersTo(published)
  expect(server.shown(open).text).toContain('属实 → 不符')
  expect(server.shown(open).text).toContain('2023-11-20')
  expect(server.shown(open).buttons).toContain('🔔')
})
