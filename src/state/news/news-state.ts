import type {
  Answer,
  Answered,
  NewsSweep,
  NewWatch,
  Notice,
  PlacedAnswered,
  Turned,
  TurnedAnswered,
  Watch,
} from '../../domain/index.js'

/** What is remembered of how the news turned since an answer was given, and of who wants to be told. */
export interface NewsState {
  /** Returns the version up to which changes have been noted; null if none have. */
  newsNotedUpTo(): Promise<string | null>
  /** Notes changes to compare earlier answers with, unless the last ones noted end at the same version. */
  noteNews(from: string, to: string): Promise<void>
  /** Returns the first changes that not all answers have been compared with. */
  newsDue(): Promise<NewsSweep | null>
  /** Records how far the comparison has come, or with null that it is over. */
  newsComparedUpTo(id: number, cursor: string | null): Promise<void>

  /** Returns the next answers and checks behind a cursor, oldest first; from the beginning for null. */
  givenAfter(cursor: string | null, most: number): Promise<PlacedAnswered[]>
  /** Returns the newest answer of a channel that this user sees: their own, or a public one. */
  lastSeenIn(channel: string, user: string): Promise<Answered | null>

  /** Returns how the news was found to have turned for an answer; empty if it has not. */
  turnedFor(given: string): Promise<Turned[]>
  /** Records it with the notices of it, all or nothing; an empty list takes back what was recorded. */
  noteTurned(
    given: string,
    turned: readonly Turned[],
    at: string,
    notices: readonly Omit<Notice, 'id'>[],
  ): Promise<void>
  /** Returns the answers whose messages do not yet say what is recorded. */
  turnedToShow(): Promise<TurnedAnswered[]>
  /** Records whether the message of an answer says so. */
  turnedShown(given: string, how: 'shown' | 'lost'): Promise<void>
  /** Returns answers that not only their asker sees, for which the news turned after an ISO time; newest first. */
  turnedAnswers(most: number, since?: string): Promise<TurnedAnswered[]>
  /** Returns for how many answers the news turned since the last call. */
  countTurned(): Promise<number>

  /** Begins a watch, unless the user has the same; returns its id. */
  watch(watch: NewWatch): Promise<string>
  /** Returns whether there was such a watch of the user. */
  unwatch(user: string, id: string): Promise<boolean>
  /** Returns a user's watches, oldest first. */
  watches(user: string): Promise<Watch[]>
  watchesOf(given: string): Promise<Watch[]>
  /** Returns all standing questions, oldest first. */
  topics(): Promise<Watch[]>
  /** Records what the user knows from now on, with the notice of it, both or neither. */
  toldTopic(id: string, told: Answer, notice: Omit<Notice, 'id'>): Promise<void>

  /** Returns the notices to send, oldest first. */
  noticesDue(): Promise<Notice[]>
  /** Records that these were sent, as one message. */
  noticesSent(ids: readonly string[], at: string): Promise<void>
  /**
   * Records that these cannot be sent; their user sees them in their list.
   * @param hintedAt when a message told the user only that there is something in the list; null if none did
   */
  noticesRefused(ids: readonly string[], hintedAt: string | null): Promise<void>
  /** Returns what could not be sent to a user. */
  noticesLeft(user: string): Promise<Notice[]>
  /** Returns how many messages with notices, or that hint at them, a user was sent since an ISO time. */
  noticesSince(user: string, time: string): Promise<number>
}
