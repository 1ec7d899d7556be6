import { describe, expect, onTestFinished, test } from 'vitest'
import { type SeveralBots, startSeveralBots } from '../../support/bots/several-bots.js'
import { skipped } from '../../support/postgres/index-place.js'

const COUNT = 3
const QUESTIONS = 200

const isLeading = '由这个进程主持'

describe.skipIf(skipped !== '')(`several processes for one token${skipped}`, () => {
  test('answer each question once, and one of them does what only one may do', async () => {
    const several = await startSeveralBots(COUNT, {
      HTTP_PORT: '0',
      REFRESH_SCHEDULE: '* * * * *',
      REFRESH_MINUTES: '1',
    })
    onTestFinished(() => several.close())
    const { discord, channels, bots } = several
    const leader = await Promise.race(
      bots.map(async (bot) => {
        await bot.printing(isLeading)
        return bot
      }),
    )
    const others = bots.filter((bot) => bot !== leader)

    await discord.request('PUT', /\/commands$/)
    const asked = Array.from({ length: QUESTIONS }, (_, n) =>
      discord.interaction({
        command: 'ask',
        options: { question: '晋城经开区光机电产业总产值突破了多少？' },
        user: discord.person({ username: `reader-${n}` }),
        channelId: channels[n % COUNT] ?? '',
      }),
    )
    const answers = await Promise.all(asked.map((one) => one.answered))
    for (const { embeds } of answers) expect(embeds?.[0]?.description).toContain('**700亿元**')
    for (const { id } of asked) {
      expect(discord.answersTo({ id })).toHaveLength(1)
      const called = discord.requests.filter(({ path }) => path.includes(`/${id}/`))
      expect(called).toHaveLength(1)
    }
    expect(discord.failures).toEqual([])
    const [given] = await several.inRecords('select count(*)::int as n from given')
    expect(given).toEqual({ n: QUESTIONS })
  })
})
