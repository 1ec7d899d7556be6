import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createApp } from '../../../src/app.js'
import type { Home } from '../../../src/bot/contract.js'
import { startBot } from '../../../src/bot/index.js'
import { readConfig } from '../../../src/config.js'
import { writeFiles } from '../../support/cli/news.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { type Random, randomFrom } from '../../support/damage/random.js'
import type { DiscordServer, MessageBody } from '../../support/discord/index.js'
import { discord, MemoryLog, mentioning, settingsFor } from './running-bot.js'

/** What only the articles of one home say. */
const marks = [
  ['52米', '松溪商报', '金水建设'],
  ['67米', '云岭晚报', '长河路桥'],
] as const

type Place = 0 | 1
const places: readonly Place[] = [0, 1]

/** A bot with two homes over corpora that tell of a bridge each, and the people of both servers. */
async function twoCorpora() {
  const server = await discord()
  const { guildId, channelId } = server.addGuild('城市版')
  const guilds = [server.state.guildId, guildId] as const
  const channels = [server.state.channelId, channelId] as const
  const homes: Home[] = []
  for (const place of places) {
    const [figure, paper, builder] = marks[place]
    const { folder, remove } = await temporaryFolder()
    const corpus = join(folder, 'corpus')
    const text = `石拱桥修好通车\n来源：${paper} 2024-12-01\n\n石拱桥长${figure}，由${builder}承建，去年修好。\n`
    await writeFiles(corpus, { 'bridge.txt': text })
    const paths = { corpus, indexDir: join(folder, 'index'), stateDir: join(folder, 'state') }
    const app = createApp({ ...readConfig({ READER_MODEL: 'off' }), ...paths })
    await app.ingest()
    const settings = { moderatorRoles: [], retentionDays: 180, language: null }
    const service = { ...app, state: await app.state() }
    homes.push({ ...settings, server: guilds[place], name: paper, service })
    onTestFinished(async () => {
      await app.close()
      await remove()
    })
  }
  const limits = { perUser: 10_000, perChannel: 10_000, atOnce: 4, waiting: 600 }
  const bot = await startBot(homes, { ...settingsFor(server), limits }, new MemoryLog())
  onTestFinished(() => bot.close())
  const users = places.map(() => [
    server.person({ username: 'reader' }),
    server.person({ username: 'moderator', permissions: 1n << 5n }),
  ])
  return { server, channels, homes, users, bot }
}

const questions = ['石拱桥有多长？', '石拱桥由谁承建？', '石拱桥什么时候修好的？']

/** Lets people of both servers do `count` things at random; returns the ids that the bot's messages held. */
async function actAtRandom(
  { server, channels, users }: Awaited<ReturnType<typeof twoCorpora>>,
  count: number,
  random: Random,
): Promise<Set<string>> {
  const ids = new Set<string>()
  const shown: string[][] = [[], []]
  for (let i = 0; i < count; i++) {
    const place = random.pick(places)
    const acting = { channelId: channels[place], user: random.pick(users[place] ?? []) }
    const said = await act(place, acting)
    for (const id of said ? idsIn(said) : []) ids.add(id)
  }
  return ids

  async function act(place: Place, acting: { channelId: string; user: (typeof users)[0][0] }) {
    const at = shown[place] ?? []
    const kind = random.below(10)
    // Every other thing is a button of either server's messages, pressed on a message of this one.
    if (kind < 5 && ids.size > 0 && at.length > 0) {
      const message = random.pick(at)
      const viewer = server.state.interactions.get(message)?.user ?? acting.user
      // Some open a form, and are answered by nothing else.
      await server.pressForged(message, random.pick([...ids]), { user: viewer }).acknowledged
      return null
    }
    if (kind === 9) {
      const said = mentioning(server, random.pick(questions))
      return server.message({ ...said, channelId: acting.channelId, author: acting.user }).reply
    }
    const command = random.pick([
      { command: 'check', options: { claim: '石拱桥长40米' } },
      { command: 'sources' },
      { command: 'gaps' },
      { command: 'privacy' },
      ...questions.map((question) => ({ command: 'ask', options: { question } })),
      ...questions.map((question) => ({ command: 'ask', options: { question, private: true } })),
    ])
    const given = server.interaction({ ...command, ...acting })
    const reply = await given.answered
    at.push(given.id)
    return reply
  }
}

function idsIn({ components }: MessageBody): string[] {
  const all = JSON.stringify(components ?? []).match(/"custom_id":"[^"]+"/g) ?? []
  return all.map((text) => text.slice('"custom_id":"'.length, -1))
}

/** The place where what a request says is seen; null if nobody sees it. */
function placeOf(server: DiscordServer, path: string, channels: readonly string[]): Place | null {
  const token = /\/(?:interactions|webhooks)\/\d+\/([^/?]+)/.exec(path)?.[1] ?? ''
  const named = /\/channels\/(\d+)/.exec(path)?.[1]
  const id = named ?? server.state.interactionByToken(token)?.channelId
  if (id === undefined) return null
  const { parentId } = server.state.channel(id)
  return places.find((place) => [id, parentId].includes(channels[place])) ?? null
}

it('shows nothing of one server in another, by 500 requests with the ids of both', async () => {
  const both = await twoCorpora()
  const { server, channels, homes, users, bot } = both
  const ids = await actAtRandom(both, 500, randomFrom(20))
  await bot.close()
  const seen = [0, 0]
  for (const { path, body } of server.requests) {
    const place = placeOf(server, path, channels)
    if (place === null) continue
    const text = JSON.stringify(body ?? '')
    const other = place === 0 ? 1 : 0
    if (marks[place].some((mark) => text.includes(mark))) seen[place] = (seen[place] ?? 0) + 1
    for (const mark of marks[other]) expect(text).not.toContain(mark)
  }
  // Something could have been seen, and there were ids to try.
  expect(Math.min(...seen)).toBeGreaterThan(50)
  expect(ids.size).toBeGreaterThan(100)
  for (const place of places) {
    const state = homes[place]?.service.state
    const audits = (await state?.audited(500)) ?? []
    const people = users[place]?.map(({ id }) => id) ?? []
    expect(audits.length).toBeGreaterThan(0)
    expect(audits.filter(({ user }) => !people.includes(user))).toEqual([])
    const last = await state?.lastIn(channels[place])
    expect(last?.kind).toBe('answer')
    expect(await state?.lastIn(channels[place === 0 ? 1 : 0])).toBeNull()
  }
})
