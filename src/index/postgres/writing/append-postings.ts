import type { Bm25Columns } from '../../bm25-index.js'
import { StringTable } from '../../string-table.js'
import { POSTING, SHARD_BITS, stored } from '../forms.js'
import type { Run } from '../run.js'

/** How many lists one statement writes; a statement takes 65,535 values. */
const AT_ONCE = 4_000

/** Adds the postings of new passages, whose numbers begin with `first`, to the lists of their terms. */
export async function appendPostings(run: Run, columns: Bm25Columns, first: number): Promise<void> {
  const terms = new StringTable({
    units: columns.termUnits,
    starts: columns.termStarts,
    slots: columns.termSlots,
  })
  let values: unknown[] = []
  const write = async () => {
    const places = Array.from({ length: values.length / 3 }, (_, n) => n * 3)
    const rows = places.map((n) => `($${n + 1}::bytea, $${n + 2}::int, $${n + 3}::bytea)`)
    if (rows.length > 0) {
      await run(
        `insert into index_posting (term, shard, data) values ${rows.join(', ')}
        on conflict (term, shard) do update set data = index_posting.data || excluded.data`,
        values,
      )
    }
    values = []
  }
  for (let term = 0; term < terms.size; term++) {
    for (const { shard, data } of shardsOf(columns, term, first)) {
      values.push(stored(terms.at(term)), shard, data)
      if (values.length >= 3 * AT_ONCE) await write()
    }
  }
  await write()
  await run(
    `insert into index_shard
    select s, least($2, (s + 1) << ${SHARD_BITS}) - greatest($1, s << ${SHARD_BITS})
    from generate_series($1::int >> ${SHARD_BITS}, ($2::int - 1) >> ${SHARD_BITS}) s
    on conflict (shard) do update set passages = index_shard.passages + excluded.passages`,
    [first, first + columns.rowLengths.length],
  )
}

function* shardsOf(
  { postingStarts, postingRows, postingFrequencies }: Bm25Columns,
  term: number,
  first: number,
): Generator<{ shard: number; data: Buffer }> {
  const end = postingStarts[term + 1] as number
  for (let from = postingStarts[term] as number; from < end; ) {
    const shard = (first + (postingRows[from] as number)) >> SHARD_BITS
    let to = from
    while (to < end && (first + (postingRows[to] as number)) >> SHARD_BITS === shard) to++
    const data = Buffer.alloc(POSTING * (to - from))
    for (let i = from; i < to; i++) {
      data.writeUInt16LE(
        (first + (postingRows[i] as number)) % 2 ** SHARD_BITS,
        POSTING * (i - from),
      )
      data[POSTING * (i - from) + 2] = postingFrequencies[i] as number
    }
    yield { shard, data }
    from = to
  }
}
