import type {
  Answered,
  ApiToken,
  AuditEntry,
  ChannelRule,
  Feed,
  FeedItemRecord,
  Gap,
  QuestionBegun,
  RefreshBegun,
  Session,
  SharedCounts,
  Subscription,
  Turn,
  Vote,
  YoujuError,
} from '../domain/index.js'
import type { FiguresState } from './figures/figures-state.js'
import type { NewsState } from './news/news-state.js'

/** An answer or check before it has an id. */
export type NewAnswered = Answered extends infer G
  ? G extends Answered
    ? Omit<G, 'id'>
    : never
  : never

/** How many questions a process answers at once, and how many may wait in all processes together. */
export interface Line {
  atOnce: number
  waiting: number
}

/** Which gaps are meant: those that opened from an ISO time on, the newest of them. */
export interface GapSpan {
  since?: string
  most?: number
}

/** What has happened to the database with the records; `at` is an ISO time. */
export type Mishap =
  /** It was taken away; a new database now holds all its records. */
  | { what: 'restored'; at: string }
  /** It was truncated or overwritten, and moved aside; a new database begins without its records. */
  | { what: 'damaged'; at: string }
  /** It was taken away, and no replacement can be created: its records are lost when the process ends. */
  | { what: 'detached'; at: string; cause: string }
  /** It takes nothing new: a standby, or a server that was set to be read only. */
  | { what: 'read_only'; at: string }

/** An event for the log. */
export type StateEvent =
  | { what: 'restored' }
  /** `leftAt`: the new path of the file. */
  | { what: 'damaged'; leftAt: string }
  | { what: 'detached'; error: YoujuError }
  /** The file that was taken away is back. */
  | { what: 'back' }
  /** Closed while no replacement could be created. */
  | { what: 'lost' }
  /** Deleted data is still in the database's log, because another process reads it. */
  | { what: 'lingers' }
  /** Data deleted by an earlier program may still be in the file; the next start tries again. */
  | { what: 'notOverwritten'; error: YoujuError }
  /** The database does not say in time what other processes counted: this one counts alone. */
  | { what: 'countsAlone'; error: YoujuError }
  /** It says so again. */
  | { what: 'countsTogether' }
  /** The database takes nothing new, and what it cannot keep is not reported again until it does. */
  | { what: 'readOnly'; error: YoujuError }
  | { what: 'writable' }

/**
 * What the product remembers besides the corpus: answers given, what people made of them, and what moderators
 * did. Several processes may use it at once. Deleted data is removed from the disk too. All methods reject with
 * YoujuError `state_unavailable` if the database cannot be used.
 */
export interface State extends NewsState, FiguresState {
  /** Stores an answer or check and returns its new id. */
  keep(given: NewAnswered): Promise<string>
  /** Records the message that shows it. */
  shownIn(id: string, message: string): Promise<void>
  /**
   * Sets whether only the asker sees it; returns whether that changed: of several calls at once, only one
   * changes it.
   */
  setPrivate(id: string, isPrivate: boolean): Promise<boolean>
  given(id: string): Promise<Answered | null>
  /** Returns what a message of the bot shows. */
  givenIn(message: string): Promise<Answered | null>
  /** Returns the last answer in a channel or thread. */
  lastIn(channel: string): Promise<Answered | null>
  /** Returns the last `most` turns up to and including this answer, oldest first; checks are left out. */
  turnsUpTo(id: string, most: number): Promise<Turn[]>

  /** Stores one vote per person and answer; a new one replaces the old. */
  vote(id: string, user: string, vote: Vote, reason: string | null): Promise<void>
  /** Returns the open gaps, newest first; of a span of time, and no more than `most`, where that is given. */
  gaps(span?: GapSpan): Promise<Gap[]>
  /** Returns how many of them were open until now. */
  closeGaps(ids: readonly string[], user: string): Promise<number>

  audit(entry: AuditEntry): Promise<void>
  /** Newest first; from an ISO time on, where that is given. */
  audited(most: number, since?: string): Promise<AuditEntry[]>

  /** Records that a refresh has begun; returns a short id. */
  beginRefresh(begun: Pick<RefreshBegun, 'user' | 'locale' | 'at'>): Promise<string>
  /** Records the message that shows its progress. */
  refreshShownIn(id: string, channel: string, message: string): Promise<void>
  /** Records that it is over, whatever the result. */
  endRefresh(id: string): Promise<void>
  /**
   * Returns the refreshes that are not over, oldest first, but for those that another process still does: at the
   * start of a process, those interrupted by the end of another. Each is returned to one process, which ends it. What a
   * process of another machine does counts as interrupted after three minutes without a sign of it.
   * @param exceptOwn leaves out those that were begun here: to be asked while this process refreshes
   */
  refreshesBegun(exceptOwn?: boolean): Promise<RefreshBegun[]>

  /**
   * Notes a question that was taken, in the name of this process, which renews it until it is ended; returns an id. Null,
   * and nothing noted, if it would have to wait and as many as may wait already do, of all processes together.
   */
  beginQuestion(begun: Omit<QuestionBegun, 'id'>, line: Line): Promise<string | null>
  /**
   * Whether it is still this process's to answer: no other has taken it over, and none will within seconds. Where it is not,
   * or where that cannot be known, it is given up: it may be taken over from then on.
   */
  isQuestionOurs(id: string): Promise<boolean>
  /** Records that it is over, whatever the result. */
  endQuestion(id: string): Promise<void>
  /**
   * Takes over the questions whose process has died, or has shown no sign of life for a minute, and returns them, oldest
   * first; each is returned to one process, which ends it, or to another if it has not a minute later.
   */
  questionsCutShort(): Promise<QuestionBegun[]>

  /** Stores what a button needs until it is pressed; returns a short id. `until` is an ISO time. */
  hold(user: string, data: unknown, until: string): Promise<string>
  /** Returns what was held for a user, once; null if it is unknown, another user's, expired, or already taken. */
  take(user: string, id: string): Promise<unknown>

  /** Returns the tokens of chat models spent on a day (ISO date). */
  spent(day: string): Promise<number>
  spend(day: string, tokens: number): Promise<void>
  /** Spends them only if no more than `most` are spent on the day then; returns whether they were. */
  spendWithin(day: string, tokens: number, most: number): Promise<boolean>

  /** Returns a secret key of this program, base64url of 32 bytes; made when it is first asked for. */
  key(name: string): Promise<string>
  /** Replaces it: what was signed with the old one is worth nothing any more. */
  renewKey(name: string): Promise<void>

  /** Stores a token under its SHA-256, in hex. */
  addToken(token: ApiToken, hash: string): Promise<void>
  /** Returns all tokens, those made first in front, withdrawn ones too. */
  tokens(): Promise<ApiToken[]>
  /** Returns the token with this hash, also one that is out of date or withdrawn; null for none. */
  tokenHashedAs(hash: string): Promise<ApiToken | null>
  /** Records on which day (ISO date) it was used last. */
  tokenUsed(id: string, day: string): Promise<void>
  /** Returns whether there was one of this id that was not withdrawn yet. */
  withdrawToken(id: string, at: string): Promise<boolean>

  /** Notes that somebody logged in, under the hash of the id of their session, and forgets those that have ended. */
  beginSession(hash: string, session: Session): Promise<void>
  /** Returns it even where it has ended; null if there is none. */
  session(hash: string): Promise<Session | null>
  /** Replaces what is noted of it, if it is still there. */
  changeSession(hash: string, session: Session): Promise<void>
  endSession(hash: string): Promise<void>
  /** Ends all of a user; returns how many. */
  endSessionsOf(user: string): Promise<number>
  /** Ends the sessions of everybody; returns how many. */
  endSessions(): Promise<number>

  /** Returns what regular work noted under a name; null for nothing. */
  jobMark(name: string): Promise<string | null>
  /** Notes it in place of what was noted; null takes it away. */
  setJobMark(name: string, value: string | null): Promise<void>
  /** Returns the channels in which the bot speaks by itself. */
  subscriptions(): Promise<Subscription[]>
  /** Sets what a channel is told, in place of what it was; one that is told nothing is forgotten. */
  subscribe(subscription: Subscription): Promise<void>
  /** Returns the rules of all channels that have one. */
  channelRules(): Promise<ChannelRule[]>
  /** Sets the rule of a channel, in place of the one that it had. */
  setChannelRule(rule: ChannelRule): Promise<void>
  clearChannelRule(channel: string): Promise<void>
  /** Returns the feeds, those added first in front. */
  feeds(): Promise<Feed[]>
  addFeed(feed: Feed): Promise<void>
  /** Returns the feed as it is now; null if there is none of this id. */
  changeFeed(id: string, change: Partial<Omit<Feed, 'id'>>): Promise<Feed | null>
  /** Forgets a feed, but not what came from it; returns whether there was one. */
  removeFeed(id: string): Promise<boolean>
  /** Returns the items with these keys, in any order. */
  feedItems(keys: readonly string[]): Promise<FeedItemRecord[]>
  /** Returns items that are no other addresses of others, those seen last in front. */
  feedItemsLike(like: {
    feed?: string
    guid?: string
    hash?: string
    file?: string
    isFailed?: boolean
    isVanished?: boolean
    most: number
  }): Promise<FeedItemRecord[]>
  /** Returns how many items are marked as gone from a feed. */
  countVanished(feed: string): Promise<number>
  /** Stores items, each in place of the one with its key. */
  keepFeedItems(items: readonly FeedItemRecord[]): Promise<void>
  /** Marks items of a feed that were last seen before a time as gone from it; returns how many. */
  markVanished(feed: string, before: string, at: string): Promise<number>

  /**
   * Deletes what was asked before an ISO time, with its votes, gaps and watches, standing questions that were begun
   * and last told of before it, and what is held, and sessions, beyond their time; returns how many answers.
   */
  forgetBefore(time: string): Promise<number>
  /** Deletes one answer or check, with its votes. */
  forget(id: string): Promise<void>
  /** Deletes everything that a user asked, their votes, watches and sessions; returns how many answers. */
  forgetUser(user: string): Promise<number>
  /** What is counted together by all processes that use it; null where those of a file count by themselves. */
  readonly shared: SharedCounts | null
  /** Returns what has happened to the database with all these records, or null. */
  mishap(): Promise<Mishap | null>
  close(): Promise<void>
}
