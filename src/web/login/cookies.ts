import type { Context } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import type { WebEnv, WebSettings } from '../contract.js'

type CookieName = 'session' | 'login'

/** Cookies that only the browser hands back, and only to us. */
export interface SafeCookies {
  read(request: Context<WebEnv>, name: CookieName): string | null
  write(request: Context<WebEnv>, name: CookieName, value: string, seconds: number): void
  clear(request: Context<WebEnv>, name: CookieName): void
}

/**
 * Where the pages are reached by https, the names begin with `__Host-`: browsers then take such a cookie from this host
 * alone, and send it by https alone, so that a neighbouring host can plant none.
 */
export function safeCookies({ publicUrl }: Pick<WebSettings, 'publicUrl'>): SafeCookies {
  const isSecure = publicUrl?.startsWith('https:') ?? false
  const nameOf = (name: CookieName) => `${isSecure ? '__Host-' : ''}youju-${name}`
  const shape = { path: '/', httpOnly: true, secure: isSecure, sameSite: 'Lax' } as const
  return {
    read(request, name) {
      const own = `${nameOf(name)}=`
      const held = (request.req.header('cookie') ?? '')
        .split(';')
        .map((each) => each.trim())
        .filter((each) => each.startsWith(own))
      // Two of one name: somebody else planted one, and which cannot be told.
      return held.length === 1 ? (held[0]?.slice(own.length) ?? null) : null
    },
    write(request, name, value, seconds) {
      setCookie(request, nameOf(name), value, { ...shape, maxAge: seconds })
    },
    clear(request, name) {
      deleteCookie(request, nameOf(name), shape)
    },
  }
}
