import type { BotRun } from '../../src/bench/report/results.js'
import { type DiscordServer, startDiscordServer } from '../support/discord/index.js'
import { BotUnderLoad } from './bot-under-load.js'

/** Questions that the bundled corpus answers, and one that it does not. */
const texts = [
  '晋城经开区光机电产业总产值突破了多少？',
  '晋城光机电产业有多少家企业？',
  '长治今年签约了多少个项目？',
  '霍州的企业开办要多长时间？',
  '新馆的造价是多少？',
]
/** As many as one channel may ask in a minute are more. */
const inChannel = 50

/** Asks so many questions at once, each by somebody else, and waits for all answers. */
export async function measureBot(questions: number): Promise<BotRun> {
  const server = await startDiscordServer()
  const channels = Array.from({ length: Math.ceil(questions / inChannel) }, (_, n) =>
    server.state.addChannel({ type: 0, name: `频道${n}` }),
  )
  const bot = await BotUnderLoad.start({
    DISCORD_TOKEN: server.state.token,
    DISCORD_API_URL: server.apiUrl,
  })
  // Late is what comes after 3 seconds of the clock on the wall.
  let last = performance.now()
  const tick = () => {
    // Ids are made of whole milliseconds.
    const passed = Math.floor(performance.now() - last)
    server.clock.advance(passed)
    last += passed
  }
  const ticking = setInterval(tick, 5)
  const ask = (n: number) =>
    server.interaction({
      command: 'ask',
      options: { question: texts[n % texts.length] ?? '' },
      user: server.person({ username: `reader-${n}` }),
      channelId: channels[n % channels.length]?.id ?? '',
    })
  try {
    // What runs for the first time is loaded and compiled first.
    for (let n = 0; n < texts.length; n++) await shown(server, ask(n))
    const first = server.requests.length
    bot.forgetPeak()
    const before = bot.memory.now
    tick()
    const began = server.clock.now()
    const asked = Array.from({ length: questions }, (_, n) => ask(n))
    const times = await Promise.all(
      asked.map(async (one) => ((await shown(server, one)) - began) / 1000),
    )
    const { peak } = bot.memory
    const requests = server.requests.slice(first)
    const callbacks = requests.filter(({ path }) => path.endsWith('/callback'))
    const accepted = callbacks.filter(({ status }) => status < 300)
    const sorted = times.toSorted((a, b) => a - b)
    const at = (part: number) => sorted[Math.ceil(part * sorted.length) - 1] ?? Number.NaN
    return {
      acknowledged: accepted.length,
      acknowledgedFirst: requests.findIndex(({ path }) => !path.endsWith('/callback')),
      late: callbacks.filter(({ code }) => code === 10062).length,
      slowestAcknowledgement: Math.max(...callbacks.map((one) => (one.at - began) / 1000)),
      answered: times.length,
      p50: at(0.5),
      p95: at(0.95),
      memoryBefore: before,
      growth: Math.max(0, peak - before),
    }
  } finally {
    clearInterval(ticking)
    await bot.stop()
    await server.close()
  }
}

/** When the answer itself was shown, after any word that it has to wait; by the server's clock. */
async function shown(server: DiscordServer, { token }: { token: string }): Promise<number> {
  const request = await server.requestThat(
    ({ method, path, body, status }) =>
      method === 'PATCH' &&
      status < 300 &&
      path.endsWith(`/${token}/messages/@original`) &&
      ((body as { embeds?: unknown[] }).embeds ?? []).length > 0,
  )
  return request.at
}
