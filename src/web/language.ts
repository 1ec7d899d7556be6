import type { Context, MiddlewareHandler } from 'hono'
import { accepts } from 'hono/accepts'
import { getCookie, setCookie } from 'hono/cookie'
import { type Locale, locales } from '../wording/locale.js'
import type { WebEnv } from './contract.js'

const COOKIE = 'lang'
const YEAR = 365 * 86_400
/** What a browser may ask for, and which of our languages that is. */
const asked: Readonly<Record<string, Locale>> = {
  'zh-tw': 'zh-TW',
  'zh-hk': 'zh-TW',
  'zh-mo': 'zh-TW',
  'zh-hant': 'zh-TW',
  'zh-hant-tw': 'zh-TW',
  'zh-hant-hk': 'zh-TW',
}

/** Chooses the language: `?lang=`, which is remembered, else what was chosen before, else what the browser asks for. */
export function visitorLanguage(): MiddlewareHandler<WebEnv> {
  return async (context, next) => {
    const chosen = localeNamed(context.req.query('lang'))
    if (chosen) {
      setCookie(context, COOKIE, chosen, {
        path: '/',
        maxAge: YEAR,
        sameSite: 'Lax',
        httpOnly: true,
      })
    }
    context.set('locale', chosen ?? localeNamed(getCookie(context, COOKIE)) ?? acceptedIn(context))
    await next()
    context.header('vary', 'accept-language, cookie', { append: true })
  }
}

function localeNamed(name: string | undefined): Locale | null {
  return locales.find((locale) => locale === name) ?? null
}

function acceptedIn(context: Context): Locale {
  return accepts(context, {
    header: 'Accept-Language',
    supports: [],
    default: 'zh-CN',
    match: (accepted) => {
      for (const { type } of [...accepted].sort((a, b) => b.q - a.q)) {
        const name = type.toLowerCase()
        const locale = asked[name]
        if (locale) return locale
        if (name.startsWith('zh')) return 'zh-CN'
        if (name.startsWith('en')) return 'en'
      }
      return 'zh-CN'
    },
  }) as Locale
}
