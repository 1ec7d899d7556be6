import { type Kysely, type Migration, Migrator, sql } from 'kysely'
import { failure } from '../wording/failure.js'
import { erasable } from './erasable.js'
import { allMarks, type Tables } from './tables.js'

/** In the order of their names. A released migration is never changed: add a later one. */
const migrations: Record<string, Migration> = {
  '001-first': { up: createTables },
  '002-refreshes': { up: createRefreshes },
  '003-erasable': { up: makeErasable },
  '004-feeds': { up: createFeeds },
  '005-watches': { up: createWatches },
  '006-channels': { up: createChannels },
  '007-schedules': { up: createSchedules },
  '008-keys': { up: createKeys },
  '009-tokens': { up: createTokens },
  '010-sessions': { up: createSessions },
  '011-figures': { up: createFigures },
  '012-owners': { up: addOwners },
  '013-questions': { up: createQuestions },
}

/**
 * Brings the database up to the newest schema, in one transaction: of processes that start together, one does
 * it.
 * @throws YoujuError state_unavailable if a newer program has changed it
 */
export async function migrate(db: Kysely<Tables>, file: string): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`begin`.execute(connection)
    try {
      const isNew = !(await wasMigrated(connection))
      if (!isNew) await refuseNewer(connection, file)
      const provider = { getMigrations: async () => migrations }
      const { error } = await new Migrator({ db: connection, provider }).migrateToLatest()
      if (error) throw error
      // A new database always had `secure_delete`; one that came back to its place is in use again.
      const past = isNew ? allMarks : (['carried-over'] as const)
      await connection.deleteFrom('marks').where('name', 'in', past).execute()
      await sql`commit`.execute(connection)
    } catch (error) {
      await sql`rollback`.execute(connection)
      throw error
    }
  })
}

async function wasMigrated(db: Kysely<Tables>): Promise<boolean> {
  const tables = await sql`select 1 from sqlite_master where name = 'kysely_migration'`.execute(db)
  return tables.rows.length > 0
}

async function refuseNewer(db: Kysely<Tables>, file: string): Promise<void> {
  const done = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  if (done.rows.every(({ name }) => name in migrations)) return
  throw failure('state_unavailable:newer', { file })
}

async function createTables(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table given (
      id text primary key, user text not null, channel text, message text,
      at text not null, is_unanswered integer not null, closed_by text, body text not null
    ) strict`,
    sql`create index given_by_user on given (user)`,
    sql`create index given_by_message on given (message)`,
    sql`create index given_by_channel on given (channel, at)`,
    sql`create index given_by_time on given (at)`,
    sql`create index given_unanswered on given (id) where is_unanswered = 1 and closed_by is null`,
    sql`create table votes (
      n integer primary key autoincrement,
      given_id text not null references given (id) on delete cascade,
      user text not null, vote text not null, reason text, at text not null, closed_by text,
      unique (given_id, user)
    ) strict`,
    sql`create index votes_by_user on votes (user)`,
    sql`create table audit (
      n integer primary key autoincrement, at text not null, user text not null,
      action text not null, outcome text not null, detail text not null
    ) strict`,
    sql`create index audit_by_time on audit (at)`,
    sql`create table held (
      id text primary key, user text not null, data text not null, until text not null
    ) strict`,
    sql`create table spent (day text primary key, tokens integer not null) strict`,
  ]
  for (const statement of statements) await statement.execute(db)
}

async function createRefreshes(db: Kysely<unknown>): Promise<void> {
  await sql`create table refreshes (
    id text primary key, user text not null, locale text not null, at text not null,
    channel text, message text
  ) strict`.execute(db)
}

async function createChannels(db: Kysely<unknown>): Promise<void> {
  await sql`create table channels (
    id text primary key, answers text not null, since text, until text, source text
  ) strict`.execute(db)
}

/** Before this migration deleted data was not overwritten, and what people wrote was in the pages of its rows. */
async function makeErasable(db: Kysely<unknown>): Promise<void> {
  await sql`create table marks (name text primary key) strict`.execute(db)
  await sql`insert into marks values ('overwrite-due')`.execute(db)
  const padding = erasable('')
  await sql`update given set body = ${padding} || body`.execute(db)
  await sql`update votes set reason = ${padding} || reason where reason is not null`.execute(db)
  await sql`update held set data = ${padding} || data`.execute(db)
}

async function createFeeds(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table feeds (id text primary key, added_at text not null, body text not null) strict`,
    sql`create table feed_items (
      key text primary key, feed text not null, guid text, title text, alias_of text, file text, hash text,
      stamp text not null, first_seen text not null, last_seen text not null, vanished_at text, failure text,
      attempts integer not null
    ) strict`,
    sql`create index feed_items_by_feed on feed_items (feed, guid)`,
    sql`create index feed_items_by_hash on feed_items (hash)`,
  ]
  for (const statement of statements) await statement.execute(db)
}

async function createWatches(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table sweeps (
      id integer primary key autoincrement, from_version text not null, to_version text not null,
      cursor text, is_over integer not null
    ) strict`,
    sql`create table turned (
      given_id text primary key references given (id) on delete cascade,
      at text not null, shown text not null, is_counted integer not null, body text not null
    ) strict`,
    sql`create index turned_by_time on turned (at)`,
    sql`create table watches (
      id text primary key, user text not null, channel text, locale text not null, at text not null,
      given_id text references given (id) on delete cascade, body text
    ) strict`,
    sql`create index watches_by_user on watches (user)`,
    sql`create index watches_by_given on watches (given_id)`,
    sql`create table notices (
      id text primary key, user text not null, channel text, locale text not null, at text not null,
      given_id text references given (id) on delete cascade,
      state text not null, sent_at text, body text
    ) strict`,
    sql`create index notices_by_user on notices (user)`,
    sql`create index notices_by_given on notices (given_id)`,
  ]
  for (const statement of statements) await statement.execute(db)
}

async function createSchedules(db: Kysely<unknown>): Promise<void> {
  await sql`create table jobs (name text primary key, value text not null) strict`.execute(db)
  await sql`create table subscriptions (
    channel text primary key, locale text not null, reports integer not null, digest_at text
  ) strict`.execute(db)
}

async function createKeys(db: Kysely<unknown>): Promise<void> {
  await sql`create table keys (name text primary key, value text not null, at text not null) strict`.execute(
    db,
  )
}

async function createTokens(db: Kysely<unknown>): Promise<void> {
  await sql`create table tokens (
    id text primary key, hash text not null unique, name text not null, scopes text not null, made_by text not null,
    made_at text not null, until text not null, last_used text, withdrawn_at text
  ) strict`.execute(db)
}

async function createSessions(db: Kysely<unknown>): Promise<void> {
  await sql`create table sessions (
    hash text primary key, user text not null, begun_at text not null, until text not null,
    checked_at text not null, is_moderator integer not null
  ) strict`.execute(db)
  await sql`create index sessions_by_user on sessions (user)`.execute(db)
}

async function addOwners(db: Kysely<unknown>): Promise<void> {
  await sql`alter table refreshes add column owner text`.execute(db)
  await sql`alter table refreshes add column renewed_at text`.execute(db)
}

async function createQuestions(db: Kysely<unknown>): Promise<void> {
  await sql`create table questions (
    id text primary key, locale text not null, at text not null, place text not null, owner text not null,
    renewed_at text not null
  ) strict`.execute(db)
}

/** What was given before is counted too, without how long it took; what cannot be read is left out. */
async function createFigures(db: Kysely<unknown>): Promise<void> {
  const statements = [
    sql`create table outcomes (
      given_id text not null unique references given (id) on delete cascade, at text not null, outcome text not null,
      confidence text, is_generated integer not null, failure text, took_ms integer,
      primary key (at, given_id)
    ) strict, without rowid`,
    sql`create index if not exists votes_by_time on votes (at, vote)`,
    sql`create index if not exists given_gaps on given (at, id) where is_unanswered = 1 and closed_by is null`,
    sql`create index if not exists votes_open on votes (given_id, at) where vote = 'down' and closed_by is null`,
    sql`create table trials (
      n integer primary key autoincrement, at text not null, version text not null, is_published integer not null,
      asked integer not null, right_after integer not null, right_before integer
    ) strict`,
    sql`insert into outcomes (given_id, at, outcome, confidence, is_generated, failure)
      select id, at, outcome,
        case outcome when 'answered' then json_extract(body, '$.answer.confidence') when 'unanswered' then 'none' end,
        coalesce(json_extract(body, '$.answer.mode'), json_extract(body, '$.checks[0].mode'), '') = 'generated',
        coalesce(json_extract(body, '$.answer.modelFailure'), json_extract(body, '$.modelFailure'),
          json_extract(body, '$.checks[0].modelFailure'))
      from (
        select id, at, body, case
          when json_extract(body, '$.kind') = 'check' then 'check'
          when is_unanswered = 1 then 'unanswered'
          when json_extract(body, '$.answer.status') = 'answered' then 'answered'
          else 'asked_back' end as outcome
        from given where json_valid(body)
      )`,
  ]
  for (const statement of statements) await statement.execute(db)
}
