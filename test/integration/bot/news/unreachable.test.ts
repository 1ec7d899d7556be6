import { expect, onTestFinished, test } from 'vitest'
import type { Home } from '../../../../src/bot/contract.js'
import { startBot } from '../../../../src/bot/index.js'
import { failure } from '../../../../src/wording/failure.js'
import type { DiscordServer } from '../../../support/discord/index.js'
import { memoryState } from '../../../support/state/memory-state.js'
import { answer } from '../answers.js'
import {
  discord,
  expectGoodManners,
  MemoryLog,
  ScriptedService,
  settingsFor,
} from '../running-bot.js'

const now = Date.parse('2025-03-07T08:00:00.000Z')
const at = new Date(now).toISOString()
const told = answer()
const closed = { code: 50007, message: 'Cannot send messages to this user' }
const forbidden = { code: 50013, message: 'Missing Permissions' }

type State = ReturnType<typeof memoryState>

/** Lets a notice of a standing question be due. */
async function due(state: State, user: string, channel: string, question: string): Promise<void> {
  const watch = { user, locale: 'zh-CN', channel, at }
  const id = await state.watch({ ...watch, kind: 'topic', question, told, turned: [] })
  await state.toldTopic(id, told, { ...watch, given: null, question, link: null, turned: [] })
}

/** A bot whose timers a test lets run. */
async function bot(server: DiscordServer, states: readonly State[]) {
  const services = states.map((state) => new ScriptedService(() => answer(), state))
  const other = server.addGuild('另一个')
  const guilds = [server.state.guildId, other.guildId]
  const homes: Home[] = services.map((service, i) => ({
    ...{ server: guilds[i] ?? '', name: `home${i}`, service },
    ...{ moderatorRoles: [], retentionDays: 0, language: null },
  }))
  const works: (() => unknown)[] = []
  const log = new MemoryLog()
  const clock = {
    now: () => now,
    every(milliseconds: number, work: () => unknown) {
      if (milliseconds === 15 * 60_000) works.push(work)
      return () => {}
    },
  }
  const running = await startBot(
    ...([homes, settingsFor(server, { noticesPerDay: 2 }), log] as const),
    ...([undefined, undefined, clock] as const),
  )
  onTestFinished(() => running.close())
  return { log, quarter: () => Promise.all(works.map((work) => work())) }
}

test('what one server cannot remember keeps no notice of another server back', async () => {
  const server = await discord()
  const [broken, sound] = [memoryState(), memoryState()]
  broken.noticesDue = async () => {
    throw failure('state_unavailable:busy', { file: 'records.db' })
  }
  const { quarter } = await bot(server, [broken, sound])
  const who = server.person({ username: 'reader' })
  await due(sound, who.id, server.state.channelId, '南岸隧道全长多少？')
  await quarter()
  expect(server.shownIn(server.state.directChannelOf(who).id)).toHaveLength(1)
  expect(await sound.noticesDue()).toEqual([])
})

test('a notice that was sent and could not be noted is not sent again', async () => {
  const server = await discord()
  const state = memoryState()
  const { noticesSent } = state
  const { quarter } = await bot(server, [state])
  const who = server.person({ username: 'reader' })
  await due(state, who.id, server.state.channelId, '南岸隧道全长多少？')
  state.noticesSent = async () => {
    throw failure('state_unavailable:busy', { file: 'records.db' })
  }
  await quarter()
  state.noticesSent = noticesSent
  await quarter()
  expect(server.shownIn(server.state.directChannelOf(who).id)).toHaveLength(1)
  expect(await state.noticesDue()).toEqual([])
})

test('who can be written to nowhere finds the notice in the list, and it is not tried again', async () => {
  const server = await discord()
  const state = memoryState()
  const { quarter, log } = await bot(server, [state])
  const who = server.person({ username: 'closed' })
  const direct = server.state.directChannelOf(who).id
  const { channelId } = server.state
  server.fail({
    method: 'POST',
    path: new RegExp(`/${direct}/messages$`),
    status: 403,
    body: closed,
  })
  server.fail({
    ...{ method: 'POST', path: new RegExp(`/${channelId}/messages$`), status: 403 },
    body: forbidden,
  })
  await due(state, who.id, channelId, '南岸隧道全长多少？')
  await quarter()
  expect(await state.noticesDue()).toEqual([])
  expect(await state.noticesLeft(who.id)).toHaveLength(1)
  await quarter()
  expect(log.at('warn').filter((text) => text.includes('通知'))).toEqual([])
})

test('who takes no direct messages is mentioned no more often than others are written to', async () => {
  const server = await discord()
  const state = memoryState()
  const { quarter } = await bot(server, [state])
  const who = server.person({ username: 'closed' })
  const direct = server.state.directChannelOf(who).id
  server.fail({
    method: 'POST',
    path: new RegExp(`/${direct}/messages$`),
    status: 403,
    body: closed,
  })
  const { channelId } = server.state
  for (const tunnel of ['南岸', '北岸', '东岸', '西岸']) {
    await due(state, who.id, channelId, `${tunnel}隧道全长多少？`)
    await quarter()
  }
  expect(server.shownIn(channelId)).toHaveLength(2)
  expect(await state.noticesLeft(who.id)).toHaveLength(2)
  expect(await state.noticesDue()).toHaveLength(2)
  expectGoodManners(server)
})
