import { failure } from '../../../wording/failure.js'
import type { VersionContent, WriteOptions } from '../../contract/index-store.js'
import { SCHEMA } from '../../snapshot/manifest.js'
import type { IndexDatabase } from '../database.js'
import { storedNumbers } from '../forms.js'
import type { PreviousInDatabase } from '../reading/previous.js'
import type { Run } from '../run.js'
import { joinSpaces, makeSpace } from '../space.js'
import { appendPostings } from './append-postings.js'
import { ArticleRows } from './article-rows.js'

interface Written {
  n: number
  articles: number
  passages: number
  embedded: number
}

interface Means extends Pick<WriteOptions, 'signal' | 'onStep' | 'now'> {
  name: string
  previous: PreviousInDatabase | null
  /** Who holds the lock. */
  holder: string | null
}

/**
 * Writes a version, which is not in service yet, in one transaction: nothing is left of it if it fails.
 * @throws YoujuError index_busy if another process holds the lock by now
 */
export async function writeVersion(
  db: IndexDatabase,
  content: VersionContent,
  { name, previous, holder, signal, onStep = () => {}, now = new Date() }: Means,
): Promise<Written> {
  return db.transaction(async (run) => {
    onStep('before:articles')
    const [head] = await run<{ articles: number; passages: number; n: number }>(
      'select articles, passages, coalesce((select max(n) from index_version), 0) as n from index_head',
    )
    const { articles = 0, passages: firstPassage = 0, n = 0 } = head ?? {}
    const fresh = await makeSpace(run, content.fingerprint, n + 1)
    const next = { articles, passages: firstPassage }
    const rows = new ArticleRows(run, content, fresh, previous, next)
    const order: number[] = []
    const dates: string[] = []
    let passages = 0
    const met = new Set<number | string>()
    const note = (number: number, published: string | null, count: number) => {
      order.push(number)
      if (published !== null) dates.push(published)
      passages += count
    }
    for await (const item of content.articles) {
      signal?.throwIfAborted()
      if ('keptRows' in item) {
        if (!previous) throw new Error('an article can be kept only from a previous version')
        const { columns } = previous
        for (let row = item.keptRows[0]; row < item.keptRows[1]; row++) {
          once(met, previous.id(row))
          const [first, end] = columns.passagesOfArticle(row)
          note(columns.numbers[row] as number, columns.published(row), end - first)
        }
      } else {
        once(met, item.id)
        const [number, count] = await rows.add(item)
        note(number, item.published, count)
      }
    }
    await rows.finish()
    onStep('after:articles')
    onStep('before:postings')
    if (next.passages > firstPassage) {
      await appendPostings(run, rows.postings.columns(), firstPassage)
    }
    onStep('after:postings')
    signal?.throwIfAborted()
    onStep('before:graph')
    const space = await joinSpaces(run, {
      ...{ fresh, added: next.passages - firstPassage, passages, before: previous?.space ?? null },
      kept: order.filter((number) => number < articles),
    })
    onStep('after:graph')
    signal?.throwIfAborted()
    onStep('before:version')
    await holdNumbers(run, db.place, holder, next)
    dates.sort()
    const manifest = {
      version: name,
      createdAt: now.toISOString(),
      fingerprint: content.fingerprint,
      ...{ articles: order.length, passages },
      ...{ oldest: dates[0] ?? null, newest: dates.at(-1) ?? null },
      corpus: content.corpus,
    }
    await run(`insert into index_version values ($1, $2, 'written', $3, $4, $5, $6)`, [
      ...[n + 1, name, SCHEMA, space, JSON.stringify(manifest), storedNumbers(order)],
    ])
    signal?.throwIfAborted()
    onStep('after:version')
    return { n: n + 1, articles: order.length, passages, embedded: rows.embedded }
  })
}

function once(met: Set<number | string>, id: string): void {
  if (met.has(id)) throw new Error(`two articles have the id ${id}`)
  met.add(id)
}

/** Notes which numbers are given, unless somebody else holds the lock: then they may have given the same. */
async function holdNumbers(
  run: Run,
  place: string,
  holder: string | null,
  { articles, passages }: { articles: number; passages: number },
): Promise<void> {
  const held = await run(
    `update index_head set articles = $1, passages = $2 where holder is not distinct from $3
    returning 1`,
    [articles, passages, holder],
  )
  if (held.length === 0) throw await busy(run, place)
}

/** Returns the error for an index that another process changes. */
export async function busy(run: Run, place: string): Promise<Error> {
  const [head] = await run<{ host: string | null; pid: number | null }>(
    'select host, pid from index_head',
  )
  return failure('index_busy:database', {
    place,
    host: head?.host ?? '?',
    pid: head?.pid ?? 0,
  })
}
