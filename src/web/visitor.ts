import type { MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { failure } from '../wording/failure.js'
import type { WebContext, WebEnv } from './contract.js'

/** Finds out who the visitor is; a page that only a visitor may see begins with `visitorsOnly`. */
export function knownVisitor({ homes, settings }: WebContext): MiddlewareHandler<WebEnv> {
  return createMiddleware<WebEnv>(async (request, next) => {
    const [home] = homes
    const isGuest = settings.isOpen && home !== undefined && homes.length === 1
    request.set('visitor', isGuest ? { kind: 'guest', user: null, isModerator: false, home } : null)
    await next()
  })
}

/** Lets in whoever may read. @throws YoujuError not_allowed */
export const visitorsOnly: MiddlewareHandler<WebEnv> = async (request, next) => {
  if (request.get('visitor') === null) throw failure('not_allowed', {})
  await next()
}

/** Lets in moderators. @throws YoujuError not_allowed */
export const moderatorsOnly: MiddlewareHandler<WebEnv> = async (request, next) => {
  if (!request.get('visitor')?.isModerator) throw failure('not_allowed:moderators', {})
  await next()
}
