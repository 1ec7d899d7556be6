import type { App, State } from '../app.js'
import type { Session } from '../domain/index.js'
import type { Locale } from '../wording/locale.js'

/** What the page needs of the app of one home. */
export type WebService = Pick<
  App,
  | 'addFeed'
  | 'addPage'
  | 'addToCorpus'
  | 'article'
  | 'articleView'
  | 'ask'
  | 'checkAll'
  | 'checkFeed'
  | 'cutOf'
  | 'digest'
  | 'feeds'
  | 'gaps'
  | 'history'
  | 'ingest'
  | 'list'
  | 'openLink'
  | 'pauseFeed'
  | 'plan'
  | 'removeFeed'
  | 'removeFromCorpus'
  | 'resumeFeed'
  | 'rollback'
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
  /** The id of its Discord server; null where one corpus serves everybody. */
  server?: string | null
  /** Ids or names of the roles of moderators; without any, those moderate who may manage the server. */
  moderatorRoles?: readonly string[]
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
  /** How members log in; without it only links, and what is open to everybody, show anything. */
  login?: LoginSettings | null
  /** Milliseconds since 1970. */
  now?: () => number
  /** Aborted when the process is told to stop. */
  stopping?: AbortSignal
  /** Work that outlasts its request, and that a stop waits for. */
  underWay?: Set<Promise<unknown>>
}

/** What the log-in by Discord needs, beside the address that visitors see. */
export interface LoginSettings {
  /** Asked of Discord when null. */
  appId: string | null
  clientSecret: string
  /** The bot's, which is on the servers and may ask who is. */
  token: string
  /** Base URL of the REST API; Discord's own when null. */
  apiUrl: string | null
  /** The server whose members may log in, where one corpus serves everybody; each that the bot is on when null. */
  guildId: string | null
}

export interface WebSettings {
  /** The address that visitors see, without a slash at its end; null where links are not made. */
  publicUrl: string | null
  /** Whether whoever reaches the port may ask and read. */
  isOpen: boolean
  /** An IANA name; days begin by it. */
  timeZone?: string
  /** The limit of the tokens of a chat model a day (UTC); null without one. */
  tokensPerDay?: number | null
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

/** A session that a browser holds. `secret` is its id, which only the browser knows. */
export interface OpenSession {
  home: WebHome
  secret: string
  session: Session
}

/** What each handler of a request knows. */
export interface WebEnv {
  Variables: {
    locale: Locale
    visitor: Visitor | null
    /** What each form of who is logged in sends along; null for others. */
    formToken: string | null
    session: OpenSession | null
    /** Whether a visitor can log in: not at all, now, or not while Discord does not answer. */
    logIn: 'none' | 'possible' | 'unavailable'
  }
}
