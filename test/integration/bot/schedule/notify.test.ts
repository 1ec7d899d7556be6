import { expect, test } from 'vitest'
import { scheduledBot } from './scheduled-bot.js'

test('what a channel is told is set, shown, changed and ended', async () => {
  const bot = await scheduledBot()
  const { clock, server } = bot
  const state = await bot.on.app.state()
  const channel = server.state.channelId
  expect(await bot.notify({})).toBe('刷新后不在这里列出新到的文章。\n没有每日摘要。')
  expect(await state.subscriptions()).toEqual([])
  const set = '每次刷新后，在这里列出新到的文章。\n每天 08:30（Asia/Shanghai）列出新到的文章。'
  expect(await bot.notify({ reports: true, digest: '8：30' })).toBe(set)
  expect(await bot.notify({})).toBe(set)
  expect(await state.subscriptions()).toMatchObject([{ channel, reports: true, digestAt: '08:30' }])
  for (const digest of ['25:00', '8点', '12:60', '-1:30', 'offon']) {
    expect(await bot.notify({ digest })).toBe('时间请写成 18:00 这样；不要摘要就写 off。')
  }
  expect(await bot.notify({})).toBe(set)
  expect(await bot.notify({ reports: false })).toContain(
    '刷新后不在这里列出新到的文章。\n每天 08:30',
  )
  // What waits for the digest stays when its time is changed, and it comes at the new time only.
  await state.setJobMark(`digest articles ${channel}`, '["nothing"]')
  await clock.goTo('07:00', 60)
  expect(await bot.notify({ digest: '06:00' })).toContain('每天 06:00')
  await clock.minute()
  expect(await state.jobMark(`digest articles ${channel}`)).toBe('["nothing"]')
  expect(await bot.notify({ digest: 'off' })).toBe('刷新后不在这里列出新到的文章。\n没有每日摘要。')
  expect(await state.subscriptions()).toEqual([])
  expect(await state.jobMark(`digest articles ${channel}`)).toBeNull()
  const actions = (await bot.audits()).filter(({ action }) => action === 'corpus.notify')
  expect(actions.map(({ detail }) => detail.replace(`${channel} `, '')).toReversed()).toEqual([
    ...['true 08:30', 'false 08:30', 'false 06:00', 'false off'],
  ])
  expect(bot.said()).toEqual([])
})

test.each([
  ['zh-TW', '每天 18:00（Asia/Shanghai）'],
  ['en-US', '18:00 (Asia/Shanghai)'],
])('what is set is said in %s', async (locale, expected) => {
  const bot = await scheduledBot()
  expect(await bot.notify({ reports: true, digest: '18:00' }, { locale })).toContain(expected)
  const wrong = await bot.notify({ digest: 'noon' }, { locale })
  expect(wrong).toContain('18:00')
  expect(wrong).not.toContain('时间')
})

test('only moderators set it', async () => {
  const bot = await scheduledBot()
  const user = bot.server.person({ username: 'guest' })
  await bot.notify({ reports: true }, { user })
  expect(await (await bot.on.app.state()).subscriptions()).toEqual([])
  expect(await bot.audits()).toMatchObject([{ user: user.id, outcome: 'refused' }])
})
