import type { Context } from 'hono'
import type { Restriction } from '../domain/index.js'
import type { Locale } from '../wording/locale.js'
import type { WebContext, WebEnv } from './contract.js'

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

/**
 * Returns where who is logged in chooses another corpus, and then comes back to what was not found in this one; null where
 * there is no other.
 */
export function otherHome(request: Context<WebEnv>, { homes }: WebContext): string | null {
  const { path } = frameOf(request)
  const visitor = request.get('visitor')
  if (homes.length < 2 || visitor?.kind !== 'member' || request.req.method !== 'GET') return null
  return `/account?${new URLSearchParams({ next: path })}`
}

/** The publisher and the days that a request is limited to. */
export function limitsIn(request: Context<WebEnv>): Restriction {
  const given = (name: string) => request.req.query(name)?.trim() || undefined
  return { source: given('source'), since: given('since'), until: given('until') }
}
