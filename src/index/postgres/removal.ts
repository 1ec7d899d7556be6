import { uint32s } from './forms.js'
import type { Run } from './run.js'
import { compactPostings } from './writing/compact-postings.js'

/**
 * How long what a version consists of stays once it is removed and nobody uses it: far longer than the time between two
 * notes of those who do.
 */
const RETENTION = '1 hour'

/**
 * Whether somebody has the vectors of a version in hand that would be dropped with it: a backup has all tables for as long as it takes, and
 * whoever drops one waits for it. Such a version goes the next time.
 */
const IS_LOCKED = `(
  not exists (select 1 from index_version other where other.space = v.space and other.state = 'listed')
  and exists (
    select 1 from pg_locks join pg_database d on d.oid = database
    where datname = current_database() and relation = to_regclass(v.space) and pid <> pg_backend_pid()
  )
)`

interface Stored {
  n: number
  space: string
  articles: Buffer
}

/** Removes versions that are listed no more and that nobody reads, and what died writers left, with all that is only theirs. */
export async function removeUnused(run: Run): Promise<void> {
  const unused = await run<Stored>(
    `delete from index_version v where state = 'written'
      or (state = 'removed' and read_at < now() - interval '${RETENTION}' and not ${IS_LOCKED})
    returning n, space, articles`,
  )
  if (unused.length === 0) return
  const rest = await run<Stored>('select n, space, articles from index_version')
  const used = new Set(rest.flatMap(({ articles }) => [...uint32s(articles)]))
  const spaces = new Set(rest.map(({ space }) => space))
  const gone = [
    ...new Set(
      unused.flatMap(({ articles }) => [...uint32s(articles)].filter((n) => !used.has(n))),
    ),
  ]
  for (const space of spaces) await run(`delete from ${space} where article = any($1)`, [gone])
  for (const { space } of unused) {
    if (!spaces.has(space)) await run(`drop table if exists ${space}`)
  }
  if (gone.length === 0) return
  await run('delete from index_article where id = any($1)', [gone])
  await compactPostings(run)
}
