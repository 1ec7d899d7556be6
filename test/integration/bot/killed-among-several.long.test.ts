import { describe, expect, onTestFinished, test } from 'vitest'
import { wordsIn } from '../../../src/bot/messages/words-in.js'
import { startSeveralBots } from '../../support/bots/several-bots.js'
import type { DiscordServer, MessageBody } from '../../support/discord/index.js'
import { skipped } from '../../support/postgres/index-place.js'

type Requested = DiscordServer['requests'][number]

const COUNT = 3
const QUESTIONS = 200
const KILLED = 1

describe.skipIf(skipped !== '')(`one of several processes that is killed${skipped}`, () => {
  test('leaves no question that was acknowledged without a word, and none is answered twice', async () => {
    const several = await startSeveralBots(COUNT)
    onTestFinished(() => several.close())
    const { discord, channels, bots } = several
    const t = (x: string) => console.log(new Date().toISOString(), x)
    t('up')
    const asked = Array.from({ length: QUESTIONS }, (_, n) =>
      discord.interaction({
        command: 'ask',
        options: { question: '晋城经开区光机电产业总产值突破了多少？' },
        user: discord.person({ username: `reader-${n}` }),
        channelId: channels[n % COUNT] ?? '',
        locale: 'zh-CN',
      }),
    )
    await Promise.all(asked.map((one) => one.acknowledged))
    t('acked')
    const ofKilled = asked.filter((_, n) => n % COUNT === KILLED)
    const { cutShort } = wordsIn('zh-CN')
    const isLost = ({ content }: MessageBody) => content === cutShort
    const isAnswer = ({ embeds }: MessageBody) =>
      embeds?.[0]?.description?.includes('**700亿元**') ?? false
    /** Whether a request shows in the end what became of a question, rather than how many are ahead of it. */
    const isFinal = (id: string, { method, path, body }: Requested) => {
      const { token = '' } = discord.state.interactions.get(id) ?? {}
      const shown = (body ?? {}) as MessageBody
      return method === 'PATCH' && path.includes(`/${token}/`) && (isAnswer(shown) || isLost(shown))
    }
    const final = ({ id }: { id: string }) => discord.requestThat((each) => isFinal(id, each))

    await Promise.race(ofKilled.map(final))
    t('first')
    bots[KILLED]?.signal('SIGKILL')
    await bots[KILLED]?.code
    t('killed')
    const iv = setInterval(async () => { t(`${asked.filter((o) => discord.requests.some((e) => isFinal(o.id, e))).length} ` + JSON.stringify((await several.inRecords('select owner, count(*) from questions group by owner')))); t(bots.map((b) => b.printed.slice(-1500)).join('\n---\n').slice(-3000)) }, 20000)
    onTestFinished(() => clearInterval(iv))
    await Promise.all(asked.map(final))
    t('all')
    const shownFor = ({ id }: { id: string }) =>
      discord.requests.filter((each) => isFinal(id, each)).map(({ body }) => body as MessageBody)
    const lost = asked.filter((one) => shownFor(one).some(isLost))
    expect(lost.length).toBeGreaterThan(0)
    for (const one of lost) expect(ofKilled).toContain(one)
    // Once answered, or once said to be lost.
    for (const one of asked) expect(shownFor(one)).toHaveLength(1)
    await several.close()
    expect(discord.failures).toEqual([])
  }, 500_000)
})
