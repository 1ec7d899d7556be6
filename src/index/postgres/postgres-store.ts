import { hostname } from 'node:os'
import type { DatabasePlace } from '../../database/address.js'
import { VERSIONS_KEPT, YoujuError } from '../../domain/index.js'
import { failure } from '../../wording/failure.js'
import type {
  ComparedVersions,
  IndexStore,
  NoteName,
  VersionContent,
  WriteOptions,
  WrittenVersion,
} from '../contract/index-store.js'
import type { VersionManifest } from '../contract/index-version.js'
import { assertSameFingerprint, type Fingerprint, SCHEMA } from '../snapshot/manifest.js'
import { newVersionName } from '../snapshot/versions.js'
import { comparedVersions } from './compared.js'
import { IndexDatabase, newToken } from './database.js'
import { OpenVersion } from './reading/open-version.js'
import { PreviousInDatabase } from './reading/previous.js'
import type { StoredVersion } from './reading/version-rows.js'
import { removeUnused } from './removal.js'
import type { Run } from './run.js'
import { VectorsInDatabase } from './vector-cache.js'
import { busy, writeVersion } from './writing/write.js'

/** An index in a schema of a Postgres database with pgvector, which several processes on several machines read at once. */
export class PostgresStore implements IndexStore {
  readonly #db: IndexDatabase
  /** While this process holds the lock. */
  #token: string | null = null

  constructor(place: DatabasePlace) {
    this.#db = new IndexDatabase(place)
  }

  async current(): Promise<string | null> {
    const [found] = await this.#db.run<{ name: string }>(
      'select name from index_head join index_version on n = serving',
    )
    return found?.name ?? null
  }

  async list(): Promise<string[]> {
    const found = await this.#db.run<{ name: string }>(
      `select name from index_version where state = 'listed' order by name`,
    )
    return found.map(({ name }) => name)
  }

  async manifest(version?: string): Promise<VersionManifest> {
    return JSON.parse((await this.#stored(version)).manifest)
  }

  async open(expected: Fingerprint, version?: string): Promise<OpenVersion> {
    const stored = await this.#stored(version)
    assertSameFingerprint(JSON.parse(stored.manifest).fingerprint, expected)
    return OpenVersion.open(this.#db, stored)
  }

  async previous(expected: Fingerprint): Promise<PreviousInDatabase | null> {
    const holder = await this.#holder()
    const stored = await this.#storedAsExpected(expected)
    return stored && PreviousInDatabase.open(this.#db, stored, holder)
  }

  async previousManifest(expected: Fingerprint): Promise<VersionManifest | null> {
    const stored = await this.#storedAsExpected(expected)
    return stored && JSON.parse(stored.manifest)
  }

  async write(content: VersionContent, options: WriteOptions = {}): Promise<WrittenVersion> {
    const { previous = null, keep = VERSIONS_KEPT, now = new Date(), signal, onStep } = options
    if (previous !== null && !(previous instanceof PreviousInDatabase)) {
      throw new TypeError('the previous version is of another store')
    }
    const holder = previous?.holder ?? (await this.#holder())
    await this.#held(holder, removeUnused)
    const names = await this.#db.run<{ name: string }>(
      'select name from index_version order by name',
    )
    const version = newVersionName(
      names.map(({ name }) => name),
      now,
    )
    const means = { name: version, previous, holder, signal, now, ...(onStep ? { onStep } : {}) }
    const written = await writeVersion(this.#db, content, means)
    const { n, ...counts } = written
    try {
      const published = await this.#isAccepted(version, content.fingerprint, options)
      signal?.throwIfAborted()
      if (published) await this.#publish(n, holder, { keep, onStep })
      else await this.#held(holder, removeUnused)
      return { version, published, ...counts }
    } catch (error) {
      // Where this fails too, the next writer does it.
      await this.#held(holder, removeUnused).catch(() => {})
      throw error
    }
  }

  async publish(version: string, onStep: (point: string) => void = () => {}): Promise<void> {
    const { n } = await this.#stored(version)
    onStep('before:serving')
    await this.#held(await this.#holder(), async (run) => {
      await run('update index_head set serving = $1', [n])
    })
    onStep('after:serving')
  }

  async prune(keep: number): Promise<void> {
    await this.#held(await this.#holder(), (run) => prune(run, keep, null))
  }

  /** The lock is of a session: it is free as soon as the server knows that its connection is gone. */
  async withLock<T>(work: () => Promise<T>): Promise<T> {
    return this.#db.session(async (run) => {
      const { place, schema } = this.#db
      const [server] = await run<{ isStandby: boolean }>(
        'select pg_is_in_recovery() as "isStandby"',
      )
      // A standby grants every lock, since it knows nothing of those of the server that it follows.
      if (server?.isStandby) throw failure('state_unavailable:database_read_only', { place })
      const [lock] = await run<{ got: boolean }>(
        'select pg_try_advisory_lock(hashtextextended($1, 0)) as got',
        [`youju index ${schema}`],
      )
      if (!lock?.got) throw await busy(run, place)
      const token = newToken()
      await run('update index_head set holder = $1, host = $2, pid = $3', [
        ...[token, hostname(), process.pid],
      ])
      this.#token = token
      try {
        return await work()
      } finally {
        this.#token = null
      }
    })
  }

  async compare(from: string, to: string): Promise<ComparedVersions> {
    const [before, after] = await Promise.all(
      [from, to].map(async (each) => OpenVersion.open(this.#db, await this.#stored(each))),
    )
    if (!before || !after) throw new Error('both were opened')
    return comparedVersions(before, after)
  }

  async note(name: NoteName): Promise<Uint8Array | null> {
    const found = await this.#db
      .run<{ data: Buffer }>('select data from index_note where name = $1', [name])
      .catch(() => [])
    return found[0]?.data ?? null
  }

  async keepNote(name: NoteName, bytes: Uint8Array): Promise<void> {
    await this.#db.run(
      'insert into index_note values ($1, $2) on conflict (name) do update set data = excluded.data',
      [name, Buffer.from(bytes)],
    )
  }

  async vectorCache(fingerprint: string, dimensions: number): Promise<VectorsInDatabase> {
    return new VectorsInDatabase(this.#db.run, fingerprint, dimensions)
  }

  close(): Promise<void> {
    return this.#db.close()
  }

  async #isAccepted(
    version: string,
    fingerprint: Fingerprint,
    { accept, onStep }: WriteOptions,
  ): Promise<boolean> {
    if (!accept) return true
    onStep?.('before:accept')
    const open = async () => {
      const stored = await this.#find('name = $1', version)
      if (!stored) throw this.#missing(version)
      assertSameFingerprint(JSON.parse(stored.manifest).fingerprint, fingerprint)
      return OpenVersion.open(this.#db, stored)
    }
    const accepted = await accept({ version, open })
    onStep?.('after:accept')
    return accepted
  }

  async #publish(
    n: number,
    holder: string | null,
    { keep, onStep }: { keep: number; onStep: WriteOptions['onStep'] },
  ): Promise<void> {
    onStep?.('before:serving')
    await this.#held(holder, async (run) => {
      const [head] = await run<{ serving: number | null }>('select serving from index_head')
      await run(`update index_version set state = 'listed' where n = $1`, [n])
      await run('update index_head set serving = $1', [n])
      await prune(run, keep, head?.serving ?? null)
    })
    onStep?.('after:serving')
  }

  /**
   * Changes the index in one transaction, unless somebody else has taken the lock: whose connection broke may not know yet.
   * @throws YoujuError index_busy
   */
  async #held(holder: string | null, work: (run: Run) => Promise<void>): Promise<void> {
    await this.#db.transaction(async (run) => {
      const [head] = await run<{ holder: string | null }>(
        'select holder from index_head for update',
      )
      if ((head?.holder ?? null) !== holder) throw await busy(run, this.#db.place)
      await work(run)
    })
  }

  /** Returns who holds the lock, or held it last: this process, or the one that started it. */
  async #holder(): Promise<string | null> {
    if (this.#token !== null) return this.#token
    const [head] = await this.#db.run<{ holder: string | null }>('select holder from index_head')
    return head?.holder ?? null
  }

  async #storedAsExpected(expected: Fingerprint): Promise<StoredVersion | null> {
    try {
      const stored = await this.#stored()
      assertSameFingerprint(JSON.parse(stored.manifest).fingerprint, expected)
      return stored
    } catch (error) {
      const isRefused = error instanceof YoujuError && error.code.startsWith('index_')
      if (isRefused) return null
      throw error
    }
  }

  /** @param version by default the one in service */
  async #stored(version?: string): Promise<StoredVersion> {
    const stored =
      version === undefined
        ? await this.#find('n = (select serving from index_head)')
        : await this.#find(`name = $1 and state = 'listed'`, version)
    if (stored) return stored
    if (version !== undefined) throw this.#missing(version)
    throw failure('index_missing', { indexDir: this.#db.place })
  }

  async #find(condition: string, ...values: string[]): Promise<StoredVersion | null> {
    const [found] = await this.#db.run<StoredVersion>(
      `select n, name, schema, space, manifest, articles from index_version where ${condition}`,
      values,
    )
    if (found && found.schema !== SCHEMA) {
      throw failure('index_incompatible:schema', { found: found.schema, expected: SCHEMA })
    }
    return found ?? null
  }

  #missing(version: string): YoujuError {
    return failure('index_corrupt:no_version', { file: this.#db.place, version })
  }
}

/** The version in service stays, then the one that was until now (after a rollback it may be older), then the newest. */
async function prune(run: Run, keep: number, before: number | null): Promise<void> {
  if (Number.isFinite(keep)) {
    await run(
      `update index_version set state = 'removed' where state = 'listed' and n not in (
        select n from index_version, index_head where state = 'listed' or n = serving
        order by (n = serving) desc, coalesce(n = $2, false) desc, n desc limit $1
      )`,
      [keep, before],
    )
  }
  await removeUnused(run)
}
