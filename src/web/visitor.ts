import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { Session } from '../domain/index.js'
import { failure } from '../wording/failure.js'
import type { OpenSession, Visitor, WebContext, WebEnv } from './contract.js'
import type { Login } from './login/login.js'
import { endSession, formTokenOf, hashOf, isDue, putOff, sessionIn } from './login/sessions.js'

const isReading = (method: string) => ['GET', 'HEAD', 'OPTIONS'].includes(method)

/** Finds out who the visitor is; a page that only a visitor may see begins with `visitorsOnly`. */
export function knownVisitor(
  { homes, settings, log }: WebContext,
  login: Login | null,
): MiddlewareHandler<WebEnv> {
  const guest = (): Visitor | null => {
    const [home] = homes
    const isGuest = settings.isOpen && home !== undefined && homes.length === 1
    return isGuest ? { kind: 'guest', user: null, isModerator: false, home } : null
  }
  const believed = createBeliefs(login)

  /** Where Discord cannot be asked, they may still log out, and nothing else. */
  const recognise = async (request: Context<WebEnv>, opened: OpenSession, isActing: boolean) => {
    const known = await believed(opened, isActing).catch((error: unknown) => {
      log.error({ err: error }, '没能向 Discord 核实登录的人')
      request.set('logIn', 'unavailable')
      return undefined
    })
    if (known === null) {
      log.info({ user: opened.session.user }, '已不在服务器上，登录结束')
      return
    }
    request.set('session', known ?? opened)
    request.set('formToken', formTokenOf(opened.secret))
    if (known === undefined) return
    const { user, isModerator } = known.session
    request.set('visitor', { kind: 'member', user, isModerator, home: known.home })
  }

  return createMiddleware<WebEnv>(async (request, next) => {
    request.set('visitor', guest())
    request.set('formToken', null)
    request.set('session', null)
    request.set('logIn', login === null ? 'none' : 'possible')
    if (login !== null) {
      const opened = await openedBy(request, homes, login)
      const isActing = !isReading(request.req.method)
      if (opened) await recognise(request, opened, isActing)
    }
    await next()
  })
}

async function openedBy(
  request: Context<WebEnv>,
  homes: WebContext['homes'],
  { cookies, now }: Login,
): Promise<OpenSession | null> {
  // Who brings an authorization of their own, as programs do, is judged by that.
  if (request.req.header('authorization') !== undefined) return null
  const cookie = cookies.read(request, 'session')
  return cookie === null ? null : sessionIn(homes, cookie, now())
}

/**
 * Asks Discord again who somebody is, once what it said is too old: who has left is logged out, whose role was taken away has
 * it no more. What is asked at the same time for one session is asked once.
 */
function createBeliefs(login: Login | null) {
  const asking = new Map<string, Promise<Session | null>>()
  const asked = async (opened: OpenSession, { standings, now }: Login): Promise<Session | null> => {
    const { home, secret, session } = opened
    const access = await standings.accessTo(home, session.user)
    if (access === null) {
      await endSession(opened)
      return null
    }
    const checkedAt = new Date(now()).toISOString()
    const changed = { ...(putOff(session, now()) ?? session), ...access, checkedAt }
    await home.state?.changeSession(hashOf(secret), changed)
    return changed
  }
  return async (opened: OpenSession, isActing: boolean): Promise<OpenSession | null> => {
    if (login === null) return null
    const { home, secret, session } = opened
    if (isDue(opened, isActing, login.now())) {
      const known = asking.get(secret)
      const answer = known ?? asked(opened, login).finally(() => asking.delete(secret))
      asking.set(secret, answer)
      const changed = await answer
      return changed && { home, secret, session: changed }
    }
    const later = putOff(session, login.now())
    if (later) await home.state?.changeSession(hashOf(secret), later)
    return opened
  }
}

/** Where a visitor is who may not see a page and could log in: there, and then here again. */
function toLogIn(request: Context<WebEnv>): Response | null {
  const state = request.get('logIn')
  if (state === 'unavailable') throw failure('login_unavailable', {})
  if (state === 'none' || !isReading(request.req.method)) return null
  const { pathname, search } = new URL(request.req.url)
  return request.redirect(`/login?${new URLSearchParams({ next: `${pathname}${search}` })}`, 303)
}

/** Lets in whoever may read. @throws YoujuError not_allowed, login_unavailable */
export const visitorsOnly: MiddlewareHandler<WebEnv> = async (request, next) => {
  if (request.get('visitor') === null) {
    const there = toLogIn(request)
    if (there) return there
    throw failure('not_allowed', {})
  }
  await next()
}

/** Lets in moderators. @throws YoujuError not_allowed, login_unavailable */
export const moderatorsOnly: MiddlewareHandler<WebEnv> = async (request, next) => {
  const visitor = request.get('visitor')
  if (!visitor?.isModerator) {
    const there = visitor?.kind === 'member' ? null : toLogIn(request)
    if (there) return there
    throw failure('not_allowed:moderators', {})
  }
  await next()
}
