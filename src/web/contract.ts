import type { App, State } from '../app.js'
import type { Locale } from '../wording/locale.js'

/** What the page needs of the app of one home. */
export type WebService = Pick<
  App,
  | 'article'
  | 'articleView'
  | 'ask'
  | 'checkAll'
  | 'cutOf'
  | 'list'
  | 'openLink'
  | 'search'
  | 'overview'
  | 'status'
  | 'tokenOf'
>

/** A corpus that the page shows. */
export interface WebHome {
  /** The name of the home; null where there is only one. */
  name: string | null
  service: WebService
  /** Null until it is open. */
  state: State | null
}

/** The part of a pino logger that the page uses. */
export interface WebLog {
  info(fields: object, text: string): void
  error(fields: object, text: string): void
}

/** What is served beside the pages: the health and, where it may be seen, the metrics. */
export type PlainPage = () => Promise<{ status: 200 | 503; type: string; body: string }>

export interface WebContext {
  homes: readonly WebHome[]
  /** By path, such as /healthz. */
  plain: Readonly<Record<string, PlainPage>>
  settings: WebSettings
  log: WebLog
  /** Milliseconds since 1970; the system's clock unless given. */
  now?: () => number
}

export interface WebSettings {
  /** The address that visitors see, without a slash at its end; null where links are not made. */
  publicUrl: string | null
  /** Whether whoever reaches the port may ask and read. */
  isOpen: boolean
}

/** Who opens a page, as far as is known, and which home is shown. */
export interface Visitor {
  /** `guest`: opened by whoever reaches the port; `member`: logged in, and on the home's server. */
  kind: 'guest' | 'member'
  /** The id of a member; null for a guest. */
  user: string | null
  isModerator: boolean
  home: WebHome
}

/** What each handler of a request knows. */
export interface WebEnv {
  Variables: { locale: Locale; visitor: Visitor | null }
}
