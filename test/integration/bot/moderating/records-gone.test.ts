import { rm, writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import type { StateEvent } from '../../../../src/app.js'
import { descriptionOf } from '../running-bot.js'
import { moderatedBot } from './moderated-bot.js'

it.each([
  ['zh-CN', /⚠ 问答记录的数据库.*还没能重建/, /⚠ 问答记录的数据库.*已于 .*重建/, '重建记录：完成'],
  ['zh-TW', /⚠ 問答紀錄的資料庫.*還沒能重建/, /⚠ 問答紀錄的資料庫.*已於 .*重建/, '重建紀錄：完成'],
  [
    'en-US',
    /⚠ The database .*could not be made anew yet/,
    /⚠ The database .*was made anew/,
    'records made anew: done',
  ],
])(
  'moderators are told that the records were taken away, and that they are back: %s',
  async (locale, detached, restored, audited) => {
    const told: StateEvent['what'][] = []
    const bot = await moderatedBot({ app: { onStateEvent: ({ what }) => told.push(what) } })
    const { server, moderator } = bot
    const shown = async (command: string) =>
      descriptionOf(await server.interaction({ command, user: moderator, locale }).answered)
    expect(await shown('corpus status')).not.toContain('⚠')
    const { stateDir } = bot.on
    await rm(stateDir, { recursive: true })
    await writeFile(stateDir, '')
    await server.interaction({ command: 'ask', options: { question: '云岭大桥多长？' } }).answered
    expect(told).toEqual(['detached'])
    expect(await shown('corpus status')).toMatch(detached)
    await rm(stateDir)
    await bot.restart()
    expect(told).toEqual(['detached', 'restored'])
    expect(await shown('corpus history')).toContain(audited)

    await rm(stateDir, { recursive: true })
    await server.interaction({ command: 'ask', options: { question: '云岭大桥多长？' } }).answered
    expect(await shown('corpus status')).toMatch(restored)
  },
)
