import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { failure } from '../../wording/failure.js'
import type { WebContext, WebEnv } from '../contract.js'
import { isSame } from './sessions.js'

/** The field of each form that holds the token of its session. */
export const TOKEN_FIELD = 'token'
/** Bytes of a form; and of one with files, which only moderators send. */
const LARGEST = 64 * 1024
const LARGEST_WITH_FILES = 26 * 1024 * 1024

const isActing = (request: Context<WebEnv>) =>
  !['GET', 'HEAD', 'OPTIONS'].includes(request.req.method)

const isForm = (request: Context<WebEnv>) =>
  isActing(request) &&
  /^(?:application\/x-www-form-urlencoded|multipart\/form-data|text\/)/i.test(
    request.req.header('content-type') ?? 'text/plain',
  )

/**
 * Takes a form only from our own pages (by what the browser says of where it comes from) and, of somebody who is logged
 * in, only with the token of their session. Requests with an authorization of their own have no session (`knownVisitor`),
 * and are for their routes to judge.
 */
export function ownForms({ settings }: WebContext): MiddlewareHandler<WebEnv>[] {
  const own = settings.publicUrl === null ? null : new URL(settings.publicUrl).origin
  const guard = csrf({
    origin: (origin, request) => origin === (own ?? new URL(request.req.url).origin),
  })
  const tooLarge = () => {
    throw failure('form_refused:too_large', {})
  }
  const limits = {
    few: bodyLimit({ maxSize: LARGEST, onError: tooLarge }),
    many: bodyLimit({ maxSize: LARGEST_WITH_FILES, onError: tooLarge }),
  }
  return [
    async (request, next) => {
      try {
        await guard(request, next)
      } catch (error) {
        if (error instanceof HTTPException && error.status === 403) {
          throw failure('form_refused', {})
        }
        throw error
      }
    },
    async (request, next) => {
      if (!isForm(request)) return next()
      const mayUpload = request.get('visitor')?.isModerator ?? false
      return (mayUpload ? limits.many : limits.few)(request, next)
    },
    async (request, next) => {
      const token = request.get('formToken')
      if (token !== null && isActing(request)) {
        const isSent = isForm(request) && isSame(await sentToken(request), token)
        if (!isSent) throw failure('form_refused', {})
      }
      await next()
    },
  ]
}

async function sentToken(request: Context<WebEnv>): Promise<string> {
  const sent = (await request.req.parseBody())[TOKEN_FIELD]
  return typeof sent === 'string' ? sent : ''
}
