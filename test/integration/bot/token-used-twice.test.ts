import { expect, it, onTestFinished } from 'vitest'
import { Notices } from '../../../src/bot/health/notices.js'
import { startBot } from '../../../src/bot/index.js'
import type { DiscordServer } from '../../support/discord/index.js'
import { answer } from './answers.js'
import { discord, MemoryLog, ScriptedService, settingsFor } from './running-bot.js'

const ask = { command: 'ask', options: { question: '新馆有多大？' } }

async function botAt(server: DiscordServer) {
  const notices = new Notices()
  const log = new MemoryLog()
  const noticed = new Promise<void>((resolve) => {
    const note = notices.note.bind(notices)
    notices.note = (...sign) => {
      const isNew = note(...sign)
      // The log is told right after it.
      setImmediate(resolve)
      return isNew
    }
  })
  const service = new ScriptedService(() => answer())
  const bot = await startBot(service, settingsFor(server), log, undefined, notices)
  onTestFinished(() => bot.close())
  return {
    noticed,
    log,
    close: () => bot.close(),
    kinds: () => notices.all.map(({ kind }) => kind),
    warnings: () => log.at('warn').filter((text) => text.includes('同一个 DISCORD_TOKEN')),
  }
}

it.runIf(process.platform === 'linux')(
  'warns both as soon as the second of one machine is online',
  async () => {
    const server = await discord()
    const [first, second] = [await botAt(server), await botAt(server)]
    await Promise.all([first.noticed, second.noticed])
    for (const { warnings, kinds } of [first, second]) {
      expect(kinds()).toEqual(['token_used_twice'])
      expect(warnings()).toHaveLength(1)
    }
  },
)

it('warns once where another process acknowledges what was given to both', async () => {
  const server = await discord()
  const bots = [await botAt(server), await botAt(server)]
  for (let n = 0; n < 6; n++) {
    const refused = server.requestThat(({ code }) => code === 40060)
    await server.interaction(ask).answered
    await refused
  }
  await Promise.all(bots.map(({ close }) => close()))
  expect(bots.flatMap(({ kinds }) => kinds())).toContain('token_used_twice')
  for (const { warnings, kinds } of bots) expect(warnings().length).toBe(kinds().length)
})

it('does not warn where the answer to its own acknowledgement was lost', async () => {
  const server = await discord()
  const bot = await botAt(server)
  server.fail({ method: 'POST', path: /callback$/, carriedOut: true, times: 1, status: 500 })
  const refused = server.requestThat(({ code }) => code === 40060)
  server.interaction(ask)
  await refused
  await bot.close()
  expect(bot.kinds()).toEqual([])
})

it('does not warn where an event arrives twice', async () => {
  const server = await discord()
  const bot = await botAt(server)
  const dispatch = server.gateway.dispatch.bind(server.gateway)
  server.gateway.dispatch = (t, d) => {
    dispatch(t, d)
    if (t === 'INTERACTION_CREATE') dispatch(t, d)
  }
  const refused = server.requestThat(({ code }) => code === 40060)
  await server.interaction(ask).answered
  await refused
  await bot.close()
  expect(bot.kinds()).toEqual([])
})
