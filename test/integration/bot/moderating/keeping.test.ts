import { expect, it } from 'vitest'
import { answerOf } from '../../../support/answer-of.js'
import { aboutBridge, dearerBridge } from '../../../support/app/app-on-news.js'
import { moderatedBot, newFile, textsOf } from './moderated-bot.js'

const version = /\d{8}T\d{6}Z-[0-9a-f]{6}/g

/** What a moderator reads from the first look to the swap and back, version names and times left out. */
const transcripts = {
  'zh-CN': {
    status: [
      '语料与索引',
      '服务中的版本：V（T）',
      '5 篇文章 · 5 个段落',
      '日期从 2023-05-12 到 2024-11-20',
      '上次刷新：T',
      '语料文件：4 个',
      '向量模型：M',
      '语料没有未刷新的改动。',
    ],
    added: '✅ new.txt：1 篇文章',
    pending: '⚠ 有文件尚未刷新：新增 1 个，改动 1 个，移除 0 个。',
    plan: ['查看刷新计划', '刷新计划', '新增 1 篇 · 改动 1 篇 · 移除 0 篇 · 不变 4 篇'],
    refresh: ['开始刷新', '已开始，进度见频道里的消息。', '正在刷新语料', '刷新完成'],
    done: /现在由版本 V 回答：6 篇文章，\d+ 个段落；用时 [\d.]+ 秒。/,
    nothing: '语料没有改动，不需要刷新。',
    back: ['要退回到版本 V（5 篇文章）吗？', '确认', '现在由版本 V 回答。'],
    history: ['保留的版本', '服务中', '最近的操作', '退回版本：完成'],
    refreshed: '上次刷新：T，由 ',
  },
  'zh-TW': {
    status: [
      '語料與索引',
      '服務中的版本：V（T）',
      '5 篇文章 · 5 個段落',
      '日期從 2023-05-12 到 2024-11-20',
      '上次更新：T',
      '語料檔案：4 個',
      '向量模型：M',
      '語料沒有未更新的變更。',
    ],
    added: '✅ new.txt：1 篇文章',
    pending: '⚠ 有檔案尚未更新：新增 1 個，變更 1 個，移除 0 個。',
    plan: ['檢視更新計畫', '更新計畫', '新增 1 篇 · 變更 1 篇 · 移除 0 篇 · 不變 4 篇'],
    refresh: ['開始更新', '已開始，進度見頻道裡的訊息。', '正在更新語料', '更新完成'],
    done: /現在由版本 V 回答：6 篇文章，\d+ 個段落；耗時 [\d.]+ 秒。/,
    nothing: '語料沒有變更，不需要更新。',
    back: ['要退回到版本 V（5 篇文章）嗎？', '確認', '現在由版本 V 回答。'],
    history: ['保留的版本', '服務中', '最近的操作', '退回版本：完成'],
    refreshed: '上次更新：T，由 ',
  },
  'en-US': {
    status: [
      'Corpus and index',
      'In service: version V (T)',
      '5 articles · 5 passages',
      'Dated 2023-05-12 to 2024-11-20',
      'Last refresh: T',
      'Files in the corpus: 4',
      'Embedding model: M',
      'The index is up to date with the corpus.',
    ],
    added: '✅ new.txt: 1 article',
    pending: '⚠ Files not refreshed yet: 1 new, 1 changed, 0 removed.',
    plan: ['Show the plan', 'Refresh plan', '1 new · 1 changed · 0 removed · 4 unchanged'],
    refresh: [
      'Refresh now',
      'Started; a message in the channel shows the progress.',
      'Refreshing the corpus',
      'Refreshed',
    ],
    done: /Version V is now in service: 6 articles, \d+ passages; it took [\d.]+ s\./,
    nothing: 'The corpus has not changed; there is nothing to refresh.',
    back: ['Go back to version V (5 articles)?', 'Confirm', 'Version V is now in service.'],
    history: ['Versions kept', 'in service', 'Recent actions', 'roll back: done'],
    refreshed: 'Last refresh: T by ',
  },
} as const

it.each(Object.entries(transcripts))(
  'the corpus is looked at, added to, refreshed and taken back: %s',
  async (locale, words) => {
    const { server, app, on, moderator, audited, audits } = await moderatedBot()
    const who = { user: moderator, locale }
    const [{ version: first = '' } = {}] = await app.history()
    const give = async (command: string, options = {}) => {
      const given = server.interaction({ command: `corpus ${command}`, options, ...who })
      expect((await given.acknowledged).type).toBe(5)
      await given.answered
      return { ...given, shown: server.shown(given), id: given.id }
    }
    const plain = (text: string) => text.replace(version, 'V').replace(/<t:\d+:f>/g, 'T')
    const status = await give('status')
    expect(
      plain(status.shown.text)
        .replace(/(模型：|model: ).*/, '$1M')
        .split('\n'),
    ).toEqual(words.status)
    expect(status.shown).toMatchObject({ ephemeral: true, buttons: [] })

    const file = { filename: 'new.txt', bytes: newFile['new.txt'] }
    const added = await give('add', { file })
    expect(added.shown.lines[0]).toBe(words.added)
    await on.write(dearerBridge)
    expect((await give('status')).shown.text).toContain(words.pending)

    const [button, title, counts] = words.plan
    const planned = server.press(added, button, who)
    await planned.answered
    const plan = server.shown(planned)
    expect(plan.lines.slice(0, 2)).toEqual([title, counts])
    expect(plan.text).toContain('松溪石拱桥修好 · 松溪商报 · 2024-12-01')
    expect(plan.ephemeral).toBe(true)

    const [start, started, refreshing, finished] = words.refresh
    const isAudited = audited()
    const pressed = server.press(planned, start, who)
    expect((await pressed.acknowledged).type).toBe(6)
    await isAudited
    expect(server.shown(planned).lines).toEqual([started])
    const { answer } = await server.request('POST', /^\/channels\/\d+\/messages$/)
    const texts = textsOf(server, (answer as { id: string }).id)
    expect(texts[0]).toBe(`**${refreshing}**`)
    expect(texts.length).toBeGreaterThan(2)
    expect(texts.slice(1, -1).join('\n')).toMatch(/[▓░]{12} \d+[／/]\d+/)
    expect(texts.at(-1)?.split('\n')[0]).toBe(finished)
    expect(plain(texts.at(-1) ?? '')).toMatch(words.done)
    expect(texts.at(-1)).toContain(counts)
    expect((await answerOf(app, aboutBridge)).short).toBe('21亿元')
    expect((await give('refresh')).shown.lines).toEqual([words.nothing])

    const suggested = server.autocomplete({
      ...{ command: 'corpus rollback', option: 'version', value: first.slice(0, 8), ...who },
    })
    expect(await suggested.choices).toMatchObject([{ value: first }])
    const asked = await give('rollback', { version: first })
    const [question, confirm, back] = words.back
    expect(plain(asked.shown.text)).toContain(question)
    const isBack = audited()
    await server.press(asked, confirm, who).answered
    await isBack
    expect(plain(server.shown(asked).text)).toBe(back)
    expect((await answerOf(app, aboutBridge)).short).toBe('18亿元')

    // The version in service is an older one, but that was no refresh.
    const refreshed = (await give('status')).shown.text
    expect(plain(refreshed)).toContain(`${words.refreshed}<@${moderator.id}>`)

    const { shown: history } = await give('history')
    for (const word of words.history) expect(history.text).toContain(word)
    expect(history.text).toContain(`<@${moderator.id}>`)
    const user = moderator.id
    expect(await audits()).toEqual([
      { user, action: 'corpus.rollback', outcome: 'done', detail: first },
      { user, action: 'corpus.refresh', outcome: 'done', detail: counts },
      { user, action: 'corpus.refresh', outcome: 'started', detail: '' },
      { user, action: 'corpus.add', outcome: 'done', detail: words.added },
    ])
    expect(server.failures).toEqual([])
  },
)
