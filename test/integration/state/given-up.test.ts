import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { openDatabase } from '../../../src/state/database.js'
import { erasable } from '../../../src/state/erasable.js'
import { migrate } from '../../../src/state/migrations.js'
import { questionsTable } from '../../../src/state/questions-table.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'

const MINUTE = 60_000
const place = { kind: 'message', channel: '1', message: '2' } as const
const question = { locale: 'en', at: '2025-03-05T08:00:00.000Z', place }

afterEach(() => void vi.useRealTimers())

test('a question of which it cannot be known whose it is, is left to whoever looks next, also here', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'setInterval', 'clearInterval'] })
  const { folder, remove } = await temporaryFolder()
  const file = join(folder, 'state.db')
  const opened = await openDatabase(file)
  onTestFinished(async () => {
    await opened.close()
    await remove()
  })
  const { db } = opened
  await migrate(db, file)
  let isGone = false
  const table = questionsTable({
    read: (work) => work(db),
    statement: (work) => (isGone ? Promise.reject(new Error('gone')) : work(db)),
    write: (work) => work(db),
    alone: (work) => work(db),
    erase: (work) => work(db),
    erasable,
    time: sql`strftime('%Y-%m-%dT%H:%M:%fZ', 'now')`,
  })
  const id = (await table.beginQuestion(question, { atOnce: 4, waiting: 4 })) ?? ''
  isGone = true
  await vi.advanceTimersByTimeAsync(MINUTE)
  await expect(table.isQuestionOurs(id)).rejects.toThrow('gone')
  isGone = false
  const lastSeen = '2025-03-05T08:00:00.000Z'
  await db.updateTable('questions').set({ renewed_at: lastSeen }).execute()
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(await table.questionsCutShort()).toEqual([{ id, ...question }])
  expect(await table.isQuestionOurs(id)).toBe(false)
})
