import type { Generated, Kysely, RawBuilder } from 'kysely'
import type { Erasable } from './erasable.js'

/**
 * The columns of the newest schema; times are ISO in UTC, `body` and `data` JSON. What people wrote is in
 * columns that can be erased (`erasable.ts`): `body`, `reason`, `data` and the `name` of a token.
 */
export interface Tables {
  given: {
    id: string
    user: string
    /** Only for answers; null for checks, which cannot be followed up. */
    channel: string | null
    message: string | null
    at: string
    /** 1 for an answer without evidence, which is a gap from the start. */
    is_unanswered: number
    /** Who closed that gap; null while it is open. */
    closed_by: string | null
    /** The whole answer or check, except its id; its `message` field is the initial one. */
    body: string
  }
  votes: {
    /** Increases with each vote, including changed ones. */
    n: Generated<number>
    given_id: string
    user: string
    vote: string
    reason: string | null
    at: string
    /** Who closed the gap that a down vote opened; null while it is open. */
    closed_by: string | null
  }
  /** What the figures count of each answer and check, apart from it since that is far larger. */
  outcomes: {
    given_id: string
    at: string
    outcome: string
    confidence: string | null
    is_generated: number
    failure: string | null
    took_ms: number | null
  }
  /** How new versions of the index did on the canary questions. */
  trials: {
    n: Generated<number>
    at: string
    version: string
    is_published: number
    asked: number
    right_after: number
    right_before: number | null
  }
  audit: {
    n: Generated<number>
    at: string
    user: string
    action: string
    outcome: string
    detail: string
  }
  refreshes: {
    id: string
    user: string
    locale: string
    at: string
    channel: string | null
    message: string | null
    /** Which process does it, and when that last showed that it lives. */
    owner: string | null
    renewed_at: string | null
  }
  /** Questions that were taken and are not answered yet; `place` is where the answer is waited for, as JSON. */
  questions: {
    id: string
    locale: string
    at: string
    place: string
    /** Which process answers it, and when that last showed that it lives. */
    owner: string
    renewed_at: string
  }
  /** Where regular work stands. */
  jobs: { name: string; value: string }
  subscriptions: { channel: string; locale: string; reports: number; digest_at: string | null }
  /** How the bot behaves in a channel, by its id. */
  channels: {
    id: string
    answers: string
    since: string | null
    until: string | null
    source: string | null
  }
  held: { id: string; user: string; data: string; until: string }
  spent: { day: string; tokens: number }
  /** `body` is the whole feed. */
  feeds: { id: string; added_at: string; body: string }
  feed_items: {
    key: string
    /** Empty once the feed was removed. */
    feed: string
    guid: string | null
    title: string | null
    alias_of: string | null
    file: string | null
    hash: string | null
    stamp: string
    first_seen: string
    last_seen: string
    vanished_at: string | null
    failure: string | null
    attempts: number
  }
  /** Changes between two versions that earlier answers are compared with. */
  sweeps: {
    id: Generated<number>
    from_version: string
    to_version: string
    /** The time and the id of the last answer that was compared, parted by a blank; null at the beginning. */
    cursor: string | null
    is_over: number
  }
  /** How the news has turned for an answer. */
  turned: {
    given_id: string
    at: string
    /** `due`, `shown` or `lost`: whether the message of the answer says so. */
    shown: string
    /** 1 once moderators were told how many there are. */
    is_counted: number
    body: string
  }
  watches: {
    id: string
    user: string
    channel: string | null
    locale: string
    at: string
    /** The answer that is watched; null for a standing question. */
    given_id: string | null
    /** The standing question, and the answer that its user knows. */
    body: string | null
  }
  notices: {
    id: string
    user: string
    channel: string | null
    locale: string
    at: string
    given_id: string | null
    /** `due`, `sent`, or `refused` where it could not be sent. */
    state: string
    /** When it was sent, or its user was told that it is there. */
    sent_at: string | null
    /** Null once it was sent. */
    body: string | null
  }
  /** What signs links, and the like; `at` is when it was made. */
  keys: { name: string; value: string; at: string }
  /** With what programs use the API; of the token only its hash (SHA-256, hex) is here. */
  tokens: {
    id: string
    hash: string
    name: string
    /** Parted by blanks. */
    scopes: string
    made_by: string
    made_at: string
    until: string
    /** A day. */
    last_used: string | null
    withdrawn_at: string | null
  }
  /** Who is logged in to the pages, by the SHA-256 of the id that their browser holds. */
  sessions: {
    hash: string
    user: string
    begun_at: string
    until: string
    checked_at: string
    is_moderator: number
  }
  /** Facts about the database itself. */
  marks: { name: Mark }
}

/**
 * `overwrite-due`: data deleted by an earlier program may still be in unused parts of the file. `carried-over`:
 * everything in this database was brought into the one that is now in its place.
 */
export type Mark = (typeof allMarks)[number]
export const allMarks = ['overwrite-due', 'carried-over'] as const

/**
 * Access to the tables of a database, whichever it is: waits if it is busy, and rejects with YoujuError
 * `state_unavailable` on failure. Each write has the effect that it would have if no other ran at the time. It may be
 * run several times until it has, so it changes nothing but the database.
 */
export interface Access {
  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  write<T>(work: (all: Kysely<Tables>) => Promise<T>): Promise<T>
  /** Writes by one statement, which is whole by itself: cheaper, and also true while others write. */
  statement<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  /** Writes while no other work of this kind does, of whatever process, and sees all that those before it wrote. */
  alone<T>(work: (all: Kysely<Tables>) => Promise<T>): Promise<T>
  /** Writes, and removes deleted data from the disk, at the latest once no other connection reads it any more. */
  erase<T>(work: (all: Kysely<Tables>) => Promise<T>): Promise<T>
  /** Encodes a text for a column that can be erased. */
  erasable: Erasable
  /** The time by the database's clock, which is one for all processes, as an ISO time. */
  time: RawBuilder<string>
}
