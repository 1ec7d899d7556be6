import { expect, it } from 'vitest'
import { news } from '../../../support/cli/news.js'
import { moderatedBot } from './moderated-bot.js'

const cutOff = { 'records.jsonl': `${news['records.jsonl']}{"id":"half","text":"松溪` }

it.each([
  [
    'zh-CN',
    '开始刷新',
    'records.jsonl：结尾不完整，可能还没有写完；仍用原来的 2 篇',
    '暂缓（下次刷新再读）',
    '语料没有未刷新的改动。',
  ],
  [
    'zh-TW',
    '開始更新',
    'records.jsonl：結尾不完整，可能還沒有寫完；仍用原來的 2 篇',
    '暫緩（下次更新再讀）',
    '語料沒有未更新的變更。',
  ],
  [
    'en-US',
    'Refresh now',
    'records.jsonl: its end is not there; it may still be being written; its 2 former articles stay',
    'Put off (read again by the next refresh)',
    'The index is up to date with the corpus.',
  ],
])(
  'a file that is not written to its end is told of in plan, report and status: %s',
  async (locale, start, line, title, upToDate) => {
    const bot = await moderatedBot()
    const { on, app, server, moderator: user } = bot
    const shownLines = async (command: string) => {
      const shown = server.interaction({ command, user, locale })
      await shown.answered
      return { shown, lines: server.shown(shown).lines }
    }
    expect((await shownLines('corpus status')).lines).toContain(upToDate)
    await on.write(cutOff)
    const plan = await shownLines('corpus refresh')
    expect(plan.lines).toEqual(expect.arrayContaining([`**${title}**`, `· ${line}`]))

    const isDone = bot.audited()
    server.press(plan.shown, start, { user, locale })
    expect(await isDone).toMatchObject({ outcome: 'done' })
    const { answer } = await server.request('POST', /^\/channels\/\d+\/messages$/)
    const report = server.shown((answer as { id: string }).id).lines
    expect(report).toEqual(expect.arrayContaining([`**${title}**`, `· ${line}`]))

    const status = (await shownLines('corpus status')).lines
    expect(status).toEqual(expect.arrayContaining([`**${title}**`, `· ${line}`]))
    expect(status).not.toContain(upToDate)
    expect((await app.article('records.jsonl#tea')).text).toContain('7300万元')
    expect(server.failures).toEqual([])
  },
)
