import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { wordsIn } from '../../../src/bot/messages/words-in.js'
import { type BotProcess, spawnBot } from '../../support/bots/bot-process.js'
import { startSeveralBots } from '../../support/bots/several-bots.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import {
  type DiscordServer,
  type MessageBody,
  startDiscordServer,
} from '../../support/discord/index.js'
import type { StoredMessage } from '../../support/discord/state.js'
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
    bots[KILLED]?.signal('SIGKILL')
    await bots[KILLED]?.code
    await Promise.all(asked.map(final))
    const shownFor = ({ id }: { id: string }) =>
      discord.requests.filter((each) => isFinal(id, each)).map(({ body }) => body as MessageBody)
    const lost = asked.filter((one) => shownFor(one).some(isLost))
    expect(lost.length).toBeGreaterThan(0)
    for (const one of lost) expect(ofKilled).toContain(one)
    // Once answered, or once said to be lost.
    for (const one of asked) expect(shownFor(one)).toHaveLength(1)
    expect(discord.failures).toEqual([])
  }, 400_000)
})

test('a bot that was killed says at its next start which questions it did not answer', async () => {
  const discord = await startDiscordServer()
  const { folder, remove } = await temporaryFolder()
  const bots: BotProcess[] = []
  onTestFinished(async () => {
    for (const bot of bots) bot.signal('SIGKILL')
    await Promise.all(bots.map(({ code }) => code))
    await discord.close()
    await remove()
  })
  const started = async () => {
    const bot = spawnBot(discord, {
      INDEX_DIR: join(folder, 'index'),
      STATE_DIR: join(folder, 'state'),
    })
    bots.push(bot)
    await bot.printing('机器人已上线；')
    return bot
  }
  const { bot: mentioned } = discord.state
  const first = await started()
  const asked = Array.from({ length: 60 }, (_, n) =>
    discord.message({
      content: `<@${mentioned.id}> 晋城经开区光机电产业总产值突破了多少？`,
      mentions: [mentioned],
      author: discord.person({ username: `reader-${n}` }),
    }),
  )
  const repliesTo = (id: string) =>
    [...discord.state.messages.values()].filter(({ replyTo }) => replyTo === id)
  const { cutShort } = wordsIn('zh-CN')
  const isDone = ({ content, embeds }: StoredMessage) => embeds.length > 0 || content === cutShort
  const done = () => asked.filter(({ id }) => repliesTo(id).some(isDone))
  const whenDone = (least: number) =>
    vi.waitFor(() => expect(done().length).toBeGreaterThanOrEqual(least), {
      timeout: 300_000,
      interval: 50,
    })
  await whenDone(1)
  first.signal('SIGKILL')
  await first.code
  expect(done().length).toBeLessThan(asked.length)
  await started()
  await whenDone(asked.length)
  // What stands there is changed; nothing is said twice.
  for (const { id } of asked) expect(repliesTo(id)).toHaveLength(1)
  expect(asked.some(({ id }) => repliesTo(id)[0]?.content === cutShort)).toBe(true)
  expect(discord.failures).toEqual([])
}, 400_000)
