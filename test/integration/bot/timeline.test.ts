import { describe, expect, it } from 'vitest'
import { controlsOf, descriptionOf, runBot, runKeepingBot, textOf } from './running-bot.js'
import { timelineEntry, timelineOf } from './timelines.js'

const subject = '新馆'
const point = { start: 0, end: 4, period: null, value: 120, articleId: 'article-1', source: null }

describe('/timeline', () => {
  it.each([
    ['zh-CN', '时间线：新馆', '第 1 页，共 3 页', '下一页', '上一页'],
    ['zh-TW', '時間線：新馆', '第 1 頁，共 3 頁', '下一頁', '上一頁'],
    ['en-US', 'Timeline: 新馆', 'Page 1 of 3', 'Next', 'Previous'],
  ])(
    'shows the reports by day, oldest first, page by page in %s',
    async (locale, title, page, next, back) => {
      const bot = await runBot()
      bot.service.timelines.set(subject, timelineOf(20))
      const given = bot.server.interaction({ command: 'timeline', options: { subject }, locale })
      expect((await given.acknowledged).data?.flags ?? 0).toBe(0)
      const first = await given.answered
      expect(textOf(first)).toContain(title)
      expect(textOf(first)).toContain(page)
      const lines = descriptionOf(first).split('\n')
      expect(lines[0]).toBe('**2024-05-01**')
      expect(lines[1]).toContain('5月1日，新馆接待了1千人。')
      expect(lines[1]).toContain('新馆开放首日 · 某市日报 · 2024-05-18')
      expect(controlsOf(first)).toEqual([next])
      const second = await bot.server.press(given, next, { locale }).answered
      expect(descriptionOf(second)).toMatch(/^\*\*2024-05-09\*\*/)
      expect(controlsOf(second)).toEqual([back, next])
      const third = await bot.server.press(given, next, { locale }).answered
      expect(descriptionOf(third)).toContain('**2024-05-20**')
      expect(controlsOf(third)).toEqual([back])
      expect(bot.server.failures).toEqual([])
    },
  )

  it.each([
    ['zh-CN', '没有日期', '日期为发表日', '3 家独立报道说法相同', '2 篇转载', '没有全部读完'],
    ['zh-TW', '沒有日期', '日期為發表日', '3 家獨立報導說法相同', '2 篇轉載', '沒有全部讀完'],
    [
      'en-US',
      'No date',
      'dated by publication',
      '3 independent reports',
      '2 copies',
      'more reports',
    ],
  ])(
    'says in %s what a day is, how many say so, and that there is more',
    async (locale, ...said) => {
      const { server, service } = await runBot()
      const entries = [
        timelineEntry(1, { dateIs: 'published', reports: 3, copies: ['a', 'b'] }),
        timelineEntry(2, { date: null, dateIs: null, published: null }),
      ]
      service.timelines.set(subject, timelineOf(2, { entries, more: true, understoodAs: '地铁' }))
      const given = server.interaction({ command: 'timeline', options: { subject }, locale })
      const text = textOf(await given.answered)
      for (const each of [...said, '地铁']) expect(text).toContain(each)
    },
  )

  it('shows values side by side as they changed, each once as long as it stays', async () => {
    const { server, service } = await runBot()
    const points = [
      { ...point, date: '2024-03-02', text: '120人' },
      { ...point, date: '2024-03-03', text: '120人' },
      { ...point, date: '2024-03-05', text: '135人', source: '某市日报', period: '3月' },
    ]
    const values = [{ of: '失业人数', unit: '人', points }]
    service.timelines.set(subject, timelineOf(1, { values }))
    const given = server.interaction({ command: 'timeline', options: { subject } })
    expect(descriptionOf(await given.answered).split('\n')[0]).toBe(
      '**失业人数** 2024-03-02 120人 → 2024-03-05 3月 135人（某市日报）',
    )
  })

  it.each([
    ['zh-CN', '语料中没有关于“新馆”的报道', '看不出要看什么的时间线'],
    ['zh-TW', '語料中沒有關於「新馆」的報導', '看不出要看什麼的時間線'],
    ['en-US', 'Nothing in the corpus reports on “新馆”', 'names nothing'],
  ])(
    'says in %s when the corpus is silent, and when nothing is named',
    async (locale, silent, unnamed) => {
      const { server, service } = await runBot()
      service.timelines.set(subject, timelineOf(0))
      const ask = (of: string) =>
        server.interaction({ command: 'timeline', options: { subject: of }, locale }).answered
      expect((await ask(subject)).content).toContain(silent)
      expect((await ask('的')).content).toContain(unnamed)
    },
  )

  it('turns the page of the same range and publisher, with colons, after a restart too', async () => {
    const first = await runKeepingBot()
    const long = `甲:乙::${'丙'.repeat(34)}`
    const source = '某:市'.padEnd(28, '报')
    first.service.timelines.set(long, timelineOf(20))
    const options = { subject: long, since: '2024-05-01', until: '2024-05-31', source }
    const given = first.server.interaction({ command: 'timeline', options })
    await given.answered
    const { server, service, log } = await first.restarted()
    const second = await server.press(given, '下一页').answered
    expect(textOf(second)).toContain('第 2 页，共 3 页')
    const { subject: _, ...range } = options
    expect(service.timelinesAsked).toEqual([range])
    expect(log.at('error')).toEqual([])
  })

  it('shows the last page when the wanted one is gone', async () => {
    const { server, service } = await runBot()
    service.timelines.set(subject, timelineOf(20))
    const given = server.interaction({ command: 'timeline', options: { subject } })
    await given.answered
    service.timelines.set(subject, timelineOf(8))
    expect(textOf(await server.press(given, '下一页').answered)).toContain('第 1 页，共 1 页')
  })

  it('is only for the asker when they wish so, and counts against their limit, pages too', async () => {
    const { server, service } = await runBot(undefined, {
      settings: { limits: { perUser: 2, perChannel: 120, atOnce: 4, waiting: 200 } },
    })
    service.timelines.set(subject, timelineOf(20))
    const given = server.interaction({
      command: 'timeline',
      options: { subject, private: true },
    })
    expect((await given.acknowledged).data?.flags).toBe(64)
    await given.answered
    await server.press(given, '下一页').answered
    const refused = server.press(given, '下一页')
    expect((await refused.answered).content).toContain('你问得有点快')
    expect(service.timelinesAsked).toHaveLength(2)
  })

  it('fits into a message whatever the reports are', async () => {
    const { server, service } = await runBot()
    const big = '*_长'.repeat(300)
    const entries = Array.from({ length: 20 }, (_, i) =>
      timelineEntry(1, {
        articleId: `a${i}`,
        quote: big,
        title: big,
        source: big,
        url: `https://a.example/${'x'.repeat(140)}`,
      }),
    )
    const points = Array.from({ length: 30 }, (_, i) => ({
      ...point,
      date: null,
      text: `${big}${i}`,
    }))
    const values = Array.from({ length: 9 }, () => ({ of: big, unit: '', points }))
    service.timelines.set(subject, timelineOf(20, { entries, values }))
    const given = server.interaction({ command: 'timeline', options: { subject } })
    let shown = await given.answered
    let seen = 0
    for (let page = 0; page < 25; page++) {
      seen += descriptionOf(shown).match(/^· /gm)?.length ?? 0
      if (!controlsOf(shown).includes('下一页')) break
      shown = await server.press(given, '下一页').answered
    }
    expect(seen).toBe(20)
    expect(server.failures).toEqual([])
  })
})
