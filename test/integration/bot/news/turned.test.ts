import { expect, test } from 'vitest'
import { corrected, newsBot, question, report } from './news-bot.js'

test('an answer gets its line once, and who watches it one message', async () => {
  const bot = await newsBot()
  const { server, log } = bot
  const asked = server.interaction({ command: 'ask', options: { question } })
  await asked.answered
  const before = server.shown(asked)
  expect(before.buttons).toContain('🔔')
  const watcher = server.person({ username: 'watcher' })
  const pressed = await server.press(asked, '🔔', { user: watcher }).answered
  expect(pressed.content).toContain('私信告诉你')

  expect(await bot.refreshed(corrected)).toEqual({ asked: 1, turned: 1 })
  const line = [
    '已有新的说法：21.6亿元（原来：18亿元）',
    '云岭大桥总投资为21.6亿元',
    '云岭晚报 · 2023-11-20',
  ]
  const shown = bot.linesOf(asked).join('\n')
  for (const part of line) expect(shown).toContain(part)
  // All else of the message is as it was, and its buttons work.
  expect(server.shown(asked).text.startsWith(before.text)).toBe(true)
  expect(server.shown(asked).buttons).toEqual(before.buttons)
  expect((await server.press(asked, '👍').answered).content).toContain('谢谢')
  const [notice = '', ...more] = bot.sentTo(watcher)
  expect(more).toEqual([])
  for (const part of [question, ...line, '看原来的回答']) expect(notice).toContain(part)
  const reports = server
    .shownIn(server.state.channelId)
    .filter(({ text }) => text.includes('已刷新') || text.includes('旧回答'))
  expect(reports.map(({ text }) => text).join('\n')).toContain('有 1 条旧回答已有新的说法')

  // The same value from another report, and the same report again, change nothing.
  const again = {
    'again.md': report(
      '云岭大桥决算',
      '2023-11-22',
      '云岭大桥总投资21.6亿元，比预算多3.6亿元。',
      '南岸报',
    ),
  }
  expect((await bot.refreshed(again)).turned).toBe(0)
  expect(bot.linesOf(asked).join('\n')).toBe(shown)
  expect(bot.sentTo(watcher)).toHaveLength(1)

  // What is about something else is not even asked again.
  const other = { 'tea2.md': report('松溪茶博会', '2024-11-02', '松溪县茶博会签约额为2亿元。') }
  expect(await bot.refreshed(other)).toEqual({ asked: 0, turned: 0 })
  expect(log.at('error')).toEqual([])
  expect(log.at('warn')).toEqual([])
  expect(server.failures).toEqual([])
})

test('a later, other change takes the place of the line, and one that is withdrawn takes it away', async () => {
  const bot = await newsBot()
  const { server, on } = bot
  const asked = server.interaction({ command: 'ask', options: { question } })
  await asked.answered
  const before = server.shown(asked).text
  await bot.refreshed(corrected)
  expect(bot.linesOf(asked).join('\n')).toContain('21.6亿元')
  const later = {
    'corrected.md': report(
      '云岭大桥决算更正',
      '2023-12-01',
      '更正：云岭大桥总投资为23亿元。',
      '云岭晚报',
    ),
  }
  expect((await bot.refreshed(later)).turned).toBe(1)
  const lines = bot.linesOf(asked).join('\n')
  expect(lines).toContain('已有新的说法：23亿元（原来：18亿元）')
  expect(lines).not.toContain('21.6')
  await on.write({ 'empty.md': report('松溪茶博会', '2024-11-02', '松溪县茶博会签约额为2亿元。') })
  const { rm } = await import('node:fs/promises')
  await rm(`${on.corpus}/corrected.md`)
  expect((await bot.refreshed({})).turned).toBe(1)
  expect(server.shown(asked).text).toBe(before)
})
