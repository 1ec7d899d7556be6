import { createHash } from 'node:crypto'
import type { Fingerprint } from '../snapshot/manifest.js'
import type { Run } from './run.js'

/** The parameters of the graph with which recall was measured (docs/decisions/0050-index-on-postgres.md). */
const GRAPH = 'm = 24, ef_construction = 100'

/** Returns the table of the vectors that one model makes: those of another have no place in its graph. */
export function spaceOf({ model, pooling, dimensions }: Fingerprint): string {
  const name = JSON.stringify([model, pooling, dimensions])
  return `index_space_${createHash('sha256').update(name).digest('hex').slice(0, 12)}`
}

/** Makes the table if it is not there, without its indexes. Returns whether it was made. */
export async function makeSpace(run: Run, space: string, dimensions: number): Promise<boolean> {
  const [found] = await run<{ made: boolean }>('select to_regclass($1) is not null as made', [
    space,
  ])
  if (found?.made) return false
  await run(
    `create table ${space} (
      id int primary key, article int not null, published text collate "C", source text collate "C",
      v halfvec(${dimensions}) not null, w vector(${dimensions}) not null
    )`,
  )
  return true
}

/** Makes the indexes, which is far quicker once the rows are there. */
export async function indexSpace(run: Run, space: string): Promise<void> {
  await run(`set local maintenance_work_mem = '512MB'`)
  await run(`create index ${space}_article on ${space} (article)`)
  await run(`create index ${space}_hnsw on ${space} using hnsw (v halfvec_ip_ops) with (${GRAPH})`)
}
