import { describe, expect, it, onTestFinished } from 'vitest'
import type { Home } from '../../../src/bot/contract.js'
import { startBot } from '../../../src/bot/index.js'
import { answer, noEvidence } from './answers.js'
import {
  descriptionOf,
  discord,
  expectGoodManners,
  MemoryLog,
  mentioning,
  ScriptedService,
  settingsFor,
  textOf,
} from './running-bot.js'

const own = { moderatorRoles: [], retentionDays: 180, language: null }

/** A bot with two homes, the first of the loopback's servers and one more, with scripted services. */
async function twoHomes(parts: Partial<Home>[] = []) {
  const server = await discord()
  const other = server.addGuild('城市版')
  const unknown = server.addGuild('别处')
  const services = [
    new ScriptedService(() => answer({ short: '甲馆2.4万平方米' })),
    new ScriptedService(() => noEvidence({ related: [] })),
  ] as const
  const homes: Home[] = [
    { ...own, server: server.state.guildId, name: 'first', service: services[0], ...parts[0] },
    { ...own, server: other.guildId, name: 'second', service: services[1], ...parts[1] },
  ]
  const log = new MemoryLog()
  const bot = await startBot(homes, settingsFor(server), log)
  onTestFinished(async () => {
    await bot.close()
    expectGoodManners(server)
  })
  return { server, other, unknown, services, log, bot }
}

const ask = { command: 'ask', options: { question: '新馆有多大？' } }

describe('a bot with a home for each server', () => {
  it('answers each server from its own corpus, and keeps each question in its own state', async () => {
    const { server, other, services } = await twoHomes()
    expect(descriptionOf(await server.interaction(ask).answered)).toContain('甲馆')
    const there = server.interaction({ ...ask, channelId: other.channelId })
    expect(descriptionOf(await there.answered)).not.toContain('甲馆')
    const written = server.message({
      ...mentioning(server, '新馆呢？'),
      channelId: other.channelId,
    })
    expect(textOf(await written.reply)).not.toContain('甲馆')
    expect(services.map(({ questions }) => questions.length)).toEqual([1, 2])
    expect(await services[0].state.gaps()).toEqual([])
    expect(await services[1].state.gaps()).toHaveLength(2)
  })

  it('says that a server has no corpus, and that a direct message names none', async () => {
    const { server, unknown, services } = await twoHomes()
    const { channelId } = unknown
    const refused = await server.interaction({ ...ask, channelId }).answered
    expect(refused.content).toContain('servers.yaml')
    const mentioned = server.message({ ...mentioning(server, '新馆呢？'), channelId })
    expect((await mentioned.reply).content).toContain('servers.yaml')
    const direct = await server.interaction({ ...ask, direct: true, locale: 'en-US' }).answered
    expect(direct.content).toContain('Ask in a server')
    expect((await server.message({ content: '新馆呢？', direct: true }).reply).content).toContain(
      '私信',
    )
    // Nobody spoke to it.
    server.message({ content: '新馆呢？', channelId })
    await server.interaction(ask).answered
    expect(server.shownIn(channelId)).toHaveLength(4)
    expect(services.map(({ questions }) => questions.length)).toEqual([1, 0])
  })

  it('lets those moderate who moderate there, and speaks its language to a client of another', async () => {
    const { server, other } = await twoHomes([{ moderatorRoles: ['desk'] }, { language: 'zh-TW' }])
    const person = server.person({ permissions: 1n << 5n })
    const gaps = { command: 'gaps', user: person, locale: 'ja' }
    expect((await server.interaction(gaps).answered).content).toContain('moderators')
    const there = await server.interaction({ ...gaps, channelId: other.channelId }).answered
    expect(textOf(there)).toContain('待補')
    const { channelId } = other
    const check = { command: 'check', options: { claim: '?' }, locale: 'ja', channelId }
    expect((await server.interaction(check).answered).content).toContain('這')
    const timeline = { command: 'timeline', options: { subject: '?' }, locale: 'ja', channelId }
    expect((await server.interaction(timeline).answered).content).toContain('時間線')
  })

  it('counts the limits of each apart', async () => {
    const { server, other, bot } = await twoHomes()
    const asked = Array.from({ length: 25 }, () => server.interaction(ask))
    await Promise.all(asked.map(({ answered }) => answered))
    expect((await server.interaction(ask).answered).content).toContain('秒')
    const there = await server.interaction({ ...ask, channelId: other.channelId }).answered
    expect(there.content ?? '').not.toContain('秒')
    expect(bot.load.waiting).toBe(0)
  })
})
