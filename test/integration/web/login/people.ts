import { expect } from 'vitest'
import type { Browser, Opened } from '../../../support/web-browser.js'
import type { LoginDesk } from './login-desk.js'

const MANAGE_SERVER = 1n << 5n
/** The name of the cookie of a session. */
export const COOKIE = 'youju-session'

/** Whether somebody is logged in with the cookies that a browser has. */
export const isIn = async (page: Browser) => (await page.open('/account')).status === 200

/** A browser of a member who is logged in. */
export async function memberOf(desk: LoginDesk): Promise<Browser> {
  const page = desk.browser()
  await desk.logIn(page, desk.discord.person())
  expect(await isIn(page)).toBe(true)
  return page
}

/** A browser of a moderator who is logged in, and the role that makes them one. */
export async function moderatorOf(desk: LoginDesk) {
  const user = desk.discord.person({ roles: ['90'] })
  desk.discord.state.rolePermissions.set('90', MANAGE_SERVER)
  const page = desk.browser()
  await desk.logIn(page, user)
  return { page, user }
}

/** The way back from Discord of somebody who agreed, in a browser that is on its way. */
export async function onTheWay(desk: LoginDesk, next?: string) {
  const page = desk.browser()
  const member = desk.discord.person()
  return { page, member, back: desk.discord.agree(await desk.begin(page, next), member) }
}

/** What was tried is refused, and nobody is logged in by it. */
export const refused = (opened: Opened, status: number) => {
  expect(opened.status).toBe(status)
  expect(opened.headers.getSetCookie().join()).not.toContain(COOKIE)
}
