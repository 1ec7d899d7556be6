import { expect, it } from 'vitest'
import { aboutBridge } from '../../../support/app/app-on-news.js'
import { moderatedBot } from './moderated-bot.js'

it.each([
  {
    locale: 'zh-CN',
    none: '我现在还答不了',
    status: '还没有索引：请用 /语料管理 刷新 建立。',
    fresh: '没有可以沿用的索引，将全部重建。',
    start: '开始刷新',
    finished: /^刷新完成\n现在由版本 \S+ 回答：5 篇文章/,
  },
  {
    locale: 'zh-TW',
    none: '我現在還',
    status: '還沒有索引：請用 /語料管理 更新 建立。',
    fresh: '沒有可以沿用的索引，將全部重建。',
    start: '開始更新',
    finished: /^更新完成\n現在由版本 \S+ 回答：5 篇文章/,
  },
  {
    locale: 'en-US',
    none: 'the corpus is not ready',
    status: 'There is no index yet: build it with /corpus refresh.',
    fresh: 'There is no index to build on, so everything is built from scratch.',
    start: 'Refresh now',
    finished: /^Refreshed\nVersion \S+ is now in service: 5 articles/,
  },
])(
  'the first version ever is built from the chat: $locale',
  async ({ locale, none, status, fresh, start, finished }) => {
    const bot = await moderatedBot({ isBuilt: false })
    const { server, moderator: user } = bot
    const give = async (command: string, options = {}) => {
      const given = server.interaction({ command, options, user, locale })
      await given.answered
      return given
    }
    const ask = async () => server.shown(await give('ask', { question: aboutBridge })).text
    expect(await ask()).toContain(none)
    expect(server.shown(await give('corpus status')).text).toContain(status)
    const planned = await give('corpus refresh')
    expect(server.shown(planned).text).toContain(fresh)
    const isOver = bot.audited()
    server.press(planned, start, { user, locale })
    expect(await isOver).toMatchObject({ action: 'corpus.refresh', outcome: 'done' })
    const shown = server.shownIn(server.state.channelId).map(({ text }) => text)
    expect(shown.filter((text) => finished.test(text))).toHaveLength(1)
    expect(await ask()).toContain('18亿元')
    expect(server.failures).toEqual([])
  },
)
