import { expect, test } from 'vitest'
import { newsBot, question, report } from './news-bot.js'

const day = 24 * 60 * 60_000
const quarter = 15 * 60_000

/** A clock that a test moves, whose timers a test lets run. */
function movedClock() {
  // Noon of tomorrow: what waits for a confirmation is never too old by the clock of the system.
  let time = Math.floor(Date.now() / day) * day + 1.5 * day
  const timers: { milliseconds: number; work: () => void }[] = []
  return {
    now: () => time,
    every(milliseconds: number, work: () => void) {
      timers.push({ milliseconds, work })
      return () => {}
    },
    move(by: number) {
      time += by
      for (const { milliseconds, work } of timers) if (milliseconds === quarter) work()
    },
  }
}

test('a person gets so many notices a day; the others come in one the next day, once', async () => {
  const clock = movedClock()
  const bot = await newsBot({ clock, settings: { noticesPerDay: 1 } })
  const { server, log } = bot
  const questions = [question, '白鹭水库的库容是多少？', '青禾市图书馆新馆藏书多少册？']
  for (const each of questions) {
    const asked = server.interaction({ command: 'ask', options: { question: each } })
    await asked.answered
    await server.press(asked, '🔔').answered
  }
  const who = server.state.person
  const changes = {
    'a.md': report('云岭大桥决算公布', '2023-11-20', '云岭大桥总投资为21.6亿元。'),
    'b.md': report('白鹭水库更正', '2024-01-01', '更正：白鹭水库的库容为5200万立方米。'),
    'c.md': report('图书馆更正', '2024-03-09', '更正：青禾市图书馆新馆馆内藏书共有98万册。'),
  }
  expect(await bot.refreshed(changes)).toEqual({ asked: 3, turned: 3 })
  expect(bot.sentTo(who)).toHaveLength(1)
  const direct = server.state.directChannelOf(who).id
  const isJoined = server.requestThat(
    ({ path, body }) => path.includes(direct) && JSON.stringify(body ?? '').includes('2 项'),
  )
  // Looked at again on the same day, nothing is sent.
  clock.move(quarter)
  await bot.refreshed({ 'd.md': report('松溪茶博会', '2024-11-02', '松溪县茶博会开幕。') })
  expect(bot.sentTo(who)).toHaveLength(1)
  clock.move(day)
  await isJoined
  const [first = '', joined = '', ...more] = bot.sentTo(who)
  expect(more).toEqual([])
  const values = ['21.6亿元', '5200万立方米', '98万册']
  const inFirst = values.filter((value) => first.includes(value))
  const inJoined = values.filter((value) => joined.includes(value))
  expect(inFirst).toHaveLength(1)
  expect([...inFirst, ...inJoined].toSorted()).toEqual(values.toSorted())
  clock.move(day)
  await bot.refreshed({ 'd.md': report('松溪茶博会', '2024-11-02', '松溪县茶博会闭幕。') })
  expect(bot.sentTo(who)).toHaveLength(2)
  expect(log.at('error')).toEqual([])
})
