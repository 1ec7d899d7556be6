import { expect, it } from 'vitest'
import { answerOf } from '../../../support/answer-of.js'
import { aboutBridge, dearerBridge } from '../../../support/app/app-on-news.js'
import { news } from '../../../support/cli/news.js'
import { moderatedBot, newFile } from './moderated-bot.js'

it.each([
  [
    'zh-CN',
    '开始刷新',
    '⚠ 语料在这期间又有改动，还没有刷新。请看新的计划：',
    '新增 1 篇 · 改动 1 篇 · 移除 0 篇 · 不变 4 篇',
  ],
  [
    'zh-TW',
    '開始更新',
    '⚠ 語料在這期間又有變更，還沒有更新。請看新的計畫：',
    '新增 1 篇 · 變更 1 篇 · 移除 0 篇 · 不變 4 篇',
  ],
  [
    'en-US',
    'Refresh now',
    '⚠ The corpus has changed in the meantime; nothing was refreshed yet. The new plan:',
    '1 new · 1 changed · 0 removed · 4 unchanged',
  ],
])(
  'what was not planned is not refreshed but planned anew: %s',
  async (locale, start, first, counts) => {
    const bot = await moderatedBot()
    const { on, app, server, moderator: user } = bot
    const old = await app.history()
    await on.write(dearerBridge)
    const planned = server.interaction({ command: 'corpus refresh', user, locale })
    await planned.answered
    await on.write(newFile)
    await server.press(planned, start, { user, locale }).answered
    expect(server.shown(planned).text).toContain(first)
    expect(server.shown(planned).lines).toContain(counts)
    expect(await app.history()).toEqual(old)
    expect(await bot.audits()).toEqual([])

    const isDone = bot.audited()
    server.press(planned, start, { user, locale })
    expect(await isDone).toMatchObject({ outcome: 'done', detail: counts })
    expect((await answerOf(app, aboutBridge)).short).toBe('21亿元')
    expect(server.failures).toEqual([])
  },
)

it('nor when a version that answers worse is wanted all the same', async () => {
  const canary = `${JSON.stringify({ question: aboutBridge, answer: '18亿元' })}\n`
  const bot = await moderatedBot({ files: { ...news, '_canary.jsonl': canary } })
  const { on, app, server, moderator: user } = bot
  await on.write(dearerBridge)
  const planned = server.interaction({ command: 'corpus refresh', user })
  await planned.answered
  const isStopped = bot.audited()
  server.press(planned, '开始刷新', { user })
  expect(await isStopped).toMatchObject({ outcome: 'stopped' })
  const { answer } = await server.request('POST', /^\/channels\/\d+\/messages$/)
  const { id } = answer as { id: string }
  await on.write(newFile)
  await server.press(id, '仍要启用', { user }).answered
  expect(server.shown(id).text).toContain('请看新的计划：')
  expect(server.shown(id).buttons).toEqual(['开始刷新', '取消'])
  expect((await answerOf(app, aboutBridge)).short).toBe('18亿元')
})
