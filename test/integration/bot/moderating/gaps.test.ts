import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { aboutBridge, dearerBridge } from '../../../support/app/app-on-news.js'
import { type ModeratedBot, moderatedBot } from './moderated-bot.js'

async function ask({ server }: ModeratedBot, question: string) {
  const asked = server.interaction({ command: 'ask', options: { question } })
  await asked.answered
  return asked
}

it.each([
  [
    'zh-CN',
    '待补清单：2 类问题',
    '（2 条相近）',
    '语料没有答案',
    '被评为不对 “应该是21亿元”',
    '选出已处理的',
    '已处理 2 条。',
    '没有待补的问题。',
  ],
  [
    'zh-TW',
    '待補清單：2 類問題',
    '（2 筆相近）',
    '語料沒有答案',
    '被評為不對 「应该是21亿元」',
    '選出已處理的',
    '已處理 2 筆。',
    '沒有待補的問題。',
  ],
  [
    'en-US',
    'Gaps: 2 groups of questions',
    '(2 similar)',
    'the corpus is silent',
    'voted down “应该是21亿元”',
    'Choose those that are done',
    'Closed 2.',
    'There are no open gaps.',
  ],
] as const)(
  'gaps are grouped, and closed by choosing them: %s',
  async (locale, title, times, silent, voted, choose, closed, none) => {
    const bot = await moderatedBot()
    const { server, moderator: user, audited } = bot
    await ask(bot, '量子计算机有几个比特？')
    await ask(bot, '量子計算機有幾個比特')
    const answered = await ask(bot, aboutBridge)
    const opened = server.press(answered, '👎')
    await opened.modal
    await server.submitModal(opened, { reason: '应该是21亿元' }).answered

    const who = { user, locale }
    const listed = server.interaction({ command: 'gaps', ...who })
    await listed.answered
    const { text, selects, ephemeral } = server.shown(listed)
    expect(ephemeral).toBe(true)
    expect(text.split('\n')[0]).toBe(title)
    expect(text).toContain(times)
    expect(text).toContain(silent)
    expect(text).toContain(voted)
    const options = selects[choose] ?? []
    expect(options).toHaveLength(2)

    const quantum = options.find((option) => option.includes('量')) ?? ''
    const isClosed = audited()
    await server.select(listed, choose, [quantum], who).answered
    const written = await isClosed
    expect(written).toMatchObject({ user: user.id, action: 'gaps.close', outcome: 'done' })
    expect(written?.detail).toMatch(/^#[A-Za-z0-9]{10} #[A-Za-z0-9]{10}$/)
    expect(server.shown(listed).text).toContain(closed)
    const others = server.shown(listed).selects[choose] ?? []
    expect(others).toHaveLength(1)
    await server.select(listed, choose, others, who).answered
    expect(server.shown(listed).text).toContain(none)
    expect(server.failures).toEqual([])
  },
)

it('gaps are closed by a select of before a restart', async () => {
  const bot = await moderatedBot()
  const { server, moderator: user, audited } = bot
  await ask(bot, '量子计算机有几个比特？')
  const listed = server.interaction({ command: 'gaps', user })
  await listed.answered
  await bot.restart()
  const isClosed = audited()
  const chosen = ['1. 量子计算机有几个比特？']
  await server.select(listed, '选出已处理的', chosen, { user }).answered
  expect(await isClosed).toMatchObject({ action: 'gaps.close', outcome: 'done' })
  expect(server.shown(listed).text).toBe('已处理 1 条。\n\n没有待补的问题。')
})

it('an answer whose article has changed, or went, is marked when its source is opened', async () => {
  const bot = await moderatedBot()
  const { server, app, on } = bot
  const answered = await ask(bot, aboutBridge)
  const original = async () => {
    const opened = server.press(answered, '查看原文')
    await opened.answered
    const [id = ''] = server.answersTo(opened)
    return server.shown(id).text
  }
  expect(await original()).not.toContain('⚠')
  await on.write(dearerBridge)
  await app.ingest()
  expect(await original()).toContain('⚠ 回答之后，这篇文章有改动')
  expect(await original()).toContain('18亿元')
  await rm(join(on.corpus, 'bridge.md'))
  await app.ingest()
  expect(await original()).toContain('⚠ 这篇文章已移出语料')
})
