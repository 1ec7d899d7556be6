import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { createServer } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { withRefreshLock } from '../../../src/index/refresh-lock.js'
import { GIVEN_UP_AFTER, RENEWED_EVERY } from '../../../src/ingest/process-lock.js'

let indexDir: string
beforeEach(async () => {
  indexDir = await mkdtemp(join(tmpdir(), 'youju-lock-'))
})
afterEach(() => rm(indexDir, { recursive: true, force: true }))

const leave = (holder: unknown) =>
  writeFile(
    join(indexDir, 'refresh.lock'),
    typeof holder === 'string' ? holder : JSON.stringify(holder),
  )

test('gives back what the work returns and leaves nothing behind', async () => {
  expect(await withRefreshLock(indexDir, async () => 7)).toBe(7)
  expect(await readdir(indexDir)).toEqual([])
})

test('refuses a second refresh, then lets the next one in', async () => {
  await withRefreshLock(indexDir, async () => {
    await expect(withRefreshLock(indexDir, async () => {})).rejects.toMatchObject({
      code: 'index_busy',
      message: expect.stringContaining(`${process.pid}`),
    })
  })
  expect(await withRefreshLock(indexDir, async () => 'next')).toBe('next')
})

test('is released when the work fails', async () => {
  const failure = withRefreshLock(indexDir, async () => {
    throw new Error('the work failed')
  })
  await expect(failure).rejects.toThrow('the work failed')
  expect(await readdir(indexDir)).toEqual([])
})

/** Makes the lock look as if it had not been renewed for so long. */
async function notRenewedFor(milliseconds: number, name = 'refresh.lock'): Promise<void> {
  const then = new Date(Date.now() - milliseconds)
  await utimes(join(indexDir, name), then, then)
}
const renewedAt = async () => (await stat(join(indexDir, 'refresh.lock'))).mtimeMs
const elsewhere = { pid: 1, host: 'elsewhere.invalid', nonce: 'x' }

test('takes over the lock of another machine that nobody renews', async () => {
  await leave(elsewhere)
  await notRenewedFor(GIVEN_UP_AFTER / 2)
  await expect(withRefreshLock(indexDir, async () => 7)).rejects.toMatchObject({
    code: 'index_busy',
  })
  await notRenewedFor(GIVEN_UP_AFTER + 1000)
  expect(await withRefreshLock(indexDir, async () => 7)).toBe(7)
  expect(await readdir(indexDir)).toEqual([])
})

test('takes over from another machine that died while it took over', async () => {
  await leave(elsewhere)
  await notRenewedFor(GIVEN_UP_AFTER + 1000)
  const claim = 'refresh.lock.after-x'
  await writeFile(join(indexDir, claim), JSON.stringify({ ...elsewhere, nonce: 'y' }))
  await notRenewedFor(GIVEN_UP_AFTER + 1000, claim)
  expect(await withRefreshLock(indexDir, async () => 7)).toBe(7)
  expect(await readdir(indexDir)).toEqual([])
})

test('is renewed for as long as the work lasts', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestFinished(() => void vi.useRealTimers())
  await withRefreshLock(indexDir, async () => {
    for (let time = 0; time < 2; time++) {
      await notRenewedFor(GIVEN_UP_AFTER * 2)
      const before = await renewedAt()
      vi.advanceTimersByTime(RENEWED_EVERY)
      while ((await renewedAt()) === before);
      expect(await renewedAt()).toBeGreaterThan(before)
    }
  })
  expect(vi.getTimerCount()).toBe(0)
})

test('is left to whoever has taken it over', async () => {
  await withRefreshLock(indexDir, () => leave(elsewhere))
  expect(JSON.parse(await readFile(join(indexDir, 'refresh.lock'), 'utf8'))).toEqual(elsewhere)
})

test.each([
  ['a dead process', () => ({ pid: spawnSync('true').pid, host: hostname(), nonce: 'x' })],
  ['an earlier process with our pid', () => ({ pid: process.pid, host: hostname(), nonce: 'x' })],
  ['nobody: the file is cut off', () => '{"pid":'],
  ['nobody: the file is another one', () => ({ pid: 1 })],
])('takes over the lock of %s', async (_, holder) => {
  await leave(holder())
  expect(await withRefreshLock(indexDir, async () => 7)).toBe(7)
  expect(await readdir(indexDir)).toEqual([])
})

test.each([
  ['a living process', () => ({ pid: process.ppid, host: hostname(), nonce: 'x' })],
  ['another machine', () => ({ pid: 1, host: 'elsewhere.invalid', nonce: 'x' })],
])('leaves the lock of %s alone', async (_, holder) => {
  await leave(holder())
  await expect(withRefreshLock(indexDir, async () => 7)).rejects.toMatchObject({
    code: 'index_busy',
  })
  expect(await readdir(indexDir)).toEqual(['refresh.lock'])
})

test('takes over from a process that died while it took over', async () => {
  const dead = spawnSync('true').pid
  await leave({ pid: dead, host: hostname(), nonce: 'x' })
  const claim = JSON.stringify({ pid: dead, host: hostname(), nonce: 'y' })
  await writeFile(join(indexDir, 'refresh.lock.after-x'), claim)
  expect(await withRefreshLock(indexDir, async () => 7)).toBe(7)
  expect(await readdir(indexDir)).toEqual([])
})

test.each(Array.from({ length: 20 }, (_, i) => i))(
  'lets one of many in over a dead lock (%i)',
  async () => {
    await leave({ pid: spawnSync('true').pid, host: hostname(), nonce: 'x' })
    let inside = 0
    let most = 0
    const attempts = Array.from({ length: 20 }, () =>
      withRefreshLock(indexDir, async () => {
        most = Math.max(most, ++inside)
        for (let turn = 0; turn < 5; turn++) await new Promise(setImmediate)
        inside--
      }),
    )
    const results = await Promise.allSettled(attempts)
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true)
    expect(most).toBe(1)
  },
)

test('a lock that is no file is told with what to do, and stays as it is', async () => {
  const lock = join(indexDir, 'refresh.lock')
  const refused = (what: RegExp) =>
    expect(withRefreshLock(indexDir, async () => 7)).rejects.toMatchObject({
      ...{ code: 'index_unwritable', message: expect.stringMatching(what) },
    })
  await mkdir(lock)
  await refused(/refresh\.lock 是文件夹：请.*再删去或移走它。$/)
  await rm(lock, { recursive: true })
  const socket = createServer().listen(lock)
  await once(socket, 'listening')
  await refused(/refresh\.lock 不是普通文件：请/)
  await once(socket.close(), 'close')
  await symlink(lock, lock)
  await refused(/refresh\.lock 是绕成圈的链接.*：请/)
  expect(await readdir(indexDir)).toEqual(['refresh.lock'])
})

test('a lock that is a link to nothing is taken over, as one that nobody wrote', async () => {
  await symlink(join(indexDir, 'gone'), join(indexDir, 'refresh.lock'))
  expect(await withRefreshLock(indexDir, async () => 7)).toBe(7)
  expect(await readdir(indexDir)).toEqual([])
})
