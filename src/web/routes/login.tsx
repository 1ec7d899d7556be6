import { type Context, Hono } from 'hono'
import { failure } from '../../wording/failure.js'
import type { WebContext, WebEnv, WebHome } from '../contract.js'
import type { Login } from '../login/login.js'
import { afterLogin, ownPath } from '../login/next.js'
import {
  beginSession,
  cookieOf,
  endEverywhere,
  endSession,
  isSame,
  LONGEST,
  newSecret,
  sessionIn,
} from '../login/sessions.js'
import { Account, LogIn } from '../pages/login.js'
import { shown } from '../shown.js'

/** Seconds between the way to Discord and the way back, at most. */
const ATTEMPT = 600

/** Logging in and out, and which home is shown. */
export function loginRoutes(context: WebContext, login: Login | null): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  if (login === null) return routes
  const { homes, log } = context
  const { cookies, discord, standings, now } = login

  routes.get('/login', (request) => {
    const next = ownPath(request.req.query('next'))
    if (request.get('session')) return request.redirect(next, 303)
    return shown(request, <LogIn locale={request.get('locale')} next={next} />)
  })

  routes.get('/login/discord', async (request) => {
    const attempt = { state: newSecret(), verifier: newSecret() }
    const next = ownPath(request.req.query('next'))
    const there = await discord.addressFor(attempt)
    const held = [attempt.state, attempt.verifier, Buffer.from(next).toString('base64url')]
    cookies.write(request, 'login', held.join('.'), ATTEMPT)
    return request.redirect(there.href, 303)
  })

  routes.get('/login/done', async (request) => {
    const { verifier, next } = attemptOf(request, cookies)
    const code = request.req.query('code') ?? ''
    if (request.req.query('error') === 'access_denied') throw failure('login_failed:denied', {})
    if (!/^[\x21-\x7e]{1,512}$/.test(code)) throw failure('login_failed', {})
    const user = await discord.userOf(code, verifier)
    const open = await homesOf(user)
    const [first] = open
    if (!first) {
      log.info({ user }, '登录被拒：不在服务器上')
      throw failure('not_allowed:no_member', {})
    }
    await entered(request, first, user)
    const chooses = open.length > 1 ? `/account?${new URLSearchParams({ next })}` : next
    return request.redirect(chooses, 303)
  })

  routes.get('/account', async (request) => {
    const session = request.get('session')
    if (!session) return request.redirect('/login', 303)
    const { user, isModerator } = session.session
    const open = homes.length > 1 ? (await homesOf(user)).map(({ home }) => home) : []
    return shown(
      request,
      <Account
        locale={request.get('locale')}
        token={request.get('formToken') ?? ''}
        isModerator={isModerator}
        home={session.home}
        homes={open}
        next={ownPath(request.req.query('next'))}
      />,
    )
  })

  routes.post('/account/home', async (request) => {
    const session = request.get('session')
    if (!session) throw failure('not_allowed', {})
    const form = await request.req.parseBody()
    const chosen = homes.find(({ server }) => (server ?? '0') === form.home)
    const { user } = session.session
    const access = chosen?.state ? await standings.accessTo(chosen, user) : null
    if (!chosen || access === null) throw failure('not_allowed:no_member', {})
    await entered(request, { home: chosen, ...access }, user)
    return request.redirect(ownPath(String(form.next ?? '')), 303)
  })

  routes.post('/logout', async (request) => {
    const session = request.get('session')
    if (session) await endSession(session)
    cookies.clear(request, 'session')
    return request.redirect('/login', 303)
  })

  routes.post('/logout/everywhere', async (request) => {
    const session = request.get('session')
    if (!session) throw failure('not_allowed', {})
    await endEverywhere(homes, session.session.user)
    log.info({ user: session.session.user }, '已在所有浏览器登出')
    cookies.clear(request, 'session')
    return request.redirect('/login', 303)
  })
  return routes

  /** The homes that somebody may read, in the order of the settings. */
  async function homesOf(user: string): Promise<{ home: WebHome; isModerator: boolean }[]> {
    const open = homes.filter(({ state }) => state !== null)
    const found = await Promise.all(
      open.map(async (home) => ({ home, access: await standings.accessTo(home, user) })),
    )
    return found.flatMap(({ home, access }) => (access === null ? [] : [{ home, ...access }]))
  }

  /** Begins a session under a new id; the one that the browser had, whoever's it was, ends. */
  async function entered(
    request: Context<WebEnv>,
    { home, isModerator }: { home: WebHome; isModerator: boolean },
    user: string,
  ): Promise<void> {
    const before = await sessionIn(homes, cookies.read(request, 'session') ?? '', now())
    if (before) await endSession(before)
    const { secret } = await beginSession(home, { user, isModerator }, now())
    cookies.write(request, 'session', cookieOf(home, secret), LONGEST / 1000)
    log.info({ user, home: home.name, isModerator }, '已登录')
  }
}

/** What this browser took along to Discord, once. @throws YoujuError login_failed if it is another one that comes back */
function attemptOf(
  request: Context<WebEnv>,
  cookies: Login['cookies'],
): { verifier: string; next: string } {
  const [state = '', verifier = '', next = ''] = cookies.read(request, 'login')?.split('.') ?? []
  cookies.clear(request, 'login')
  const isOwn = state !== '' && verifier !== '' && isSame(state, request.req.query('state') ?? '')
  if (!isOwn) throw failure('login_failed', {})
  return { verifier, next: ownPath(Buffer.from(next, 'base64url').toString()) || afterLogin }
}
