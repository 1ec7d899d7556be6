import type {
  Answered,
  AuditEntry,
  Gap,
  RefreshBegun,
  Turn,
  Vote,
  YoujuError,
} from '../domain/index.js'

/** A given answer or check before it has an id. */
export type NewAnswered = Answered extends infer G
  ? G extends Answered
    ? Omit<G, 'id'>
    : never
  : never

/** What has happened to the place where the records are kept; `at` is an ISO time. */
export type Mishap =
  /** They were taken away; all of them stand in a new database now. */
  | { what: 'restored'; at: string }
  /** They were cut off or written over, and put aside; a new database begins without them. */
  | { what: 'damaged'; at: string }
  /** They were taken away, and nothing can be made in their place: when the process ends, they are lost. */
  | { what: 'detached'; at: string; cause: string }

/** What a log should tell. */
export type StateEvent =
  | { what: 'restored' }
  /** `leftAt`: the path at which the file is now. */
  | { what: 'damaged'; leftAt: string }
  | { what: 'detached'; error: YoujuError }
  /** What was taken away is back. */
  | { what: 'back' }
  /** Closed while nothing could be made in its place. */
  | { what: 'lost' }
  /** What was deleted stands on in the log of the database, because another process reads it. */
  | { what: 'lingers' }
  /** What an earlier program deleted may stand on in the file; the next start tries again. */
  | { what: 'notOverwritten'; error: YoujuError }

/**
 * What the product remembers beside the corpus: what was answered, what people made of it, and what moderators did.
 * Several processes may use it at once. What is deleted is gone from the disk too. All methods reject with YoujuError `state_unavailable` when the database cannot
 * be used.
 */
export interface State {
  /** Keeps it and returns its new id. */
  keep(given: NewAnswered): Promise<string>
  /** Notes the message that shows it. */
  shownIn(id: string, message: string): Promise<void>
  /** Whether only the asker sees it from now on; true where that was otherwise: of several at once, one changes it. */
  setPrivate(id: string, isPrivate: boolean): Promise<boolean>
  given(id: string): Promise<Answered | null>
  /** What a message of the bot shows. */
  givenIn(message: string): Promise<Answered | null>
  /** The last answer in a channel or thread. */
  lastIn(channel: string): Promise<Answered | null>
  /** The last `most` turns up to this given answer, itself included, oldest first; checks are left out. */
  turnsUpTo(id: string, most: number): Promise<Turn[]>

  /** One vote per person and answer; a new one replaces the old. */
  vote(id: string, user: string, vote: Vote, reason: string | null): Promise<void>
  /** Open gaps, newest first. */
  gaps(): Promise<Gap[]>
  /** Returns how many were open until now. */
  closeGaps(ids: readonly string[], user: string): Promise<number>

  audit(entry: AuditEntry): Promise<void>
  /** Newest first. */
  audited(most: number): Promise<AuditEntry[]>

  /** Notes that a refresh has begun; returns a short id. */
  beginRefresh(begun: Pick<RefreshBegun, 'user' | 'locale' | 'at'>): Promise<string>
  /** Notes the message that shows how far it is. */
  refreshShownIn(id: string, channel: string, message: string): Promise<void>
  /** It is over, whatever came of it. */
  endRefresh(id: string): Promise<void>
  /** Those that are not over, oldest first: when a process starts, the ones that the last one did not live to end. */
  refreshesBegun(): Promise<RefreshBegun[]>

  /** Keeps what a button needs until it is pressed; returns a short id. `until` is an ISO time. */
  hold(user: string, data: unknown, until: string): Promise<string>
  /** What was held for a user, once: null when it is unknown, another's, too old, or taken already. */
  take(user: string, id: string): Promise<unknown>

  /** Tokens of chat models spent on a day (ISO date). */
  spent(day: string): Promise<number>
  spend(day: string, tokens: number): Promise<void>

  /** Deletes what was asked before an ISO time, with its votes and gaps, and what is held too long; returns how many answers. */
  forgetBefore(time: string): Promise<number>
  /** Deletes one given answer or check, with its votes. */
  forget(id: string): Promise<void>
  /** Deletes all that somebody asked and how they voted; returns how many answers. */
  forgetUser(user: string): Promise<number>
  /** What has happened to the place where all this is kept; null where nothing has. */
  mishap(): Promise<Mishap | null>
  close(): Promise<void>
}
