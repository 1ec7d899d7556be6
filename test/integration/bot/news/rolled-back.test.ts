import { expect, test } from 'vitest'
import { DayClock } from '../schedule/day-clock.js'
import { corrected, newsBot, over, question } from './news-bot.js'

/** A bot that was asked before and after the correction came in, with the version of before. */
async function corrigible(options: Parameters<typeof newsBot>[0] = {}) {
  const bot = await newsBot(options)
  const { server } = bot
  const [{ version = '' } = {}] = await bot.app.history()
  const ask = async () => {
    const asked = server.interaction({ command: 'ask', options: { question } })
    await asked.answered
    return asked
  }
  const before = await ask()
  await bot.refreshed(corrected)
  const after = await ask()
  return { bot, version, before, after, ask }
}

test('a rollback is told below what was answered since, and takes back what was told of what it takes away', async () => {
  const { bot, version, before, after } = await corrigible()
  const { server, log, moderator: user } = bot
  const watcher = server.person({ username: 'watcher' })
  await server.press(after, '🔔', { user: watcher }).answered
  expect(bot.linesOf(before).join('\n')).toContain('21.6亿元（原来：18亿元）')
  expect(bot.linesOf(after)).toEqual([])

  const asked = server.interaction({ command: 'corpus rollback', options: { version }, user })
  await asked.answered
  const isOver = log.next(over)
  const confirmed = server.press(asked, '确认', { user })
  await confirmed.answered
  await isOver
  expect(bot.linesOf(before)).toEqual([])
  const line = bot.linesOf(after).join('\n')
  expect(line).toContain('已有新的说法：18亿元（原来：21.6亿元）')
  expect(bot.sentTo(watcher)).toHaveLength(1)
  expect(bot.sentTo(watcher)[0]).toContain('18亿元')

  // The same version again, and a start, change nothing and tell nobody.
  await bot.restart()
  expect(bot.linesOf(after).join('\n')).toBe(line)
  expect(bot.sentTo(watcher)).toHaveLength(1)

  // The next refresh brings the correction back, and with it the line of before.
  expect((await bot.refreshed({})).turned).toBe(2)
  expect(bot.linesOf(before).join('\n')).toContain('21.6亿元（原来：18亿元）')
  expect(bot.linesOf(after)).toEqual([])
  expect(bot.sentTo(watcher)).toHaveLength(1)
  expect(log.at('error')).toEqual([])
  expect(server.failures).toEqual([])
})

test('a rollback on the command line is noticed within a minute, and one while no bot runs at its start', async () => {
  const clock = new DayClock()
  // What waits for a confirmation is held by the system's time.
  clock.time = Date.now()
  const { bot, version, after } = await corrigible({ clock })
  const { log, on } = bot
  const [{ version: newer = '' } = {}] = (await on.app.history()).filter((each) => each.inService)
  await on.app.rollback(version)
  await clock.minute()
  expect(bot.linesOf(after).join('\n')).toContain('18亿元（原来：21.6亿元）')
  const runs = log.entries.filter(({ text }) => text === over).length
  await clock.minute()
  expect(log.entries.filter(({ text }) => text === over)).toHaveLength(runs)
  const isOver = log.next(over)
  await on.app.rollback(newer)
  await bot.restart()
  await isOver
  expect(bot.linesOf(after)).toEqual([])
  expect(log.at('error')).toEqual([])
})
