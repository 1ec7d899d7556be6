import type { Context } from 'hono'
import type { TokenScope } from '../../domain/index.js'
import type { Locale } from '../../wording/locale.js'
import type { WebHome } from '../contract.js'

/** A program that uses the API, and what it may do. */
export interface Caller {
  /** Tells callers apart where requests are counted: a token, or an address. */
  key: string
  home: WebHome
  scopes: readonly TokenScope[]
  hasToken: boolean
}

/** What each handler of the API knows. */
export interface ApiEnv {
  /** `locale` is what the request asks for. */
  Bindings: { locale: Locale }
  Variables: { caller: Caller }
}

export type ApiContext = Context<ApiEnv>
