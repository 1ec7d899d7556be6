import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import type { App } from './app.js'
import type { DatabasePlace } from './database/address.js'
import { type Asked, Errands } from './database/leader/errands.js'
import { Leadership } from './database/leader/leadership.js'
import { type LockSession, openLockSession } from './database/leader/lock-session.js'
import {
  type Leader,
  readShards,
  type Shards,
  shareServers,
  shownShards,
  YoujuError,
} from './domain/index.js'
import { failure } from './wording/failure.js'

/** What is led of one home. */
export interface LedHome {
  corpus: string
  database: DatabasePlace
  ingest: App['ingest']
}

/** What happens to a process among others; `shares_shards` comes at each sign of another that is given the same servers. */
export type BotsEvent = 'leads' | 'leads_no_more' | 'no_corpus' | 'no_database' | 'shares_shards'

/** This process among others of the same bot. */
interface Member {
  token: string
  apiUrl: string | null
  shards: Shards | null
  onEvent(event: BotsEvent, error?: unknown): void
}

export interface SeveralBots {
  leader: Leader
  /** Refreshes of each home, in their order: done here while this process leads, by the leader otherwise. */
  ingests: readonly App['ingest'][]
  close(): Promise<void>
}

/** For how many beats another process is given the same servers until that is said: one that takes over from another is soon alone. */
const MANY = 10
/** Stands for all shards in the name of a process. */
const ALL = 'all'

/** One of the processes for a token leads, by the lock of the first home's schema (docs/decisions/0051-several-bots.md). */
export function severalBots(
  homes: readonly [LedHome, ...LedHome[]],
  { token, apiUrl, shards, onEvent }: Member,
): SeveralBots {
  const errands = homes.map(({ database }) => new Errands(database))
  const bot = createHash('sha256')
    .update(`${token} ${apiUrl ?? ''}`)
    .digest('hex')
    .slice(0, 8)
  const name = `${bot} ${shards === null ? ALL : shownShards(shards)}`
  let leadership: Leadership | null = null
  let trouble: string | null = null
  let isAble = true
  let beatsShared = 0

  async function mayLead(): Promise<boolean> {
    const found = await Promise.all(homes.map(({ corpus }) => stat(corpus).catch(() => null)))
    const wasAble = isAble
    isAble = found.every((each) => each !== null)
    if (wasAble && !isAble) onEvent('no_corpus')
    return isAble
  }

  async function onBeat(session: LockSession): Promise<void> {
    const others = await session.others()
    trouble = null
    const isShared = others.some((each) => {
      const [of, held = ''] = each.split(' ')
      const theirs = held === ALL ? null : readShards(held)
      // A long name is cut off by the server, and then says nothing.
      return of === bot && (held === ALL || theirs !== null) && shareServers(shards, theirs)
    })
    beatsShared = isShared ? beatsShared + 1 : 0
    if (beatsShared >= MANY) onEvent('shares_shards')
  }

  function onTrouble(error: unknown): void {
    const kind = error instanceof YoujuError ? (error.fault?.name ?? error.code) : String(error)
    if (kind !== trouble) onEvent('no_database', error)
    trouble = kind
  }

  async function onErrand(home: LedHome, term: AbortSignal, what: unknown, asked: Asked) {
    const { evenIfWorse = false } = (what ?? {}) as { evenIfWorse?: boolean }
    return refreshed(home, term, { evenIfWorse, ...asked })
  }

  const leader: Leader = {
    term: () => leadership?.term() ?? null,

    async begin(duties) {
      leadership = new Leadership({
        open: (times) => openLockSession(homes[0].database, name, times),
        ...{ mayLead, onBeat, onTrouble },
        async lead(term) {
          onEvent('leads')
          const over = term.aborted ? Promise.resolve() : once(term, 'abort')
          const serving = homes.map((home, i) =>
            errands[i]?.serve(term, (what, asked) => onErrand(home, term, what, asked)),
          )
          const ended = await duties(term)
          await over
          onEvent('leads_no_more')
          await Promise.all([ended(), ...serving])
        },
      })
    },

    async close() {
      await leadership?.close()
    },
  }

  return {
    leader,
    ingests: homes.map((home, i) => async (options = {}) => {
      const term = leader.term()
      if (term !== null) return refreshed(home, term, options)
      const { evenIfWorse = false, signal, onProgress } = options
      const asking = { signal, onProgress: onProgress as Asked['onProgress'] | undefined }
      return (await errands[i]?.ask({ evenIfWorse }, asking)) as Awaited<ReturnType<App['ingest']>>
    }),
    async close() {
      await Promise.all(errands.map((each) => each.close()))
    },
  }
}

/** Refreshes as long as this process leads. @throws YoujuError leader_lost, and as `ingest` */
async function refreshed(
  { ingest }: LedHome,
  term: AbortSignal,
  options: NonNullable<Parameters<App['ingest']>[0]>,
): ReturnType<App['ingest']> {
  const { signal } = options
  try {
    return await ingest({ ...options, signal: signal ? AbortSignal.any([signal, term]) : term })
  } catch (error) {
    const isStopped = error instanceof YoujuError && error.code === 'refresh_stopped'
    if (isStopped && term.aborted && !signal?.aborted) throw failure('leader_lost', {}, error)
    throw error
  }
}
