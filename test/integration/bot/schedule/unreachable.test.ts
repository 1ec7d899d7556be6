import { expect, onTestFinished, test } from 'vitest'
import { startBot } from '../../../../src/bot/index.js'
import { answer, article } from '../answers.js'
import { discord, MemoryLog, ScriptedService, settingsFor } from '../running-bot.js'
import { DayClock } from './day-clock.js'

/** A bot whose channel has a report and a digest at 08:00, and for which one article has come in since yesterday. */
async function newsWaits() {
  const server = await discord()
  const service = new ScriptedService(() => answer())
  const { state } = service
  const news = article({ title: '新馆扩建' })
  service.articles.set(news.id, news)
  let version = '1'
  Object.assign(service, {
    versionInService: async () => version,
    changedArticles: async () => ({ fresh: [news.id], gone: [] }),
    stories: async () => [{ articles: [news], copies: 0 }],
  })
  const channel = server.state.channelId
  const clock = new DayClock()
  const bot = await startBot(
    ...([service, settingsFor(server), new MemoryLog()] as const),
    ...([undefined, undefined, clock] as const),
  )
  onTestFinished(() => bot.close())
  await clock.minute()
  await state.subscribe({ channel, locale: 'zh-CN', reports: true, digestAt: '08:00' })
  await clock.minute()
  version = '2'
  const path = new RegExp(`/channels/${channel}/messages$`)
  const fail = (status: number, code: number) =>
    server.fail({ method: 'POST', path, status, body: { code, message: 'refused' } })
  const said = () => server.shownIn(channel).map(({ text }) => text)
  return { clock, state, fail, said }
}

test('what Discord cannot take now is reported when it can, once', async () => {
  const { clock, fail, said } = await newsWaits()
  const end = fail(500, 0)
  await clock.minute()
  await clock.goTo('08:10', 245)
  end()
  expect(said()).toEqual([])
  await clock.minute()
  expect(said()).toHaveLength(2)
  expect(said()[0]).toContain('新到 1 篇')
  expect(said()[1]).toContain('新馆扩建')
  await clock.goTo('24:10')
  expect(said()).toHaveLength(2)
})

test('a channel that may not be written to misses what came in meanwhile, and one that was deleted is forgotten', async () => {
  const { clock, state, fail, said } = await newsWaits()
  const end = fail(403, 50013)
  await clock.goTo('08:10')
  end()
  await clock.goTo('09:00')
  expect(said()).toEqual([])
  expect(await state.subscriptions()).toHaveLength(1)
  await state.setJobMark(`digest articles ${(await state.subscriptions())[0]?.channel}`, '["x"]')
  fail(404, 10003)
  await clock.goTo('32:10')
  expect(await state.subscriptions()).toEqual([])
})
