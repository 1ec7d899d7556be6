import type { Client } from 'discord.js'
import type { CheckOptions, CorpusApp, FeedsApp, NewsApp, State } from '../app.js'
import type {
  Article,
  AskReply,
  AskRequest,
  ClaimCheck,
  Gap,
  OnSentence,
  ReadPicture,
  Shards,
  Span,
  Timeline,
  TimelineOptions,
} from '../domain/index.js'
import type { ChannelRules } from './channels/rules.js'
import type { BotObserver } from './health/observer.js'
import type { Admission, Limits } from './limits/admission.js'
import type { Deletions } from './limits/deletions.js'
import type { Locale } from './messages/locale.js'

/** What the bot needs of the app. Methods reject with YoujuError for a broken environment or a wrong use. */
export interface BotService extends CorpusApp, FeedsApp, NewsApp {
  ask(request: AskRequest, onSentence?: OnSentence): Promise<AskReply>
  /** Checks all of them against one version of the index. */
  checkAll(claims: readonly string[], options?: CheckOptions): Promise<ClaimCheck[]>
  /** What the articles say of a subject, by date. @throws YoujuError subject_empty and others */
  timeline(subject: string, options?: TimelineOptions): Promise<Timeline>
  /** Reads the text of a picture that somebody shows; `name` has its extension. */
  readPicture(name: string, bytes: Uint8Array): Promise<ReadPicture>
  /** Returns the part of a picture that a part of an article was read from, as PNG; null where there is none. */
  cutOf(article: Article, span: Span): Promise<Uint8Array | null>
  /** @throws YoujuError article_missing */
  article(id: string): Promise<Article>
  /** Open gaps, those that ask nearly the same together; the newest groups first, and in each the newest question. */
  gaps(): Promise<Gap[][]>
}

/** The app and the state of one home. */
export type HomeService = BotService & { state: State }

/** A corpus with its state that serves one Discord server, and what may differ from home to home. */
export interface Home extends HomeSettings {
  /** The id of the server. */
  server: string
  /** For the log. */
  name: string
  service: HomeService
}

/** The settings that each home has of its own. */
export interface HomeSettings {
  /** Ids or names of the roles of moderators. */
  moderatorRoles: readonly string[]
  /** How long questions are kept; 0 for ever. */
  retentionDays: number
  /** The language where neither a text nor a client says one; null for none. */
  language: Locale | null
}

export interface BotSettings extends HomeSettings {
  token: string
  /** Asked of Discord when null. */
  appId: string | null
  /** Commands are registered there at once; globally when null. */
  guildId: string | null
  /** Which shards this process opens; null for all of them. */
  shards: Shards | null
  /** Base URL of the REST API, e.g. https://discord.com/api; Discord's own when null. */
  apiUrl: string | null
  /** Whether the privileged intent is asked for, so that messages without a mention can be read. */
  messageContent: boolean
  /** How many notices a person is sent a day. */
  noticesPerDay: number
  /** When the corpus is refreshed by itself, as a cron expression in the time zone; null for never. */
  refreshSchedule: string | null
  timeZone: string
  /** Minutes between two refreshes by schedule, at least. */
  refreshMinutes: number
  limits: Limits
}

/** The part of a pino logger that the bot uses. */
export interface BotLog {
  debug(fields: object, text: string): void
  info(fields: object, text: string): void
  warn(fields: object, text: string): void
  error(fields: object, text: string): void
}

/** `closed` is final: Discord refuses this client, so it is not connected again. */
export type Connection = 'connected' | 'reconnecting' | 'closed'

export interface RunningBot {
  readonly connection: Connection
  /** Which shards of how many, as in `0,1/4`. */
  readonly shards: string
  readonly isLeader: boolean
  /** How many questions wait, and how many are being answered. */
  readonly load: { waiting: number; underWay: number }
  /** Takes no more questions, finishes those under way, logs out and closes the connection. */
  close(): Promise<void>
}

/** What every handler works with. */
export interface BotContext {
  /** The id of the Discord server that the home is for; null if it is for all. */
  homeServer: string | null
  /** The connection, for what is sent or edited without an interaction; used only once it is logged in. */
  client: Client
  service: BotService
  state: State
  settings: BotSettings
  log: BotLog
  observer: BotObserver
  admission: Admission
  deletions: Deletions
  channels: ChannelRules
  /** As in `Leader`. */
  term(): AbortSignal | null
  /** Milliseconds since 1970. */
  now(): number
  /** Aborted when the bot is told to stop. */
  stopping: AbortSignal
  /** Work that outlasts its interaction and that a stop waits for. */
  finish(work: Promise<void>): Promise<void>
}
