import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { type OpenDatabase, openDatabase } from './database.js'
import { isDamage, patiently } from './failures.js'
import { migrate } from './migrations.js'
import { placeOf, removeSideFiles } from './place.js'

export interface Successor {
  next: OpenDatabase
  /**
   * The path the old file was moved to because it cannot be read any more and nothing was brought over;
   * otherwise null.
   */
  leftAt: string | null
}

/**
 * Returns a database at the path where `old` was opened, with everything that `old` holds. Uses the database
 * that is there, or creates one. If several processes do this one after another, only the first brings the rows
 * over: a later one would bring back what has been deleted meanwhile.
 */
export async function successorOf(old: OpenDatabase): Promise<Successor> {
  const { file } = old
  // The file itself is still there: only its log was taken away, or it was truncated.
  const isOwn = placeOf(file).main === old.place.main
  const leftAt = isOwn ? await replacedByCopy(old) : null
  if (!isOwn) removeSideFiles(file, old.place)
  const isMade = !isOwn && !existsSync(file)
  const next = await openDatabase(file)
  try {
    await patiently(() => migrate(next.db, file))
    if (leftAt === null) await patiently(() => bringOver(old, isMade)).catch(orNothingLeft)
    return { next, leftAt }
  } catch (error) {
    await next.close()
    throw error
  }
}

/** Returns the path where a copy is made; what a dead process left there is removed. */
export function asideOf(file: string): string {
  return `${file}-anew`
}

/** Calls `replaceByCopy`; if there is nothing left to copy, moves the file aside instead and returns its new path. */
async function replacedByCopy(old: OpenDatabase): Promise<string | null> {
  try {
    await replaceByCopy(old)
    return null
  } catch (error) {
    if (!isDamage(error)) throw error
    const leftAt = `${old.file}-damaged-${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}`
    renameSync(old.file, leftAt)
    // Whatever is left of its content is in its log, in case someone wants to recover it.
    if (existsSync(`${old.file}-wal`)) renameSync(`${old.file}-wal`, `${leftAt}-wal`)
    rmSync(`${old.file}-shm`, { force: true })
    return leftAt
  }
}

/** Replaces the file with a copy: other processes cannot find its log, so they would not see what is in it. */
async function replaceByCopy(old: OpenDatabase): Promise<void> {
  const aside = asideOf(old.file)
  rmSync(aside, { force: true })
  await old.alone((exec) => {
    // Nothing is lost even if this process dies between the next steps.
    exec('pragma wal_checkpoint(truncate)')
    exec(`vacuum into ${quoted(aside)}`)
  })
  const written = openSync(aside, 'r+')
  fsyncSync(written)
  closeSync(written)
  removeSideFiles(old.file, old.place)
  renameSync(aside, old.file)
}

/**
 * Ignores damage: what cannot be read any more is, as far as possible, in the copy or in another process's new
 * database.
 */
function orNothingLeft(error: unknown): void {
  if (!isDamage(error)) throw error
}

/** Does everything in one transaction of both databases, which ends by marking the old one. */
function bringOver(old: OpenDatabase, isMade: boolean): Promise<void> {
  return old.alone((exec) => {
    exec(`attach database ${quoted(old.file)} as successor`)
    try {
      old.bracketed(() => {
        if (isMade || !old.has('carried-over')) for (const statement of statements) exec(statement)
      })
    } finally {
      exec('detach database successor')
    }
  })
}

/**
 * If both databases have a row, the one from the database in use wins: the other may be an older copy. All
 * columns are named, since the two databases need not have them in the same order.
 */
const statements = [
  `insert into successor.given (id, user, channel, message, at, is_unanswered, closed_by, body)
     select id, user, channel, message, at, is_unanswered, closed_by, body from main.given where true
     on conflict (id) do update set message = excluded.message, closed_by = excluded.closed_by, body = excluded.body`,
  `insert or ignore into successor.outcomes (given_id, at, outcome, confidence, is_generated, failure, took_ms)
     select given_id, at, outcome, confidence, is_generated, failure, took_ms from main.outcomes`,
  `insert into successor.trials (at, version, is_published, asked, right_after, right_before)
     select at, version, is_published, asked, right_after, right_before from main.trials as old where not exists (
       select 1 from successor.trials as there where there.at = old.at and there.version = old.version) order by n`,
  `insert into successor.votes (given_id, user, vote, reason, at, closed_by)
     select given_id, user, vote, reason, at, closed_by from main.votes where true order by n
     on conflict (given_id, user) do update set vote = excluded.vote, reason = excluded.reason, at = excluded.at,
       closed_by = excluded.closed_by`,
  `insert into successor.audit (at, user, action, outcome, detail)
     select at, user, action, outcome, detail from main.audit as old where not exists (
       select 1 from successor.audit as there where there.at = old.at and there.user = old.user
         and there.action = old.action and there.outcome = old.outcome and there.detail = old.detail) order by n`,
  `insert or ignore into successor.refreshes (id, user, locale, at, channel, message, owner, renewed_at)
     select id, user, locale, at, channel, message, owner, renewed_at from main.refreshes`,
  `insert or ignore into successor.questions (id, locale, at, place, owner, renewed_at)
     select id, locale, at, place, owner, renewed_at from main.questions`,
  `insert or ignore into successor.channels (id, answers, since, until, source)
     select id, answers, since, until, source from main.channels`,
  `insert into successor.keys (name, value, at) select name, value, at from main.keys where true
     on conflict (name) do update set value = excluded.value, at = excluded.at where excluded.at > keys.at`,
  `insert into successor.tokens (id, hash, name, scopes, made_by, made_at, until, last_used, withdrawn_at)
     select id, hash, name, scopes, made_by, made_at, until, last_used, withdrawn_at from main.tokens where true
     on conflict (id) do update set last_used = excluded.last_used,
       withdrawn_at = coalesce(tokens.withdrawn_at, excluded.withdrawn_at)`,
  `insert or ignore into successor.sessions (hash, user, begun_at, until, checked_at, is_moderator)
     select hash, user, begun_at, until, checked_at, is_moderator from main.sessions`,
  `insert or ignore into successor.jobs (name, value) select name, value from main.jobs`,
  `insert or ignore into successor.subscriptions (channel, locale, reports, digest_at)
     select channel, locale, reports, digest_at from main.subscriptions`,
  `insert or ignore into successor.held (id, user, data, until) select id, user, data, until from main.held`,
  `insert or ignore into successor.sweeps (id, from_version, to_version, cursor, is_over)
     select id, from_version, to_version, cursor, is_over from main.sweeps`,
  `insert into successor.turned (given_id, at, shown, is_counted, body)
     select given_id, at, shown, is_counted, body from main.turned where true
     on conflict (given_id) do update set at = excluded.at, shown = excluded.shown,
       is_counted = excluded.is_counted, body = excluded.body`,
  `insert into successor.watches (id, user, channel, locale, at, given_id, body)
     select id, user, channel, locale, at, given_id, body from main.watches where true
     on conflict (id) do update set at = excluded.at, body = excluded.body`,
  `insert into successor.notices (id, user, channel, locale, at, given_id, state, sent_at, body)
     select id, user, channel, locale, at, given_id, state, sent_at, body from main.notices where true
     on conflict (id) do update set state = excluded.state, sent_at = excluded.sent_at, body = excluded.body`,
  `insert into successor.spent (day, tokens) select day, tokens from main.spent where true
     on conflict (day) do update set tokens = max(tokens, excluded.tokens)`,
  `insert into successor.feeds (id, added_at, body) select id, added_at, body from main.feeds where true
     on conflict (id) do update set body = excluded.body`,
  `insert into successor.feed_items (key, feed, guid, title, alias_of, file, hash, stamp, first_seen, last_seen,
       vanished_at, failure, attempts)
     select key, feed, guid, title, alias_of, file, hash, stamp, first_seen, last_seen, vanished_at, failure, attempts
     from main.feed_items where true
     on conflict (key) do update set feed = excluded.feed, guid = excluded.guid, title = excluded.title,
       alias_of = excluded.alias_of, file = excluded.file, hash = excluded.hash, stamp = excluded.stamp,
       last_seen = excluded.last_seen, vanished_at = excluded.vanished_at, failure = excluded.failure,
       attempts = excluded.attempts`,
  `insert into successor.audit (at, user, action, outcome, detail)
     values (strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), 'youju', 'state.restore', 'done', '')`,
  `insert or ignore into main.marks (name) values ('carried-over')`,
]

function quoted(path: string): string {
  return `'${path.replaceAll("'", "''")}'`
}
