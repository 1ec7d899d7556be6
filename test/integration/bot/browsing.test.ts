import { describe, expect, it } from 'vitest'
import { article } from './answers.js'
import {
  type BotUnderTest,
  controlsOf,
  descriptionOf,
  runBot,
  runKeepingBot,
  textOf,
} from './running-bot.js'

function shelve({ service }: BotUnderTest, count: number, parts: object = {}): void {
  for (let i = 1; i <= count; i++) {
    const id = `article-${i}`
    service.articles.set(id, article({ id, title: `新馆报道之${i}`, ...parts }))
  }
}

describe('/sources', () => {
  it.each([
    ['zh-CN', '语料里的文章：23 篇', '第 1 页，共 3 页', '下一页', '上一页'],
    ['zh-TW', '語料裡的文章：23 篇', '第 1 頁，共 3 頁', '下一頁', '上一頁'],
    ['en-US', '23 articles in the corpus', 'Page 1 of 3', 'Next', 'Previous'],
  ])('lists the corpus page by page in %s, privately', async (locale, title, page, next, back) => {
    const bot = await runBot()
    shelve(bot, 23)
    const given = bot.server.interaction({ command: 'sources', locale })
    expect((await given.acknowledged).data?.flags).toBe(64)
    const first = await given.answered
    expect(textOf(first)).toContain(title)
    expect(textOf(first)).toContain(page)
    expect(descriptionOf(first).split('\n')).toHaveLength(10)
    expect(descriptionOf(first)).toContain('· 新馆报道之1 · 某市日报 · 2024-05-18')
    expect(controlsOf(first)).toEqual([next])
    const second = await bot.server.press(given, next, { locale }).answered
    expect(descriptionOf(second)).toContain('新馆报道之11')
    expect(controlsOf(second)).toEqual([back, next])
    const third = await bot.server.press(given, next, { locale }).answered
    expect(descriptionOf(third).split('\n')).toHaveLength(3)
    expect(controlsOf(third)).toEqual([back])
    expect(bot.server.failures).toEqual([])
  })

  it('turns the page of a query with colons, after a restart too', async () => {
    const first = await runKeepingBot()
    const query = '要闻:甲::乙'
    shelve(first, 12, { title: query })
    const given = first.server.interaction({ command: 'sources', options: { query } })
    expect(textOf(await given.answered)).toContain('含“要闻:甲::乙”的文章：12 篇')
    const { server } = await first.restarted()
    expect(textOf(await server.press(given, '下一页').answered)).toContain('第 2 页，共 2 页')
  })

  it('shows the last page when the articles of the wanted one have gone', async () => {
    const bot = await runBot()
    shelve(bot, 11)
    const given = bot.server.interaction({ command: 'sources' })
    await given.answered
    bot.service.articles.delete('article-11')
    const second = await bot.server.press(given, '下一页').answered
    expect(textOf(second)).toContain('第 1 页，共 1 页')
  })

  it.each([
    ['zh-CN', '没有标题或来源含“\\*没有\\*”的文章', '语料里还没有文章'],
    ['zh-TW', '沒有標題或來源含「\\*没有\\*」的文章', '語料裡還沒有文章'],
    ['en-US', 'No article has “\\*没有\\*”', 'no articles in the corpus yet'],
  ])('says in %s when there is nothing', async (locale, nothing, empty) => {
    const bot = await runBot()
    const asked = (options = {}) =>
      bot.server.interaction({ command: 'sources', options, locale }).answered
    expect((await asked()).content).toContain(empty)
    shelve(bot, 1)
    expect((await asked({ query: '*没有*' })).content).toContain(nothing)
  })
})

describe('/article', () => {
  it('suggests what Discord can show, and finds what was chosen', async () => {
    const bot = await runBot()
    shelve(bot, 40, { source: '长'.repeat(200) })
    bot.service.articles.set('x'.repeat(101), article({ id: 'x'.repeat(101) }))
    const choices = await bot.server.autocomplete({
      command: 'article',
      option: 'title',
      value: '新馆',
    }).choices
    expect(choices).toHaveLength(25)
    for (const { name } of choices) expect(name.length).toBeLessThanOrEqual(100)
    const options = { title: String(choices[3]?.value) }
    const shown = await bot.server.interaction({ command: 'article', options }).answered
    expect(descriptionOf(shown)).toContain('**新馆报道之4**')
    expect(bot.server.failures).toEqual([])
  })

  it('finds by words of the title, and shows the beginning of a long text', async () => {
    const bot = await runBot()
    const text = '新馆今天开放，读者很多。'.repeat(300)
    bot.service.articles.set(
      'a',
      article({ id: 'a', text, author: '记者', url: 'https://a.example' }),
    )
    const given = bot.server.interaction({ command: 'article', options: { title: '开放首日' } })
    expect((await given.acknowledged).data?.flags).toBe(64)
    expect(descriptionOf(await given.answered)).toMatch(
      /^\*\*\[新馆开放首日\]\(<https:\/\/a\.example\/>\)\*\*\n某市日报 · 2024-05-18 · 记者\n\n新馆今天开放，读者很多。.*。\n（另有 \d+ 句未显示）$/su,
    )
  })

  it.each([
    ['zh-CN', '没有找到这篇文章', '未注明日期'],
    ['zh-TW', '找不到這篇文章', '未註明日期'],
    ['en-US', 'could not find that article', 'no date'],
  ])('says in %s that there is none, or that it has no date', async (locale, none, undated) => {
    const bot = await runBot()
    const ask = (title: string) =>
      bot.server.interaction({ command: 'article', options: { title }, locale }).answered
    expect((await ask('没有的')).content).toContain(none)
    bot.service.articles.set('a', article({ id: 'a', published: null }))
    expect(descriptionOf(await ask('a'))).toContain(`某市日报 · ${undated}`)
  })
})

describe('suggestions', () => {
  it('of publishers are those whose name holds what was typed', async () => {
    const bot = await runBot()
    for (const [id, source] of ['某市日报', '某市晚报', '长'.repeat(101), '邻市日报'].entries()) {
      bot.service.articles.set(String(id), article({ id: String(id), source }))
    }
    const typed = { command: 'ask', option: 'source', value: ' 某市 ' }
    const choices = await bot.server.autocomplete(typed).choices
    expect(choices.map(({ value }) => value)).toEqual(['某市日报', '某市晚报'])
    const all = await bot.server.autocomplete({ ...typed, value: '' }).choices
    expect(all).toHaveLength(3)
  })

  it('are empty when they cannot be found', async () => {
    const bot = await runBot()
    bot.service.publishers = () => Promise.reject(new Error('no index'))
    const typed = { command: 'ask', option: 'source', value: '某' }
    expect(await bot.server.autocomplete(typed).choices).toEqual([])
    expect(bot.log.at('error')).toEqual(['没能给出候选：出错'])
  })
})

it('a text in an article that formats, links or mentions is shown to the letter in lists', async () => {
  const bot = await runBot()
  const nasty = '@everyone [点](https://evil.example) **粗**'
  const parts = { title: nasty, source: nasty, file: nasty, author: nasty, text: nasty }
  bot.service.articles.set('a', article({ id: 'a', ...parts }))
  const shown = [
    await bot.server.interaction({ command: 'sources' }).answered,
    await bot.server.interaction({ command: 'sources', options: { query: '**粗**' } }).answered,
    await bot.server.interaction({ command: 'article', options: { title: 'a' } }).answered,
  ]
  for (const { embeds } of shown) {
    const text = [embeds?.[0]?.title, embeds?.[0]?.description].join('\n')
    expect(text).toContain('粗')
    expect(text).not.toMatch(/@everyone|(?<!\\)\[点|https:\/\/evil|[^\\*]\*\*粗/)
  }
})
