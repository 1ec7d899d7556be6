import { SHARD_BITS, stored, storedNumbers, uint32s } from '../../index/postgres/forms.js'
import type { Query } from '../store/database.js'

/** Posting lists are cut where passages have such numbers: copies whose numbers differ by a multiple of it have the same lists. */
const SHARD = 2 ** SHARD_BITS

/** What a corpus without copies consists of. */
export interface Original {
  articles: number
  passages: number
  /** The table of its vectors. */
  space: string
  /** The statement that makes its graph. */
  graph: string
}

/** Reads what there is once a corpus is freshly built, when its numbers have no gaps. @throws RangeError if they have */
export async function originalIn(query: Query): Promise<Original> {
  const [head] = await query<{ articles: number; passages: number; space: string }>(
    'select h.articles, h.passages, v.space from index_head h join index_version v on v.n = h.serving',
  )
  if (!head) throw new RangeError('there is no index')
  const [rows] = await query<{ articles: number; passages: number }>(
    `select (select count(*)::int from index_article) as articles, (select count(*)::int from ${head.space}) as passages`,
  )
  if (rows?.articles !== head.articles || rows.passages !== head.passages) {
    throw new RangeError('the index is not freshly built')
  }
  const [index] = await query<{ graph: string }>(
    `select pg_get_indexdef(i.indexrelid) as graph from pg_index i
      join pg_class c on c.oid = i.indexrelid join pg_am am on am.oid = c.relam
      where i.indrelid = $1::regclass and am.amname = 'hnsw'`,
    [head.space],
  )
  if (!index) throw new RangeError('the index has no graph')
  return { ...head, graph: index.graph }
}

/** Removes the graph: with it, adding rows takes many times as long as making it anew. */
export async function dropGraph(query: Query, { graph }: Original): Promise<void> {
  await query(`drop index if exists ${nameOf(graph)}`)
}

/** The graph as the product has it. @param megabytes what it may take while it is made; a larger one is made on disk, far more slowly */
export async function makeGraph(
  query: Query,
  { graph }: Original,
  { megabytes, workers }: { megabytes: number; workers: number },
): Promise<void> {
  await query(`set local maintenance_work_mem = '${Math.ceil(megabytes)}MB'`)
  await query(`set local max_parallel_maintenance_workers = ${workers}`)
  await query(graph.replace('CREATE INDEX', 'CREATE INDEX IF NOT EXISTS'))
}

const nameOf = (graph: string) => /INDEX (\S+) ON/.exec(graph)?.[1] ?? ''

/**
 * Adds copies to the version in service until there are `to`. Each has ids and origins of its own, and
 * vectors moved towards another passage's, so that no two are equal.
 */
export async function addCopies(
  query: Query,
  original: Original,
  from: number,
  to: number,
): Promise<void> {
  for (let copy = from; copy < to; copy++) await addCopy(query, original, copy)
  await serveCopies(query, original, to)
}

async function addCopy(query: Query, { articles, passages, space }: Original, copy: number) {
  const apart = Math.ceil(passages / SHARD) * SHARD
  const [article, passage, shard] = [copy * articles, copy * apart, (copy * apart) / SHARD]
  const mark = `~${copy}`
  await copyRows(query, 'index_article', `t.id < ${articles}`, {
    id: `t.id + ${article}`,
    first: `t.first + ${passage}`,
    key: `t.key || '\\x${stored(mark).toString('hex')}'::bytea`,
    // What stands last is the origin, if it is not its own id.
    facts: `case when t.facts like '%"]' then left(t.facts, -2) || '${mark}"]' else t.facts end`,
    head: `regexp_replace(t.head, '("(?:id|origin)":"(?:[^"\\\\]|\\\\.)*)"', '\\1${mark}"', 'g')`,
  })
  await copyRows(query, 'index_posting', `t.shard < ${apart / SHARD}`, {
    shard: `t.shard + ${shard}`,
  })
  // Every passage has another partner in each copy; four parts of itself and one of the other.
  const partner = `(t.id::bigint * 7919 + ${copy * 104_729}) % ${passages}`
  const moved = '(l2_normalize(t.w + t.w + t.w + t.w + other.w))'
  await copyRows(
    query,
    space,
    `t.id < ${passages}`,
    {
      id: `t.id + ${passage}`,
      article: `t.article + ${article}`,
      v: `${moved}::halfvec`,
      w: moved,
    },
    `join ${space} other on other.id = ${partner}`,
  )
}

/** Copies rows of a table with other values in some of its columns. */
async function copyRows(
  query: Query,
  table: string,
  which: string,
  changed: Record<string, string>,
  joined = '',
): Promise<void> {
  const columns = await query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  )
  const values = columns.map(({ name }) => changed[name] ?? `t.${name}`)
  await query(
    `insert into ${table} select ${values.join(', ')} from ${table} t ${joined} where ${which}`,
  )
}

/** The version in service is then all copies, one after another. */
async function serveCopies(query: Query, { articles, passages }: Original, copies: number) {
  const apart = Math.ceil(passages / SHARD) * SHARD
  const [serving] = await query<{ n: number; manifest: string; articles: Buffer }>(
    'select n, manifest, v.articles from index_version v join index_head on n = serving',
  )
  if (!serving) throw new RangeError('there is no index')
  const order = uint32s(serving.articles).subarray(0, articles)
  const all = Array.from({ length: copies }, (_, copy) =>
    Array.from(order, (number) => number + copy * articles),
  )
  const manifest = { ...JSON.parse(serving.manifest), articles: articles * copies }
  await query('update index_version set articles = $1, manifest = $2 where n = $3', [
    storedNumbers(all.flat()),
    JSON.stringify({ ...manifest, passages: passages * copies }),
    serving.n,
  ])
  await query('update index_head set articles = $1, passages = $2', [
    articles * copies,
    apart * copies,
  ])
}
