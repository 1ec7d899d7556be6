import { readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { App } from '../../../../src/app.js'
import { answerOf } from '../../../support/answer-of.js'
import { aboutBridge, dearerBridge } from '../../../support/app/app-on-news.js'
import { moderatedBot } from './moderated-bot.js'

it.each([
  ['zh-CN', '开始刷新', '新版本 V 打不开，仍由版本 V 回答。请再刷新一次，会从头重建。'],
  ['zh-TW', '開始更新', '新版本 V 打不開，仍由版本 V 回答。請再更新一次，會從頭重建。'],
  [
    'en-US',
    'Refresh now',
    'The new version V cannot be opened; version V goes on answering. Please refresh once more: all is built anew.',
  ],
])('a new version that cannot be opened is said not to answer: %s', async (locale, start, said) => {
  /** Damages a version at the moment it is in service. */
  const breaking = (point: string) => {
    if (point !== 'after:rename-CURRENT') return
    const version = readFileSync(join(bot.on.indexDir, 'CURRENT'), 'utf8').trim()
    truncateSync(join(bot.on.indexDir, version, 'lexical.bin'), 100)
  }
  const ingest: App['ingest'] = (options) => bot.app.ingest({ ...options, onStep: breaking })
  const bot = await moderatedBot({ service: { ingest } })
  const { on, app, server, moderator: user } = bot
  const { indexVersion: old } = await answerOf(app, aboutBridge)
  await on.write(dearerBridge)
  const planned = server.interaction({ command: 'corpus refresh', user, locale })
  await planned.answered
  const isOver = bot.audited()
  server.press(planned, start, { user, locale })
  const entry = await isOver
  const plain = (text = '') => text.replace(/\d{8}T\d{6}Z-[0-9a-f]{6}/g, 'V')
  expect(entry?.outcome).toBe('failed')
  expect(plain(entry?.detail)).toBe(said)
  expect(entry?.detail).toContain(old)
  expect(plain(server.shownIn(server.state.channelId).at(-1)?.text)).toContain(said)
  expect(await answerOf(app, aboutBridge)).toMatchObject({ short: '18亿元', indexVersion: old })
})
