import { expect, it, onTestFinished } from 'vitest'
import { withRefreshLock } from '../../../../src/index/index.js'
import { aboutBridge, appOnNews, dearerBridge } from '../../../support/app/app-on-news.js'
import { botProcessOnline } from '../bot-process.js'
import { descriptionOf } from '../running-bot.js'

it('a restart takes back no rollback, and does not wait for a refresh that another process is doing', async () => {
  const on = await appOnNews()
  onTestFinished(() => on.remove())
  const { version: old } = await on.app.ingest()
  await on.write(dearerBridge)
  await on.app.ingest()
  await on.app.rollback(old)
  const before = await on.app.history()

  await withRefreshLock(on.indexDir, async () => {
    const { bot, server } = await botProcessOnline({
      CORPUS_DIR: on.corpus,
      INDEX_DIR: on.indexDir,
      STATE_DIR: on.stateDir,
    })
    const asked = server.interaction({ command: 'ask', options: { question: aboutBridge } })
    expect(descriptionOf(await asked.answered)).toContain('18亿元')
    // What waits is said, not done.
    await bot.printing('"pending":{"added":0,"changed":1,"removed":0}')
    bot.signal('SIGTERM')
    expect(await bot.code).toBe(0)
  })
  expect(await on.app.history()).toEqual(before)
})
