import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { answer } from './answers.js'
import { descriptionOf, mentioning, runBot, textOf } from './running-bot.js'

const limits = { perUser: 100, perChannel: 1000, atOnce: 4, waiting: 200 }

/** The bot's clock, which stands still until it is told to move. */
function stoppedClock() {
  let time = Date.UTC(2024, 5, 30)
  const spy = vi.spyOn(Date, 'now').mockImplementation(() => time)
  onTestFinished(() => spy.mockRestore())
  return { advance: (milliseconds: number) => (time += milliseconds) }
}

describe('a pace', () => {
  it.each([
    ['zh-CN', '请 60 秒后再问', '这个频道里问的人有点多，请 60 秒'],
    ['zh-TW', '請 60 秒後再問', '這個頻道裡問的人有點多，請 60 秒'],
    ['en-US', 'again in 60 seconds', 'This channel is busy right now. Please ask again in 60'],
  ])('that is too fast is met with a kind word in %s', async (locale, user, channel) => {
    const clock = stoppedClock()
    const settings = { limits: { ...limits, perUser: 2, perChannel: 4 } }
    const { server, service } = await runBot(undefined, { settings })
    const people = [server.state.person, server.person(), server.person()]
    const ask = (who: number) =>
      server.interaction({
        command: 'ask',
        options: { question: '甲？' },
        locale,
        user: people[who] ?? server.state.person,
      }).answered
    for (const who of [0, 0, 1, 1]) expect(descriptionOf(await ask(who))).toContain('2.4')
    const tooFast = await ask(0)
    expect(tooFast.content).toContain(user)
    expect(tooFast.flags).toBe(64)
    expect((await ask(2)).content).toContain(channel)
    clock.advance(60_000)
    expect(descriptionOf(await ask(2))).toContain('2.4')
    expect(service.questions).toHaveLength(5)
  })

  it('is kept by mentions too', async () => {
    stoppedClock()
    const { server } = await runBot(undefined, {
      settings: { limits: { ...limits, perUser: 1 } },
    })
    await server.message(mentioning(server, '甲？')).reply
    const reply = await server.message(mentioning(server, '新館呢？')).reply
    expect(reply.content).toContain('你問得有點快')
  })
})

describe('streaming', () => {
  it('shows the first sentence while the rest is written, and the whole answer last', async () => {
    stoppedClock()
    const { server, close } = await runBot(async (_, { onSentence }) => {
      onSentence?.({ text: '新馆总建筑面积2.4万平方米。', cites: [1] })
      await server.request('PATCH', /@original$/)
      // The clock stands still, so these come too soon for another edit.
      for (const text of ['比老馆大三倍。', '当天开放。']) onSentence?.({ text, cites: [1] })
      return answer({ mode: 'generated' })
    })
    const asked = server.interaction({ command: 'ask', options: { question: '新馆有多大？' } })
    await asked.answered
    await close()
    const shown = server.requests.filter(({ method }) => method === 'PATCH')
    expect(shown).toHaveLength(2)
    const [first, whole] = shown.map(({ body }) => textOf(body as object))
    expect(first).toBe('新馆总建筑面积2.4万平方米。[1] …')
    expect(whole).toMatch(/^\*\*2\.4万平方米\*\*\n/)
  })
})
