import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { BotProcess } from '../../support/bots/bot-process.js'
import { startSeveralBots } from '../../support/bots/several-bots.js'
import type { MessageBody } from '../../support/discord/index.js'
import type { RecordedRequest } from '../../support/discord/recorder.js'
import { skipped } from '../../support/postgres/index-place.js'

const COUNT = 3
const QUESTIONS = 200
const question = '晋城经开区光机电产业总产值突破了多少？'

/** Resolves with the process that leads. */
const leaderOf = (bots: readonly BotProcess[]): Promise<BotProcess> =>
  Promise.race(
    bots.map(async (bot) => {
      await bot.printing('由这个进程主持')
      return bot
    }),
  )

async function healthOf({ printed }: BotProcess): Promise<unknown> {
  const [, port] = /"host":"[^"]+","port":(\d+)/.exec(printed) ?? []
  return (await fetch(`http://127.0.0.1:${port}/healthz`)).json()
}

const article = (place: string) =>
  `---\ntitle: ${place}新馆开馆\nsource: 云岭日报\ndate: 2024-06-20\n---\n\n${place}新馆20日开馆，建筑面积3.2万平方米。\n`

describe.skipIf(skipped !== '')(`several processes for one token${skipped}`, () => {
  test('answer each question once, and only the one that leads registers commands and refreshes, also for the others', async () => {
    const several = await startSeveralBots(COUNT, { HTTP_PORT: '0' })
    onTestFinished(() => several.close())
    const { discord, channels, bots, corpus, inRecords } = several
    const leader = await leaderOf(bots)
    await discord.request('PUT', /\/commands$/)

    const asked = Array.from({ length: QUESTIONS }, (_, n) =>
      discord.interaction({
        ...{ command: 'ask', options: { question } },
        user: discord.person({ username: `reader-${n}` }),
        channelId: channels[n % COUNT] ?? '',
      }),
    )
    const hasEmbed = ({ body }: { body: unknown }) => (body as MessageBody | null)?.embeds?.length
    const answersTo = (token: string) => (request: RecordedRequest) =>
      request.path.includes(`/${token}/`) && request.status < 300 && Boolean(hasEmbed(request))
    const answers = await Promise.all(
      asked.map(({ token }) => discord.requestThat(answersTo(token))),
    )
    for (const { body } of answers) {
      expect((body as MessageBody).embeds?.[0]?.description).toContain('**700亿元**')
    }
    for (const { token } of asked) {
      expect(discord.requests.filter(answersTo(token))).toHaveLength(1)
    }
    for (const { id } of asked) {
      expect(discord.answersTo({ id })).toHaveLength(1)
      const taken = discord.requests.filter(({ path }) => path.includes(`/${id}/`))
      expect(taken).toHaveLength(1)
    }
    expect(discord.failures).toEqual([])

    const health = await Promise.all(bots.map(healthOf))
    expect(health).toMatchObject(
      bots.map((bot, n) => ({
        ...{ status: 'ok', leader: bot === leader, shards: `${n}/${COUNT}`, notices: [] },
      })),
    )

    // A moderator of a server of another process confirms a refresh: the leader does it.
    const other = bots.findIndex((bot) => bot !== leader)
    const user = discord.person({ permissions: 1n << 5n })
    await writeFile(join(corpus, 'articles', 'new.md'), article('望川'))
    const planned = discord.interaction({
      ...{ command: 'corpus refresh', user, channelId: channels[other] ?? '' },
    })
    await planned.answered
    discord.press(planned, '开始刷新', { user })
    const isOver = ({ body }: { body: unknown }) =>
      ((body as MessageBody | null)?.embeds ?? []).some(({ title }) => title?.includes('刷新'))
    const over = await discord.requestThat(
      (request) =>
        request.method === 'PATCH' && /^\/channels\//.test(request.path) && isOver(request),
    )
    expect((over.body as MessageBody).embeds?.[0]?.title).toBe('刷新完成')

    // What came by itself is refreshed once, however many processes there are, and told in channels of other processes too.
    await inRecords(
      `insert into subscriptions (channel, locale, reports) values ('${channels[other]}', 'zh-CN', 1)`,
    )
    await writeFile(join(corpus, 'articles', 'newer.md'), article('云岭'))
    await inRecords(`insert into jobs values ('refresh wanted', '2024-06-30T00:00:00.000Z')`)
    await leader.printing('"user":"youju","action":"corpus.refresh"')
    const isArrival = ({ method, path, body }: RecordedRequest) =>
      method === 'POST' &&
      path === `/channels/${channels[other]}/messages` &&
      JSON.stringify(body).includes('云岭新馆')
    expect((await discord.requestThat(isArrival)).status).toBe(200)
    const audited = await inRecords(
      `select "user", outcome from audit where action = 'corpus.refresh' and outcome <> 'started' order by n`,
    )
    expect(audited).toEqual([
      { user: user.id, outcome: 'done' },
      { user: 'youju', outcome: 'done' },
    ])
    const versions = await inRecords('select name from index_version')
    expect(versions).toHaveLength(3)
    const registered = discord.requests.filter(({ path }) => path.endsWith('/commands'))
    expect(registered).toHaveLength(1)

    // The leader ends in order, and another goes on at once.
    leader.signal('SIGTERM')
    expect(await leader.code).toBe(0)
    const rest = bots.filter((bot) => bot !== leader)
    await leaderOf(rest)
    for (const bot of rest) {
      bot.signal('SIGTERM')
      expect(await bot.code).toBe(0)
    }
  }, 600_000)
})
