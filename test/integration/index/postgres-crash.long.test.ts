import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import type { DatabasePlace } from '../../../src/database/address.js'
import { PostgresStore } from '../../../src/index/index.js'
import { newIndexPlace, skipped } from '../../support/postgres/index-place.js'
import { inDatabase } from '../../support/postgres/rows.js'
import { programs } from '../../support/postgres/server.js'

const script = fileURLToPath(new URL('./postgres-crash-child.mjs', import.meta.url))

/** Milliseconds: some twenty processes are started, one after another. */
const TIMEOUT = 400_000

const READERS = 6
const PUBLISHED = 20
/** After so many versions were published, the one before serves again. */
const ROLLED_BACK_AFTER = [6, 12, 18]

interface Read {
  reads: number
  failures: string[]
  /** By version, what was found by words, with scores. */
  said: [version: string, scores: string][]
}

/** What a writer says of a version that it was to write; null if it died. */
type Told = { points?: string[]; error?: string } | null

/** The processes of one test; those that are left end with it. */
class Processes {
  readonly #all: ChildProcess[] = []
  #writer: ChildProcess | null = null

  constructor(private readonly place: DatabasePlace) {
    onTestFinished(() => {
      for (const child of this.#all) child.kill('SIGKILL')
    })
  }

  start(role: 'reader' | 'writer'): ChildProcess {
    const url = role === 'writer' ? `${this.place.url}&application_name=writer` : this.place.url
    const child = fork(script, [role, url, this.place.schema, `${programs}/psql`], { execArgv: [] })
    this.#all.push(child)
    return child
  }

  async write(task: { k: number; point?: string; ends?: string }): Promise<Told> {
    const writer = this.#writer ?? this.start('writer')
    this.#writer = writer
    const told = await new Promise<Told>((resolve) => {
      writer.once('exit', () => resolve(null))
      writer.once('message', (message) => resolve(message as Told))
      writer.send(task)
    })
    writer.removeAllListeners()
    if (told === null) this.#writer = null
    // The server takes a while to notice that the connection of the dead is gone.
    return told?.error === 'index_busy' ? this.write(task) : told
  }
}

test.skipIf(skipped !== '')(
  `six processes read whole versions, whatever happens to who writes, and at which step${skipped}`,
  async () => {
    const { place, remove } = await newIndexPlace()
    const store = new PostgresStore(place)
    const processes = new Processes(place)
    const serving = async () => ((await store.manifest()).corpus as { k: number }).k

    await processes.write({ k: 0 })
    const readers = Array.from({ length: READERS }, () => processes.start('reader'))
    const results = readers.map(async (reader) => (await once(reader, 'message'))[0] as Read)
    const points = (await processes.write({ k: 1 }))?.points ?? []
    expect(points.length).toBeGreaterThanOrEqual(10)

    let k = 1
    const ends = ['process', 'lock', 'work']
    const attacks = points.flatMap((point) => ends.map((each) => ({ point, ends: each })))
    const perVersion = Math.ceil(attacks.length / (PUBLISHED - 2))
    for (let published = 2; published < PUBLISHED; published++) {
      for (const attack of attacks.splice(0, perVersion)) {
        const before = await serving()
        const told = await processes.write({ k: k + 1, ...attack })
        const after = await serving()
        if (attack.ends === 'process') {
          expect([told, after]).toEqual([null, attack.point === 'after:serving' ? k + 1 : before])
        } else if (told?.error) {
          expect(told.error).toBe('state_unavailable')
          expect([before, k + 1]).toContain(after)
        } else expect(after).toBe(k + 1)
        k = Math.max(k, after)
      }
      expect(await processes.write({ k: k + 1 })).toHaveProperty('points')
      expect(await serving()).toBe(++k)
      if (!ROLLED_BACK_AFTER.includes(published)) continue
      const [back] = (await store.list()).slice(-2)
      await store.withLock(() => store.publish(back as string))
      expect(await store.current()).toBe(back)
    }
    expect(attacks).toEqual([])

    for (const reader of readers) reader.send('stop')
    const said = new Map<string, string>()
    for (const { reads, failures, said: found } of await Promise.all(results)) {
      expect(failures).toEqual([])
      expect(reads).toBeGreaterThan(0)
      for (const [version, scores] of found) {
        expect(scores).toBe(said.get(version) ?? scores)
        said.set(version, scores)
      }
    }

    await inDatabase(place, `update index_version set read_at = now() - interval '2 hours'`)
    await store.withLock(() => store.prune(1))
    const [left] = await inDatabase(
      place,
      `select (select count(*)::int from index_article) as articles,
      (select count(*)::int from index_version) as versions`,
    )
    expect(left).toEqual({ articles: (await store.manifest()).articles, versions: 1 })
    await remove()
  },
  TIMEOUT,
)
