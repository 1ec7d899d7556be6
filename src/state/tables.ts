import type { Generated, Kysely } from 'kysely'

/**
 * The columns of the newest schema; times are ISO in UTC, `body` and `data` JSON. What people wrote stands in columns
 * that can be erased (`erasable.ts`): `body`, `reason` and `data`.
 */
export interface Tables {
  given: {
    id: string
    user: string
    /** Of answers; null for checks, which nothing follows up. */
    channel: string | null
    message: string | null
    at: string
    /** 1 for an answer without evidence, which is a gap from the start. */
    is_unanswered: number
    /** Who closed that gap; null while it is open. */
    closed_by: string | null
    /** The whole given answer or check, but for its id; `message` here is that of the beginning. */
    body: string
  }
  votes: {
    /** Counts up with each vote, a changed one among them. */
    n: Generated<number>
    given_id: string
    user: string
    vote: string
    reason: string | null
    at: string
    /** Who closed the gap that a down vote opened; null while it is open. */
    closed_by: string | null
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
  }
  held: { id: string; user: string; data: string; until: string }
  spent: { day: string; tokens: number }
  /** What is to be known of the database itself. */
  marks: { name: Mark }
}

/**
 * `overwrite-due`: what an earlier program deleted may still stand in unused parts of the file. `carried-over`: all that
 * is here was brought into the database that stands in this one's place now.
 */
export type Mark = (typeof allMarks)[number]
export const allMarks = ['overwrite-due', 'carried-over'] as const

/**
 * How the tables are reached: what is busy is waited for, and what goes wrong rejects with YoujuError
 * `state_unavailable`. All that writes does so in a transaction.
 */
export interface Access {
  read<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  write<T>(work: (all: Kysely<Tables>) => Promise<T>): Promise<T>
  /** Writes, and leaves nothing of what was deleted on the disk, or as soon as nobody reads it any more. */
  erase<T>(work: (all: Kysely<Tables>) => Promise<T>): Promise<T>
}
