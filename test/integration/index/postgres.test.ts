import { setImmediate } from 'node:timers/promises'
import pg from 'pg'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { PostgresStore, ServedIndex } from '../../../src/index/index.js'
import { IndexDatabase } from '../../../src/index/postgres/database.js'
import { articlesIn } from '../../support/index/article-in.js'
import { newIndexPlace, skipped } from '../../support/postgres/index-place.js'
import { inDatabase } from '../../support/postgres/rows.js'
import { article, contentOf, fingerprint, vectorOf } from '../snapshot-corpus.js'

const numbered = (count: number, stamp: string) =>
  Array.from({ length: count }, (_, i) => article(`n${i}`, `第${i}条。${stamp}通车。`))

describe.skipIf(skipped !== '')(`an index on Postgres${skipped}`, () => {
  test('keeps whatever a text and an id may hold', async () => {
    const { place, remove } = await newIndexPlace()
    const store = new PostgresStore(place)
    const odd = [
      article('nul\0', '零\0在\ud800里。后\udc00面。', { title: '\ud83d', source: '报\0\ud800' }),
      article('nul', '“引号”\\u0000\\ 与\u{20000}。'),
    ]
    await store.write(contentOf(odd))
    const version = await store.open(fingerprint)
    expect(await articlesIn(version)).toEqual(odd)
    expect(await version.rowsOfArticles(['nul', 'nul\0'])).toEqual([1, 0])
    const { admits } = await version.select({ source: '报\0\ud800' })
    expect([0, 1, 2].map((row) => admits?.(row))).toEqual([true, true, false])
    expect((await version.forTerms(['\0在'])).documentFrequency('\0在')).toBe(1)
    await remove()
  })

  test('refuses what a writer does whose lock another has taken', async () => {
    const { place, remove } = await newIndexPlace()
    const [first, second] = [new PostgresStore(place), new PostgresStore(place)]
    await first.write(contentOf(numbered(2, '太原')))
    const before = await first.current()
    const cutOff = first.withLock(async () => {
      const previous = await first.previous(fingerprint)
      const accept = async () => {
        await inDatabase(
          place,
          `select pg_terminate_backend(pid) from pg_locks
          where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())
            and (classid::bigint << 32) + objid::bigint = hashtextextended('youju index ${place.schema}', 0)`,
        )
        await second.withLock(async () => {})
        return true
      }
      return first.write(contentOf(numbered(3, '大同')), { previous, accept })
    })
    await expect(cutOff).rejects.toMatchObject({ code: 'index_busy' })
    expect([await second.current(), await second.list()]).toEqual([before, [before]])
    await second.withLock(() => second.write(contentOf(numbered(4, '晋城'))))
    expect((await second.open(fingerprint)).articleCount).toBe(4)
    expect(await inDatabase(place, `select 1 from index_version where state = 'written'`)).toEqual(
      [],
    )
    await remove()
  })

  test('says in one sentence what the database lacks', async () => {
    const { place, remove } = await newIndexPlace()
    const database = `${place.schema}_bare`
    const user = `${place.schema}_user`
    await inDatabase(
      { ...place, schema: '' },
      `create database "${database}"`,
      `create role "${user}" login`,
      `grant create on database "${database}" to "${user}"`,
    )
    const url = place.url.replace('/postgres?', `/${database}?`).replace('postgres@', `${user}@`)
    const denied = new PostgresStore({ ...place, url })
    await expect(denied.current()).rejects.toThrow('CREATE EXTENSION')
    await inDatabase(
      { url: place.url.replace('/postgres?', `/${database}?`), schema: '' },
      'create extension vector schema public',
    )
    expect(await denied.current()).toBeNull()
    await inDatabase(
      { ...place, schema: '' },
      `alter role "${user}" set default_transaction_read_only = on`,
    )
    const readOnly = new PostgresStore({ ...place, url })
    expect(await readOnly.list()).toEqual([])
    await expect(readOnly.withLock(async () => 1)).rejects.toMatchObject({
      code: 'state_unavailable',
      fault: { name: 'state_unavailable:database_read_only' },
    })
    await remove()
  })

  test('removes what was only of versions that nobody reads any more', async () => {
    const { place, remove } = await newIndexPlace()
    const store = new PostgresStore(place)
    await store.write(contentOf(numbered(5, '太原')))
    await store.write(contentOf(numbered(2, '大同')), { keep: 1 })
    const counted = async () =>
      inDatabase(place, 'select count(*)::int as articles from index_article')
    expect(await counted()).toEqual([{ articles: 7 }])
    await inDatabase(place, `update index_version set read_at = now() - interval '2 hours'`)
    await store.prune(1)
    expect(await counted()).toEqual([{ articles: 2 }])
    expect(await articlesIn(await store.open(fingerprint))).toEqual(numbered(2, '大同'))
    await remove()
  })

  test('leaves vectors that a backup has in hand for the next time, and does not wait for it', async () => {
    const { place, remove } = await newIndexPlace()
    const store = new PostgresStore(place)
    await store.write(contentOf(numbered(5, '太原')))
    await store.write(contentOf(numbered(2, '大同')), { keep: 1 })
    await inDatabase(place, `update index_version set read_at = now() - interval '2 hours'`)
    const versions = () => inDatabase(place, 'select space from index_version order by n')
    const [old, serving] = await versions()
    const backup = new pg.Client({ connectionString: place.url })
    await backup.connect()
    await backup.query('begin')
    for (const each of [old, serving]) {
      await backup.query(`lock table "${place.schema}".${each?.space} in access share mode`)
    }
    await store.prune(1)
    expect(await versions()).toEqual([old, serving])
    await backup.end()
    await store.prune(1)
    expect(await versions()).toEqual([serving])
    await remove()
  })

  test('takes no more room after many refreshes, each of half of the articles', async () => {
    const { place, remove } = await newIndexPlace()
    const store = new PostgresStore(place)
    const stamps = ['太原', '大同']
    const sizes = async () => {
      const spaces = await inDatabase(place, `select distinct space from index_version`)
      const [found] = await inDatabase(
        place,
        `select (select count(*)::int from index_article) as articles,
        (select sum(octet_length(data))::int from index_posting) as postings,
        (select sum(passages)::int from index_shard) as listed,
        (${spaces.map(({ space }) => `(select count(*) from ${space})`).join(' + ')})::int as vectors,
        (select count(*)::int from pg_tables where schemaname = '${place.schema}'
          and tablename like 'index_space%') as spaces`,
      )
      return found as Record<string, number>
    }
    let before: Record<string, number> = {}
    for (let round = 0; round < 20; round++) {
      stamps[round % 2] = `第${round}次`
      const articles = [...Array(40).keys()].map((i) =>
        article(`n${i}`, `第${i}条。${stamps[i % 2]}通车。`),
      )
      await store.withLock(async () => {
        const previous = await store.previous(fingerprint)
        await store.write(contentOf(articles), { previous })
      })
      const version = await store.open(fingerprint)
      expect(await articlesIn(version)).toEqual(articles)
      expect((await version.forTerms(['通车'])).documentFrequency('通车')).toBe(40)
      await inDatabase(place, `update index_version set read_at = now() - interval '2 hours'`)
      await store.prune(5)
      if (round === 9) before = await sizes()
    }
    const after = await sizes()
    expect(after.articles).toBe(40 + 4 * 20)
    expect(after.vectors).toBe(before.vectors)
    expect(after.spaces).toBe(before.spaces)
    // Less than half of what the lists hold may be dead.
    expect(after.listed).toBeLessThanOrEqual(2 * 2 * (after.articles as number))
    expect(after.postings).toBeLessThanOrEqual(1.6 * (before.postings as number))
    await remove()
  })

  test('puts a few new vectors into the graph that stands, and builds another for many', async () => {
    const { place, remove } = await newIndexPlace()
    const store = new PostgresStore(place)
    const articles = numbered(20, '太原')
    const spaces: unknown[] = []
    for (const changed of [[], [3], [0, 1, 2]]) {
      for (const i of changed) articles[i] = article(`n${i}`, `改了第${i}条。晋城开工。`)
      const previous = await store.previous(fingerprint)
      await store.write(contentOf(articles), { previous })
      const version = await store.open(fingerprint)
      const loaded = await version.load(articles.keys())
      for (let row = 0; row < version.passageCount; row++) {
        const { text } = loaded.passage(row)
        const nearest = (await version.searchVectors(vectorOf(text), 1))[0]?.row ?? -1
        expect(vectorOf(loaded.passage(nearest).text)).toEqual(vectorOf(text))
      }
      expect(await articlesIn(version)).toEqual(articles)
      spaces.push((await inDatabase(place, 'select space from index_version order by n desc'))[0])
    }
    expect(spaces[1]).toEqual(spaces[0])
    expect(spaces[2]).not.toEqual(spaces[0])
    await remove()
  })

  test('says that a version is gone which nobody used for an hour, and goes on with the next', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const { place, remove } = await newIndexPlace()
    const [writer, reader] = [new PostgresStore(place), new PostgresStore(place)]
    await writer.write(contentOf(numbered(3, '太原')))
    const served = new ServedIndex({
      store: reader,
      open: (version) => reader.open(fingerprint, version),
    })
    const open = await served.get()
    await writer.write(contentOf(numbered(2, '大同')), { keep: 1 })
    await inDatabase(place, `update index_version set read_at = now() - interval '2 hours'`)
    await writer.prune(1)
    vi.setSystemTime(Date.now() + 2 * 3_600_000)
    const gone = { code: 'index_corrupt', fault: { name: 'index_corrupt:no_version' } }
    await expect(open.forTerms(['太原'])).rejects.toMatchObject(gone)
    await expect(open.searchVectors(vectorOf('太原'), 1)).rejects.toMatchObject(gone)
    await expect(open.load([0])).rejects.toMatchObject(gone)
    await expect(open.heads([0])).rejects.toMatchObject(gone)
    expect((await served.get()).articleCount).toBe(2)
    await remove()
  })

  test('ends its connections when it is closed, and makes new ones where it is used again', async () => {
    const { place: plain, remove } = await newIndexPlace()
    const place = { ...plain, url: `${plain.url}&application_name=${plain.schema}` }
    const store = new PostgresStore(place)
    const connections = () =>
      inDatabase(
        plain,
        `select count(*)::int as n from pg_stat_activity where application_name = '${plain.schema}'`,
      )
    await store.write(contentOf(numbered(2, '太原')))
    expect(await connections()).not.toEqual([{ n: 0 }])
    await store.close()
    while ((await connections())[0]?.n !== 0) await setImmediate()
    expect(await store.list()).toHaveLength(1)
    await store.close()
    await store.close()
    await remove()
  })

  test('searches a larger graph among more candidates, on connections that are there too', async () => {
    const { place, remove } = await newIndexPlace()
    const db = new IndexDatabase(place)
    const candidates = async () => {
      const found = db.run<{ ef: string }>(`select current_setting('hnsw.ef_search') as ef`)
      return Number((await found)[0]?.ef)
    }
    const after = async (passages: number) => {
      db.expect(passages)
      return candidates()
    }
    expect(await candidates()).toBe(400)
    expect(await after(180_000)).toBe(400)
    expect(await after(720_000)).toBe(800)
    expect(await after(2_000)).toBe(800)
    expect(await after(50_000_000)).toBe(1000)
    await db.close()
    await remove()
  })

  test('finds at least 98 of 100 of the nearest by its graph', async () => {
    const { place: plain, remove } = await newIndexPlace()
    // So few rows would be read one by one.
    const place = { ...plain, url: `${plain.url}&options=-c%20enable_seqscan%3Doff` }
    const store = new PostgresStore(place)
    let seed = 7
    const random = () => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
      return seed / 2 ** 32 - 0.5
    }
    const unit = () => {
      const vector = Float32Array.from({ length: fingerprint.dimensions }, random)
      const length = Math.hypot(...vector)
      return vector.map((value) => value / length)
    }
    const articles = numbered(1_500, '太原')
    const embed = async (texts: readonly string[]) =>
      Float32Array.from(texts.flatMap(() => [...unit()]))
    await store.write(contentOf(articles, { embed }))
    const version = await store.open(fingerprint)
    let found = 0
    for (let asked = 0; asked < 30; asked++) {
      const query = unit()
      const exact = new Set((await version.searchExactly(query, 10)).map(({ row }) => row))
      for (const { row } of await version.searchVectors(query, 10)) if (exact.has(row)) found++
    }
    expect(found / 300).toBeGreaterThanOrEqual(0.98)
    const [space] = await inDatabase(place, 'select space from index_version')
    const [plan] = await inDatabase(
      place,
      `set search_path to "${place.schema}", public`,
      `explain (format json) select id from ${space?.space}
      order by v <#> '[${[...unit()].join(',')}]'::vector::halfvec limit 10`,
    )
    expect(JSON.stringify(plan)).toContain('hnsw')
    await remove()
  })
})
