import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AppOnNews, appOnNews } from '../../support/app/app-on-news.js'
import { callYouju } from '../../support/cli/call-youju.js'
import {
  onlyLine,
  tokenAddedSchema,
  tokenSchema,
  tokensSchema,
} from '../../support/cli/contract.js'

let on: AppOnNews
beforeEach(async () => {
  on = await appOnNews()
})
afterEach(() => on.remove())

const run = (...args: string[]) =>
  callYouju(args, { CORPUS_DIR: on.corpus, INDEX_DIR: on.indexDir, STATE_DIR: on.stateDir })
const youju = (...args: string[]) => run('token', ...args)

test('a token is shown once, listed without itself, and opens nothing once it is withdrawn', async () => {
  expect((await youju('list')).stdout).toBe('还没有令牌。\n')
  const made = await youju('add', '大屏', '--scope', 'search, ask', '--days', '30', '--json')
  const { text, token } = tokenAddedSchema.parse(onlyLine(made.stdout))
  expect(text).toMatch(/^youju_[\w-]{43}$/)
  expect(token).toMatchObject({ name: '大屏', scopes: ['ask', 'search'], madeBy: 'cli' })
  expect(Date.parse(token.until) - Date.parse(token.madeAt)).toBe(30 * 86_400_000)
  // Neither the token nor a part of it is on the disk.
  for (const name of readdirSync(on.stateDir)) {
    expect(readFileSync(join(on.stateDir, name)).includes(text.slice(6))).toBe(false)
  }
  const { tokens } = tokensSchema.parse(onlyLine((await youju('list', '--json')).stdout))
  expect(tokens).toEqual([token])
  expect((await youju('list')).stdout).toMatch(/^大屏 {2}\w{10} · 提问、检索 · 到 .+ · 没用过\n$/)

  expect(await on.app.tokenOf(text)).toMatchObject({ id: token.id })
  const today = new Date().toISOString().slice(0, 10)
  expect((await on.app.tokens())[0]?.lastUsed).toBe(today)
  const revoked = tokenSchema.parse(onlyLine((await youju('revoke', token.id, '--json')).stdout))
  expect(revoked.token.withdrawnAt).not.toBeNull()
  expect(await on.app.tokenOf(text)).toBe('withdrawn')
  expect((await youju('list', '--lang', 'en')).stdout).toContain('withdrawn on')
  const again = await youju('revoke', token.id)
  expect(again.code).toBe(2)
  expect(again.stderr).toContain(`没有编号为“${token.id}”的有效令牌`)

  const audit = await (await on.app.state()).audited(9)
  expect(audit.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual([
    ...['token.revoke failed', 'token.revoke done', 'token.add done'],
  ])
  expect(JSON.stringify(audit)).not.toContain(text.slice(6))
  await on.app.close()
})

test('only the token is the result of adding one, so that a script can take it', async () => {
  const { stdout, stderr } = await youju('add', '面板')
  expect(stdout).toMatch(/^youju_[\w-]{43}\n$/)
  expect(stderr).toMatch(/令牌“面板”.*它只显示这一次/)
  await on.app.close()
})

test.each([
  [['add', '一', '--scope', 'ask,write'], /--scope/],
  [['add', '一', '--scope', ''], /--scope/],
  [['add', '一', '--scope', 'ask,__proto__'], /--scope/],
  [['add', '一', '--days', '0'], /--days/],
  [['add', ' '], /名称/],
  [['add', '一\u001b[2J'], /名称/],
  [['add', '字'.repeat(61)], /名称/],
])('%j is refused', async (args, said) => {
  const { code, stdout, stderr } = await youju(...args)
  expect(code).toBe(2)
  expect(stdout).toBe('')
  expect(stderr).toMatch(said)
})

test('all signed links are withdrawn, and everybody is logged out', async () => {
  const state = await on.app.state()
  const key = await state.key('links')
  expect((await run('links', 'revoke')).stdout).toContain('全部失效')
  const renewed = await state.key('links')
  expect(renewed).not.toBe(key)
  expect((await run('links', 'revoke', '--json')).stdout).toBe('{"revoked":true}\n')
  expect(await state.key('links')).not.toBe(renewed)

  const at = '2026-05-01T00:00:00.000Z'
  const session = { begunAt: at, until: at, checkedAt: at, isModerator: false }
  await state.beginSession('a', { user: 'ming', ...session })
  await state.beginSession('b', { user: 'hong', ...session, until: '2027-01-01T00:00:00.000Z' })
  const left = await run('logins', 'revoke', '--json')
  expect(JSON.parse(left.stdout)).toEqual({ ended: expect.any(Number) })
  expect(await state.session('b')).toBeNull()
  expect((await run('logins', 'revoke', '--lang', 'en')).stdout).toContain('0 sessions ended')
  const audit = await state.audited(9)
  expect(audit.map(({ action }) => action)).toEqual([
    ...['logins.revoke', 'logins.revoke', 'links.revoke', 'links.revoke'],
  ])
  await on.app.close()
})
