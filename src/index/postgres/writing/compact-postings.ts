import { POSTING, SHARD_BITS } from '../forms.js'
import type { Run } from '../run.js'

/** A shard is compacted once less than this share of the passages in its lists is there: each is then copied twice at most, on average. */
const LIVE = 1 / 2

/** How many lists are read and written at a time. */
const AT_ONCE = 2_000

/**
 * Removes the postings of passages that are gone from the shards in which they are many. In other shards they stay, and are
 * skipped by whoever reads.
 */
export async function compactPostings(run: Run): Promise<void> {
  const sparse = await run<{ shard: number; live: number }>(
    `select shard, coalesce(live, 0)::int as live from index_shard left join (
      select s as shard,
        sum(least(first + passages, (s + 1) << ${SHARD_BITS}) - greatest(first, s << ${SHARD_BITS})) as live
      from index_article, generate_series(first >> ${SHARD_BITS}, (first + passages - 1) >> ${SHARD_BITS}) s
      group by s
    ) counted using (shard) where coalesce(live, 0) < ${LIVE} * passages`,
  )
  const empty = sparse.filter(({ live }) => live === 0).map(({ shard }) => shard)
  if (empty.length > 0) {
    await run('delete from index_posting where shard = any($1)', [empty])
    await run('delete from index_shard where shard = any($1)', [empty])
  }
  for (const { shard, live } of sparse) {
    if (live === 0) continue
    await compact(run, shard, await livePassages(run, shard))
    await run('update index_shard set passages = $2 where shard = $1', [shard, live])
  }
}

/** Returns 1 for each passage of a shard that is there, by the low bits of its number. */
async function livePassages(run: Run, shard: number): Promise<Uint8Array> {
  const first = shard << SHARD_BITS
  const live = new Uint8Array(2 ** SHARD_BITS)
  const articles = await run<{ first: number; passages: number }>(
    'select first, passages from index_article where first < $1 and first + passages > $2',
    [first + live.length, first],
  )
  for (const article of articles) {
    const start = article.first - first
    live.fill(1, Math.max(0, start), Math.max(0, start + article.passages))
  }
  return live
}

interface List {
  term: Buffer
  data: Buffer
}

async function compact(run: Run, shard: number, live: Uint8Array): Promise<void> {
  let after: Buffer = Buffer.alloc(0)
  for (let isFirst = true; ; isFirst = false) {
    const lists: List[] = await run<List>(
      `select term, data from index_posting where shard = $1 and ${isFirst ? 'term >= $2' : 'term > $2'}
      order by term limit ${AT_ONCE}`,
      [shard, after],
    )
    const last = lists.at(-1)
    if (!last) return
    after = last.term
    const changed = lists.flatMap(({ term, data }) => {
      const kept = withoutDead(data, live)
      return kept.length < data.length ? [{ term, data: kept }] : []
    })
    const [gone, shorter] = [0, 1].map((some) =>
      changed.filter(({ data }) => Math.sign(data.length) === some),
    ) as [List[], List[]]
    await run('delete from index_posting where shard = $1 and term = any($2)', [
      ...[shard, gone.map(({ term }) => term)],
    ])
    await run(
      `update index_posting p set data = new.data
      from unnest($2::bytea[], $3::bytea[]) as new (term, data) where shard = $1 and p.term = new.term`,
      [shard, shorter.map(({ term }) => term), shorter.map(({ data }) => data)],
    )
  }
}

function withoutDead(data: Buffer, live: Uint8Array): Buffer {
  const kept = Buffer.alloc(data.length)
  let end = 0
  for (let i = 0; i < data.length; i += POSTING) {
    if (live[data.readUInt16LE(i)] === 1) end += data.copy(kept, end, i, i + POSTING)
  }
  return kept.subarray(0, end)
}
