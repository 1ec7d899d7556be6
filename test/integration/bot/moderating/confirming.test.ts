import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { answerOf } from '../../../support/answer-of.js'
import { dearerBridge } from '../../../support/app/app-on-news.js'
import { news } from '../../../support/cli/news.js'
import { type ModeratedBot, manageGuild, moderatedBot } from './moderated-bot.js'

const expired = '这一步已经过期，或已有人处理，请重新来一次。'
const isThere = (bot: ModeratedBot, file: string) =>
  stat(join(bot.on.corpus, file)).then(
    () => true,
    () => false,
  )

async function askToRemove(bot: ModeratedBot, target: string, locale = 'zh-CN') {
  const who = { user: bot.moderator, locale }
  const asked = bot.server.interaction({ command: 'corpus remove', options: { target }, ...who })
  await asked.answered
  return asked
}

it.each([
  [
    'zh-CN',
    '要移除 bridge.md 吗？里面有 1 篇文章。',
    '取消',
    '已取消，什么也没有改动。',
    '确认',
    [/^已从语料移除 bridge\.md/, /STATE_DIR\/removed .*最近 5 个/],
  ],
  [
    'zh-TW',
    '要移除 bridge.md 嗎？裡面有 1 篇文章。',
    '取消',
    '已取消，什麼也沒有變更。',
    '確認',
    [/^已從語料移除 bridge\.md/, /STATE_DIR\/removed .*最近 5 個/],
  ],
  [
    'en-US',
    'Remove bridge.md? It holds 1 article.',
    'Cancel',
    'Cancelled; nothing was changed.',
    'Confirm',
    [/^bridge\.md was removed from the corpus/, /STATE_DIR\/removed .*the last 5/],
  ],
] as const)(
  'a removal is chosen, shown, cancelled and confirmed: %s',
  async (locale, question, cancel, cancelled, confirm, removed) => {
    const bot = await moderatedBot()
    const { server, moderator, audits } = bot
    const typing = server.autocomplete({
      ...{ command: 'corpus remove', option: 'target', value: '大桥', user: moderator, locale },
    })
    expect(await typing.choices).toEqual([
      expect.objectContaining({ name: '云岭大桥建成通车 · bridge.md', value: 'bridge.md' }),
    ])
    const first = await askToRemove(bot, 'bridge.md', locale)
    expect(server.shown(first)).toMatchObject({
      ...{
        lines: [question, '· 云岭大桥建成通车', `〔${confirm}〕〔${cancel}〕`],
        ephemeral: true,
      },
    })
    await server.press(first, cancel, { user: moderator, locale }).answered
    expect(server.shown(first).lines).toEqual([cancelled])
    expect(await isThere(bot, 'bridge.md')).toBe(true)
    expect(await audits()).toEqual([])

    const second = await askToRemove(bot, 'bridge.md', locale)
    const isDone = bot.audited()
    await server.press(second, confirm, { user: moderator, locale }).answered
    expect(await isDone).toMatchObject({
      action: 'corpus.remove',
      outcome: 'done',
      detail: 'bridge.md',
    })
    expect(server.shown(second).lines).toEqual(removed.map((words) => expect.stringMatching(words)))
    expect(await isThere(bot, 'bridge.md')).toBe(false)
    expect(await readdir(join(bot.on.stateDir, 'removed'))).toHaveLength(1)
    expect(server.failures).toEqual([])
  },
)

it.each([
  ['zh-CN', '确认', '已从 records.jsonl 里移除这一篇：松溪茶叶出口。文件里的其他文章都还在'],
  ['zh-TW', '確認', '已從 records.jsonl 裡移除這一篇：松溪茶叶出口。檔案裡的其他文章都還在'],
  [
    'en-US',
    'Confirm',
    'This article was removed from records.jsonl: 松溪茶叶出口. The other articles of the file stay',
  ],
] as const)('of one record it is said that the others stay: %s', async (locale, confirm, said) => {
  const bot = await moderatedBot()
  const { server, moderator: user } = bot
  const asked = await askToRemove(bot, 'records.jsonl#tea', locale)
  const isDone = bot.audited()
  await server.press(asked, confirm, { user, locale }).answered
  expect(server.shown(asked).lines).toEqual([
    expect.stringContaining(said),
    expect.stringContaining('STATE_DIR/removed'),
  ])
  expect(await isDone).toMatchObject({ outcome: 'done', detail: 'records.jsonl#tea' })
  expect(await isThere(bot, 'records.jsonl')).toBe(true)
  // The last article of a file goes with the file, and that is what is said and written down.
  const last = await askToRemove(bot, 'records.jsonl#bus', locale)
  const isGone = bot.audited()
  await server.press(last, confirm, { user, locale }).answered
  expect(server.shown(last).lines[0]).not.toContain('松溪')
  expect(await isGone).toMatchObject({ outcome: 'done', detail: 'records.jsonl' })
  expect(await isThere(bot, 'records.jsonl')).toBe(false)
})

it('what is not in the corpus is not removed, in words for a chat', async () => {
  const bot = await moderatedBot()
  const asked = await askToRemove(bot, 'no.txt', 'en-US')
  expect(bot.server.shown(asked).lines).toEqual([
    'The corpus has no such file or article; please choose a suggestion.',
  ])
})

it('a confirmation counts once, and one that failed is written down', async () => {
  const bot = await moderatedBot()
  const { server, moderator: user } = bot
  const [one, two] = [await askToRemove(bot, 'bridge.md'), await askToRemove(bot, 'bridge.md')]
  const isDone = bot.audited()
  // Pressed twice before anything of the message changes.
  const presses = [server.press(one, '确认', { user }), server.press(one, '确认', { user })]
  await Promise.all(presses.map((press) => press.answered))
  await isDone
  const failed = bot.audited()
  await server.press(two, '确认', { user }).answered
  expect(await failed).toMatchObject({ action: 'corpus.remove', outcome: 'failed' })
  // Its buttons count no more, so the reason stands in their place.
  expect(server.shown(two).lines).toEqual([expect.stringContaining('没有这个文件')])
  expect((await bot.audits()).map(({ outcome }) => outcome)).toEqual(['failed', 'done'])
})

it('a step can be confirmed after a restart, but not after a quarter of an hour', async () => {
  const bot = await moderatedBot()
  const { server, moderator: user } = bot
  const [one, two] = [await askToRemove(bot, 'bridge.md'), await askToRemove(bot, 'library.txt')]
  await bot.restart()
  const isDone = bot.audited()
  await server.press(one, '确认', { user }).answered
  expect((await isDone)?.outcome).toBe('done')

  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 15 * 60_000 + 1000 })
  onTestFinished(() => void vi.useRealTimers())
  await server.press(two, '确认', { user }).answered
  expect(server.shown(two).lines).toEqual([expired])
  expect(await isThere(bot, 'library.txt')).toBe(true)
})

it('a step is for who began it: another moderator neither confirms nor cancels it', async () => {
  const canary = `${JSON.stringify({ question: '云岭大桥总投资多少？', answer: '18亿元' })}\n`
  const bot = await moderatedBot({ files: { ...news, '_canary.jsonl': canary } })
  const { server, moderator: user } = bot
  const other = server.person({ username: 'other', permissions: manageGuild })
  const nobody = server.person({ username: 'nobody' })
  await bot.on.write(dearerBridge)
  const planned = server.interaction({ command: 'corpus refresh', user })
  await planned.answered
  const isStopped = bot.audited()
  server.press(planned, '开始刷新', { user })
  expect(await isStopped).toMatchObject({ action: 'corpus.refresh', outcome: 'stopped' })

  const report = server.shownIn(server.state.channelId).at(-1)
  expect(report?.lines).toEqual([
    '没有启用新版本',
    '抽查时新版本答得不如现在的版本，仍由现在的版本回答：',
    '· 云岭大桥总投资多少？',
    expect.stringMatching(/^　原来：.*18亿元/),
    expect.stringMatching(/^　新的：.*21亿元/),
    '抽查 1 题，答对 0 题（原来 1 题）。',
    '〔仍要启用〕〔取消〕',
  ])
  const { answer } = await server.request('POST', /^\/channels\/\d+\/messages$/)
  const { id } = answer as { id: string }
  for (const button of ['仍要启用', '取消']) {
    const pressed = server.press(id, button, { user: other })
    await pressed.answered
    const [told = ''] = server.answersTo(pressed)
    expect(server.shown(told)).toMatchObject({
      ...{
        text: '这一步是另一位管理员发起的，要由本人确认或取消；你可以自己另起一次。',
        ephemeral: true,
      },
    })
  }
  const refused = bot.audited()
  const pressed = server.press(id, '仍要启用', { user: nobody })
  await pressed.answered
  expect(await refused).toMatchObject({
    user: nobody.id,
    action: 'corpus.refresh',
    outcome: 'refused',
  })
  expect((await answerOf(bot.app, '云岭大桥总投资多少？')).answer).toContain('18亿元')

  const isDone = bot.audited()
  server.press(id, '仍要启用', { user })
  expect(await isDone).toMatchObject({ action: 'corpus.refresh', outcome: 'done' })
  expect((await answerOf(bot.app, '云岭大桥总投资多少？')).answer).toContain('21亿元')
  expect(server.shown(id).buttons).toEqual([])
  expect(server.failures).toEqual([])
})

it('a step is another moderator’s also where their own id is put into its button', async () => {
  const bot = await moderatedBot()
  const { server } = bot
  const asked = await askToRemove(bot, 'bridge.md')
  const buttons = (await asked.answered).components?.flatMap(({ components }) => components) ?? []
  const confirm = String(buttons[0]?.custom_id)
  const other = server.person({ username: 'other', permissions: manageGuild })
  const forged = confirm.replace(bot.moderator.id, other.id)
  expect(forged).not.toBe(confirm)
  const place = server.interaction({ command: 'corpus history', user: other })
  await place.answered
  const pressed = server.pressForged(place.id, forged, { user: other })
  expect((await pressed.answered).content).toBe(expired)
  expect(await isThere(bot, 'bridge.md')).toBe(true)
  const confirmed = server.press(asked, confirm, { user: bot.moderator })
  expect((await confirmed.answered).content).toMatch(/^已从语料移除 bridge\.md/)
})
