import { expect, it } from 'vitest'
import { withRefreshLock } from '../../../../src/index/index.js'
import { dearerBridge } from '../../../support/app/app-on-news.js'
import { aboutPlace, figureOf, manyArticles } from '../../../support/app/many-articles.js'
import { type ModeratedBot, moderatedBot, textsOf } from './moderated-bot.js'

const count = 600
const limits = { perUser: 10_000, perChannel: 100_000, atOnce: 60, waiting: 200 }

/** Shows the plan, confirms it, and resolves with how the refresh ended and what its message said. */
async function refresh({ server, moderator: user, audited }: ModeratedBot) {
  const planned = server.interaction({ command: 'corpus refresh', user })
  await planned.answered
  const isOver = audited()
  server.press(planned, '开始刷新', { user })
  const { answer } = await server.request('POST', /^\/channels\/\d+\/messages$/)
  const { id } = answer as { id: string }
  return { isOver, texts: () => textsOf(server, id) }
}

it('600 articles change while 20 persons ask: no question fails, each answer is of one version', async () => {
  const bot = await moderatedBot({
    files: manyArticles(count, 1),
    app: { workApart: true },
    settings: { limits },
  })
  const { server, app, on } = bot
  const [{ version: old = '' } = {}] = await app.history()
  await on.write(manyArticles(count, 2))
  const { isOver, texts } = await refresh(bot)
  let isDone = false
  const over = isOver.finally(() => {
    isDone = true
  })

  const asked: { n: number; id: string }[] = []
  const ask = async (n: number, user = server.state.person) => {
    const given = server.interaction({ command: 'ask', options: { question: aboutPlace(n) }, user })
    await given.answered
    expect(server.shown(given).text).toMatch(new RegExp(`${figureOf(n, 1)}吨|${figureOf(n, 2)}吨`))
    const [message = ''] = server.answersTo(given)
    const buttons = JSON.stringify(server.state.messages.get(message)?.components)
    asked.push({ n, id: /original:(\w{10})/.exec(buttons)?.[1] ?? '' })
  }
  const persons = Array.from({ length: 20 }, (_, i) => server.person({ username: `reader-${i}` }))
  await Promise.all(
    persons.map(async (person, i) => {
      for (let round = 0; !isDone; round++) await ask((i + round * 20) % count, person)
      await ask(i, person)
    }),
  )
  expect(await over).toMatchObject({ action: 'corpus.refresh', outcome: 'done' })
  const fresh = (await app.history()).find(({ inService }) => inService)?.version ?? ''
  expect(fresh).not.toBe(old)

  const state = await app.state()
  const editions = new Map([
    [old, 1],
    [fresh, 2],
  ])
  const seen = new Set<string>()
  let shown = 0
  for (const { n, id } of asked) {
    const given = await state.given(id)
    if (given?.kind !== 'answer') throw new Error('an answer was not kept')
    const { indexVersion, citations, short } = given.answer
    const figure = `${figureOf(n, editions.get(indexVersion) ?? 0)}吨`
    expect([figure, null]).toContain(short)
    if (short !== null) shown++
    for (const { quote } of citations) expect(quote).toContain(figure)
    seen.add(indexVersion)
  }
  expect(seen).toEqual(new Set([old, fresh]))
  expect(shown).toBeGreaterThan(0)
  expect(texts().length).toBeGreaterThan(2)
  expect(texts().at(-1)).toMatch(/^刷新完成\n.*600 篇文章/)

  const user = bot.moderator
  const options = { version: old }
  const asking = server.interaction({ command: 'corpus rollback', options, user })
  await asking.answered
  const isBack = bot.audited()
  await server.press(asking, '确认', { user }).answered
  await isBack
  await ask(7)
  expect(await state.given(asked.at(-1)?.id ?? '')).toMatchObject({ answer: { indexVersion: old } })
  expect(await bot.audits()).toEqual([
    { user: user.id, action: 'corpus.rollback', outcome: 'done', detail: old },
    {
      ...{ user: user.id, action: 'corpus.refresh', outcome: 'done' },
      detail: '新增 0 篇 · 改动 600 篇 · 移除 0 篇 · 不变 0 篇',
    },
    { user: user.id, action: 'corpus.refresh', outcome: 'started', detail: '' },
  ])
  expect(server.failures).toEqual([])
})

it.each(['dropConnections', 'askForReconnect', 'invalidateSessions'] as const)(
  'a refresh is finished and told although the gateway fails: %s',
  async (fault) => {
    const files = manyArticles(40, 1)
    const bot = await moderatedBot({ files })
    const { server } = bot
    await bot.on.write(manyArticles(40, 2))
    server.fail({
      ...{ method: 'PATCH', path: /^\/channels\/\d+\/messages\/\d+$/, times: 1 },
      meanwhile: () => server.gateway[fault](),
    })
    const connected = server.gateway.nextConnection()
    const { isOver, texts } = await refresh(bot)
    expect(await isOver).toMatchObject({ outcome: 'done' })
    expect(texts().at(-1)).toMatch(/^刷新完成/)
    await connected
    const asked = server.interaction({ command: 'ask', options: { question: aboutPlace(3) } })
    await asked.answered
    expect(server.shown(asked).text).toContain(`${figureOf(3, 2)}吨`)
  },
)

it('a refresh beside another one is refused, and told in the reply where the bot may not write', async () => {
  const bot = await moderatedBot()
  const { server, moderator: user, on } = bot
  await on.write(dearerBridge)
  server.fail({
    ...{ method: 'POST', path: /^\/channels\/\d+\/messages$/, status: 403 },
    body: { code: 50013, message: 'Missing Permissions' },
  })
  const who = { user, locale: 'en-US' }
  const attempt = async () => {
    const planned = server.interaction({ command: 'corpus refresh', ...who })
    await planned.answered
    const isOver = bot.audited()
    server.press(planned, 'Refresh now', who)
    return { outcome: (await isOver)?.outcome, lines: server.shown(planned).lines }
  }
  const busy = 'Another refresh or rollback is under way; please try again when it is over.'
  expect(await withRefreshLock(on.indexDir, attempt)).toEqual({
    ...{ outcome: 'failed', lines: ['The refresh did not finish', busy] },
  })
  const done = await attempt()
  expect(done.outcome).toBe('done')
  expect(done.lines[0]).toBe('Refreshed')
})
