import { expect, it } from 'vitest'
import { dearerBridge } from '../../../support/app/app-on-news.js'
import { type Fault, rateLimited } from '../../../support/discord/faults.js'
import { storeMessage } from '../../../support/discord/message-store.js'
import { type ModeratedBot, moderatedBot, textsOf } from './moderated-bot.js'

const progressPath = /^\/channels\/\d+\/messages\/\d+$/
const sendPath = /^\/channels\/\d+\/messages$/
const denied = { status: 403, body: { code: 50013, message: 'Missing Permissions' } }

async function planned({ server, moderator: user, on }: ModeratedBot) {
  await on.write(dearerBridge)
  const shown = server.interaction({ command: 'corpus refresh', user })
  await shown.answered
  return shown
}

/** Refreshes, and resolves with what was written down of its end. */
async function refresh(bot: ModeratedBot) {
  const plan = await planned(bot)
  const isOver = bot.audited()
  bot.server.press(plan, '开始刷新', { user: bot.moderator })
  return { plan, entry: await isOver }
}

const finished = ({ server }: ModeratedBot) =>
  server
    .shownIn(server.state.channelId)
    .filter(({ ephemeral, text }) => !ephemeral && text.startsWith('刷新完成'))

it.each([
  ['429', rateLimited(0.01)],
  ['500', { status: 500 }],
  ['a cut connection', { hangUp: true }],
] as [string, Partial<Fault>][])(
  'the result is shown although the progress meets %s',
  async (_, fault) => {
    const bot = await moderatedBot()
    bot.server.fail({ method: 'PATCH', path: progressPath, times: 2, ...fault })
    expect((await refresh(bot)).entry?.outcome).toBe('done')
    expect(finished(bot)).toHaveLength(1)
    expect(bot.server.shownIn(bot.server.state.channelId)).toHaveLength(2)
    expect(bot.log.at('error')).toEqual([])
  },
)

it('the result is sent anew where the progress can be edited no more', async () => {
  const bot = await moderatedBot()
  bot.server.fail({ method: 'PATCH', path: progressPath, status: 400, body: { code: 0 } })
  expect((await refresh(bot)).entry?.outcome).toBe('done')
  expect(finished(bot)).toHaveLength(1)
})

it('the result of more than 15 minutes is shown, where the bot may write and where it may not', async () => {
  const bot = await moderatedBot()
  const { server } = bot
  const late = () => server.clock.advance(16 * 60 * 1000)
  server.fail({ method: 'PATCH', path: progressPath, times: 1, meanwhile: late })
  expect((await refresh(bot)).entry?.outcome).toBe('done')
  expect(finished(bot)).toHaveLength(1)
  expect(server.failures).toEqual([])

  const other = await moderatedBot()
  const { server: closed, moderator } = other
  closed.fail({
    method: 'POST',
    path: new RegExp(`^/channels/${closed.state.channelId}/messages$`),
    ...denied,
  })
  const plan = await planned(other)
  const isOver = other.audited()
  const pressed = closed.press(plan, '开始刷新', { user: moderator })
  closed.fail({
    ...{ method: 'PATCH', path: new RegExp(`${pressed.token}/messages/@original$`) },
    meanwhile: () => closed.clock.advance(9 * 60 * 1000),
  })
  expect((await isOver)?.outcome).toBe('done')
  const direct = closed.state.directChannelOf(moderator).id
  expect(closed.shownIn(direct).at(-1)?.text).toMatch(/^刷新完成/)
})

it('a progress message that is deleted meanwhile is sent anew', async () => {
  const bot = await moderatedBot()
  const { server } = bot
  const first = server.request('POST', sendPath)
  let gone = ''
  server.fail({
    ...{ method: 'PATCH', path: progressPath, times: 1 },
    meanwhile() {
      const shown = [...server.state.messages.values()].find(({ content }) =>
        content.includes('正在刷新'),
      )
      gone = shown?.id ?? ''
      server.state.messages.delete(gone)
    },
  })
  expect((await refresh(bot)).entry?.outcome).toBe('done')
  expect(((await first).answer as { id: string }).id).toBe(gone)
  expect(finished(bot)).toHaveLength(1)
  expect(server.failures.map(({ code }) => code)).toEqual([10008])
})

it('a first message that fails for the moment is sent with the next word of progress', async () => {
  const bot = await moderatedBot()
  const { server } = bot
  server.fail({ method: 'POST', path: sendPath, status: 400, body: { code: 0 }, times: 1 })
  const { plan } = await refresh(bot)
  expect(finished(bot)).toHaveLength(1)
  expect(server.shown(plan).lines).toEqual(['已开始，进度见频道里的消息。'])
})

it('a confirmed refresh is done and written down although its first word cannot be said', async () => {
  const bot = await moderatedBot()
  const { server, moderator: user } = bot
  const plan = await planned(bot)
  const isOver = bot.audited()
  const pressed = server.press(plan, '开始刷新', { user })
  server.fail({
    ...{ method: 'PATCH', path: new RegExp(`${pressed.token}/messages/@original$`) },
    ...{ status: 400, body: { code: 0, message: 'planned fault' } },
  })
  expect((await isOver)?.outcome).toBe('done')
  expect((await bot.audits()).map(({ outcome }) => outcome)).toEqual(['done', 'started'])
  expect(finished(bot)).toHaveLength(1)
  expect(bot.log.at('warn')).toContain('没能说刷新已经开始')
})

it.each([
  ['zh-CN', /^刷新没有完成\n机器人中途退出，刷新被打断；仍由版本 \S+ 回答/],
  ['zh-TW', /^更新沒有完成\n機器人中途結束，更新被打斷；仍由版本 \S+ 回答/],
  ['en', /^The refresh did not finish\nThe bot stopped halfway.*version \S+ still answers/],
] as const)(
  'a refresh that a crash has cut short is told of at the next start: %s',
  async (locale, said) => {
    const bot = await moderatedBot()
    const { server, moderator, on } = bot
    const state = await on.app.state()
    const { version } = (await bot.app.history())[0] ?? {}
    const channel = server.state.channelId
    const cut = async () => {
      const at = new Date().toISOString()
      const id = await state.beginRefresh({ user: moderator.id, locale, at })
      // As a process leaves it that is killed in the middle of it.
      const body = { content: '**正在刷新语料**' }
      const { id: message } = storeMessage(server.state, { channelId: channel, body })
      await state.refreshShownIn(id, channel, message)
      return message
    }
    const message = await cut()
    const gone = await cut()
    server.state.messages.delete(gone)
    await state.beginRefresh({ user: moderator.id, locale, at: new Date().toISOString() })
    await bot.restart()
    await bot.restart()
    expect(server.shown(message).text).toMatch(said)
    expect(server.shown(message).text).toContain(version)
    expect(textsOf(server, message)).toHaveLength(1)
    const all = server.shownIn(channel).map(({ text }) => text)
    expect(all.filter((text) => said.test(text))).toHaveLength(2)
    expect(await state.refreshesBegun()).toEqual([])
    expect((await bot.audits()).map(({ user, outcome }) => [user, outcome])).toEqual(
      Array.from({ length: 3 }, () => [moderator.id, 'stopped']),
    )
  },
)

it('what is over is not told of at the next start', async () => {
  const bot = await moderatedBot()
  await refresh(bot)
  await bot.restart()
  await bot.restart()
  expect(finished(bot)).toHaveLength(1)
  expect((await bot.audits()).map(({ outcome }) => outcome)).toEqual(['done', 'started'])
})
