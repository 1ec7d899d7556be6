import { uint32s } from './forms.js'
import type { Run } from './run.js'
import { compactPostings } from './writing/compact-postings.js'

/**
 * How long what a version consists of stays once it is removed and nobody uses it: far longer than the time between two
 * notes of those who do.
 */
const RETENTION = '1 hour'

interface Stored {
  n: number
  space: string
  articles: Buffer
}

/** Removes versions that are listed no more and that nobody reads, and what died writers left, with all that is only theirs. */
export async function removeUnused(run: Run): Promise<void> {
  const unused = await run<Stored>(
    `delete from index_version where state = 'written'
      or (state = 'removed' and read_at < now() - interval '${RETENTION}')
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
