import { describe, expect, it } from 'vitest'
import { answer, article } from './answers.js'
import { descriptionOf, runBot, textOf } from './running-bot.js'

const languages = ['zh-CN', 'zh-TW', 'en-US'] as const
const limits = { perUser: 100, perChannel: 1000, atOnce: 4, waiting: 200 }

/** Something to wait for, and the way to let all go on that wait for it. */
function gate() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open: () => open() }
}

describe('50 simultaneous questions', () => {
  it('are all acknowledged before any other call and before any work is begun', async () => {
    const { opened, open } = gate()
    const unacknowledged: string[] = []
    const bot = await runBot(
      async (question) => {
        const { token } = given[Number(question)] ?? {}
        const isTaken = server.requests.some(({ path }) => path.endsWith(`/${token}/callback`))
        if (!isTaken) unacknowledged.push(question)
        await opened
        return answer()
      },
      { settings: { limits } },
    )
    const { server } = bot
    const given = Array.from({ length: 50 }, (_, i) =>
      server.interaction({ command: 'ask', options: { question: String(i) } }),
    )
    // None of the answers is there yet, so nothing but the acknowledgements can have settled these.
    await Promise.all(given.map(({ acknowledged }) => acknowledged))
    server.clock.advance(10 * 60 * 1000)
    open()
    await bot.close()
    for (const { id, token } of given) {
      const own = server.requests.filter(({ path }) => path.includes(token))
      expect(own[0]).toMatchObject({
        path: `/interactions/${id}/${token}/callback`,
        body: { type: 5 },
      })
      const last = own.at(-1)?.body as Parameters<typeof descriptionOf>[0]
      expect(descriptionOf(last)).toContain('**2.4万平方米**')
    }
    expect(unacknowledged).toEqual([])
    expect(server.failures).toEqual([])
  })
})

describe('the line', () => {
  it.each([
    ['zh-CN', '前面还有 2 个问题', '排队的问题太多了'],
    ['zh-TW', '前面還有 2 個問題', '排隊的問題太多了'],
    ['en-US', '2 questions ahead', 'Too many questions are waiting'],
  ])(
    'shows in %s how many are before, and refuses what it cannot hold',
    async (locale, ahead, full) => {
      const { opened, open } = gate()
      const settings = { limits: { ...limits, atOnce: 1, waiting: 2 } }
      const bot = await runBot(() => opened.then(() => answer()), { settings })
      // In one batch, so that none of them has been acknowledged when the last is looked at.
      const given = ['一', '二', '三', '四', '五'].map((question, i) =>
        i % 2 === 0
          ? bot.server.interaction({ command: 'ask', options: { question }, locale })
          : bot.server.interaction({
              command: 'check',
              options: { claim: `${question}号馆开放` },
              locale,
            }),
      )
      const replies = await Promise.all(given.slice(1).map(({ answered }) => answered))
      expect(replies[1]?.content).toContain(ahead)
      for (const reply of replies.slice(2)) {
        expect(reply.content).toContain(full)
        expect(reply.flags).toBe(64)
      }
      open()
      await bot.close()
      expect(bot.service.questions).toEqual(['一', '三'])
      expect(bot.server.failures).toEqual([])
    },
  )
})

describe('closing', () => {
  it('finishes what is under way, waiting or shown, and refuses what is new', async () => {
    const { opened, open } = gate()
    const settings = { limits: { ...limits, atOnce: 1 } }
    const bot = await runBot(
      (question) => (question === '前' ? answer() : opened.then(() => answer())),
      {
        settings,
      },
    )
    const { server, service } = bot
    const before = server.interaction({ command: 'ask', options: { question: '前' } })
    await before.answered
    service.article = () => opened.then(() => article())
    const original = server.press(before, '查看原文')
    const asked = ['一', '二'].map((question) =>
      server.interaction({ command: 'ask', options: { question } }),
    )
    const checked = server.interaction({ command: 'check', options: { claim: '新馆已经开放' } })
    for (const each of [original, ...asked, checked]) await each.acknowledged
    const closed = bot.close()
    for (const locale of languages) {
      const late = server.interaction({ command: 'ask', options: { question: '晚' }, locale })
      expect((await late.answered).content).toMatch(/重启|重新啟動|restart/)
    }
    open()
    await closed
    const last = (token: string) =>
      server.requests.filter(({ path }) => path.includes(token)).at(-1)?.body as object
    for (const { token } of asked) expect(descriptionOf(last(token))).toContain('2.4万平方米')
    expect(descriptionOf(last(original.token))).toContain('新馆总建筑面积')
    expect(textOf(last(checked.token))).toContain('语料未载')
    expect(service.questions).toEqual(['前', '一', '二'])
    expect(server.failures).toEqual([])
  })

  it('waits for a button that is being answered, too', async () => {
    const { opened, open } = gate()
    const { server, service, close } = await runBot()
    const asked = server.interaction({ command: 'ask', options: { question: '甲' } })
    await asked.answered
    service.article = () => opened.then(() => article())
    const original = server.press(asked, '查看原文')
    await original.acknowledged
    const closed = close().then(() => 'closed')
    // As long as it waits, it still tells others that it is about to go.
    const late = server.interaction({ command: 'ask', options: { question: '乙' } })
    expect(await Promise.race([late.answered, closed])).toMatchObject({ flags: 64 })
    open()
    await closed
    expect(descriptionOf(await original.answered)).toContain('新馆总建筑面积')
  })
})
