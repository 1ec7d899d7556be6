import type { Context } from 'hono'
import type { Restriction } from '../domain/index.js'
import type { Locale } from '../wording/locale.js'
import type { WebEnv } from './contract.js'

/** What the frame of each page is told of a request. */
export function frameOf(request: Context<WebEnv>): {
  locale: Locale
  path: string
} {
  const { pathname, search } = new URL(request.req.url)
  return {
    locale: request.get('locale'),
    path: `${pathname}${search}`,
  }
}

/** The publisher and the days that a request is limited to. */
export function limitsIn(request: Context<WebEnv>): Restriction {
  const given = (name: string) => request.req.query(name)?.trim() || undefined
  return { source: given('source'), since: given('since'), until: given('until') }
}
