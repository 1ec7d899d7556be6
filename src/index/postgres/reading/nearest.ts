import { toSimplified } from '../../../text/script.js'
import type { ArticleFilter } from '../../contract/article-filter.js'
import type { PassageMatch, Selection } from '../../contract/index-version.js'
import { storedVector } from '../forms.js'
import type { Source } from './loaded-articles.js'

/** Below this share of the passages each selected one is compared: the graph would be walked for long, or in vain. */
const FEW = 0.1

/** The most passages that are named one by one in a statement. */
const MOST_NAMED = 50_000

/** More than `k` are asked for at first: passages of other versions, and others that are not selected, are among them. */
const SPARE = 1.2

interface Asked {
  k: number
  selection: Partial<Selection> | undefined
  /** Compares all selected passages. */
  isExact: boolean
}

/** Returns the `k` selected passages nearest to a unit vector, best first. */
export async function nearest(
  source: Source,
  query: Float32Array,
  { k, selection = {}, isExact }: Asked,
): Promise<PassageMatch[]> {
  const { columns } = source
  const selected = selectedRows(columns.passageCount, selection)
  const wanted = Math.min(k, selected?.length ?? columns.passageCount)
  if (wanted === 0) return []
  const areFew = selected !== null && selected.length < FEW * columns.passageCount
  if (selected !== null && (isExact || areFew) && selected.length <= MOST_NAMED) {
    return compareEach(source, query, k, selected)
  }
  if (!isExact) {
    const found = await among(source, query, { k, wanted, selection, by: 'v' })
    if (found.length >= wanted) return found
  }
  return among(source, query, { k, wanted, selection, by: 'w' })
}

/** Returns the rows that a selection admits; null if it admits all. */
function selectedRows(passages: number, { admits }: Partial<Selection>): number[] | null {
  if (!admits) return null
  const rows: number[] = []
  for (let row = 0; row < passages; row++) if (admits(row)) rows.push(row)
  return rows
}

async function compareEach(
  { columns, space, run }: Source,
  query: Float32Array,
  k: number,
  rows: readonly number[],
): Promise<PassageMatch[]> {
  const found = await run<Scored>(
    `select id, -(w <#> $1::vector) as score from ${space} where id = any($2)
    order by w <#> $1::vector, id limit $3`,
    [storedVector(query), rows.map((row) => columns.passageNumber(row)), k],
  )
  return best(found.map(({ id, score }) => ({ row: columns.rowOfPassage(id), score })))
}

interface Scored {
  id: number
  score: number
}

/**
 * Looks through passages of all versions, nearest first: by the halved vectors, for which there is a graph, or by the
 * whole ones, one by one. The scores are always those of the whole.
 */
async function among(
  { columns, space, run }: Source,
  query: Float32Array,
  {
    k,
    wanted,
    selection,
    by,
  }: { k: number; wanted: number; selection: Partial<Selection>; by: 'v' | 'w' },
): Promise<PassageMatch[]> {
  const { conditions, values } = conditionsOf(selection.filter)
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const cast = by === 'v' ? '::vector::halfvec' : '::vector'
  for (let most = Math.ceil(k * SPARE); ; most *= 4) {
    const found = await run<Scored>(
      `select id, -(w <#> $1::vector) as score from (
        select id, w from ${space} ${where} order by ${by} <#> $1${cast} limit $2
      ) found`,
      [storedVector(query), most, ...values],
    )
    const matches: PassageMatch[] = []
    for (const { id, score } of found) {
      const row = columns.rowOfPassage(id)
      if (row >= 0 && (selection.admits?.(row) ?? true)) matches.push({ row, score })
    }
    if (matches.length >= wanted || found.length < most) return best(matches).slice(0, k)
  }
}

function best(matches: PassageMatch[]): PassageMatch[] {
  return matches.sort((a, b) => b.score - a.score || a.row - b.row)
}

/** What a database can test of a filter; the rest is tested here. Values are numbered from 3. */
function conditionsOf(filter: ArticleFilter = {}): { conditions: string[]; values: string[] } {
  const { since, until, source } = filter
  const tests: [string, string | undefined][] = [
    ['published >=', since],
    ['published <=', until],
    ['source =', source ? publisherOf(source) : undefined],
  ]
  const given = tests.filter((test): test is [string, string] => Boolean(test[1]))
  return {
    conditions: given.map(([test], i) => `${test} $${i + 3}`),
    values: given.map(([, value]) => value),
  }
}

/** Returns a publisher as it is compared, in a form that Postgres can store. */
export function publisherOf(source: string): string {
  return toSimplified(source).replaceAll(/\0|\p{Surrogate}/gu, '\ufffd')
}
