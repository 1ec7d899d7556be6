import { once } from 'node:events'
import { expect, it, onTestFinished } from 'vitest'
import { appOnNews } from '../../../support/app/app-on-news.js'
import { manageGuild } from '../moderating/moderated-bot.js'
import { discord } from '../running-bot.js'
import { startedBot } from '../started-bot.js'
import { corrected, question } from './news-bot.js'

it('a bot killed between the sending of a notice and its noting sends it once', async () => {
  const on = await appOnNews()
  const server = await discord()
  onTestFinished(() => on.remove())
  await on.app.ingest()
  const bot = await startedBot(server, on)
  const user = server.person({ permissions: manageGuild })
  const watcher = server.person({ username: 'watcher' })
  const asked = server.interaction({ command: 'ask', options: { question } })
  await asked.answered
  await server.press(asked, '🔔', { user: watcher }).answered

  await on.write(corrected)
  const planned = server.interaction({ command: 'corpus refresh', user })
  await planned.answered
  const direct = server.state.directChannelOf(watcher).id
  const path = `/channels/${direct}/messages`
  // The message is created, and the bot never hears of it.
  server.fail({
    ...{ method: 'POST', path: new RegExp(`^${path}$`), times: 1, carriedOut: true, hangUp: true },
    meanwhile: () => bot.kill('SIGKILL'),
  })
  const dead = once(bot, 'close')
  server.press(planned, '开始刷新', { user })
  expect((await dead)[1]).toBe('SIGKILL')
  const state = await on.app.state()
  expect(await state.noticesDue()).toHaveLength(1)
  expect(server.shownIn(direct)).toHaveLength(1)

  const isSent = server.requestThat((each) => each.path === path && each.status === 200)
  const next = await startedBot(server, on)
  await isSent
  next.kill('SIGTERM')
  expect((await once(next, 'close'))[0]).toBe(0)
  const requests = server.requests.filter((each) => each.path === path)
  const nonces = requests.map(({ body }) => (body as { nonce?: string }).nonce)
  expect(nonces).toHaveLength(2)
  expect(new Set(nonces).size).toBe(1)
  expect(server.shownIn(direct)).toHaveLength(1)
  expect(await state.noticesDue()).toEqual([])
  expect(await state.noticesSince(watcher.id, new Date(0).toISOString())).toBe(1)
  await on.app.close()
})
