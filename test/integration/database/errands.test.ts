import { setImmediate as turn } from 'node:timers/promises'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { DatabasePlace } from '../../../src/database/address.js'
import { type Asked, Errands } from '../../../src/database/leader/errands.js'
import { leaderClock } from '../../../src/database/leader/leader-clock.js'
import { type LedHome, severalBots } from '../../../src/several-bots.js'
import { openSharedState } from '../../../src/state/postgres/open-shared-state.js'
import { failure } from '../../../src/wording/failure.js'
import { emptied, inDatabase } from '../../support/postgres/rows.js'
import { PostgresServer, programs, skipped } from '../../support/postgres/server.js'

/** What waits, waits for the database only. */
const clock = { ...leaderClock, wait: async () => void (await turn()) }

describe.skipIf(programs === null)(`what is asked of the leader${skipped}`, () => {
  let place: DatabasePlace
  let all: Errands[] = []
  beforeAll(async () => {
    place = { url: (await PostgresServer.shared()).url(), schema: `errands_${process.pid}` }
    const state = await openSharedState(place)
    await state.close()
    await emptied(place)
    return async () => {
      await Promise.all(all.map((each) => each.close()))
      all = []
    }
  })

  const party = () => {
    const errands = new Errands(place, clock)
    all.push(errands)
    return errands
  }
  const rows = (what = '*') => inDatabase(place, `select ${what} from errands`)
  /** Leads until the test is over. */
  function served(work: (what: unknown, asked: Asked) => Promise<unknown>): AbortController {
    const term = new AbortController()
    const serving = party().serve(term.signal, work)
    onTestFinished(async () => {
      term.abort()
      await serving
    })
    return term
  }
  /** Waits until a row is as it should be. */
  async function until(condition: string): Promise<void> {
    while ((await inDatabase(place, `select 1 from errands where ${condition}`)).length === 0);
  }

  test('is done once, one after another, and what came of it goes to whoever asked', async () => {
    const under: unknown[] = []
    let most = 0
    served(async (what) => {
      most = Math.max(most, under.push(what))
      await turn()
      under.pop()
      return { of: what }
    })
    const asked = Array.from({ length: 6 }, (_, i) => party().ask({ i }))
    expect(await Promise.all(asked)).toEqual(Array.from({ length: 6 }, (_, i) => ({ of: { i } })))
    expect(most).toBe(1)
    expect(await rows()).toEqual([])
  })

  test('tells how far it is', async () => {
    let seen = () => {}
    const wasSeen = new Promise<void>((resolve) => {
      seen = resolve
    })
    served(async (_, { onProgress }) => {
      onProgress('embed', 3, 9)
      await wasSeen
    })
    const told: unknown[] = []
    await party().ask(
      {},
      {
        onProgress: (...progress) => {
          told.push(progress)
          seen()
        },
      },
    )
    expect(told).toEqual([['embed', 3, 9]])
  })

  test('fails as it failed there: with its sentence, or with what was said', async () => {
    served(async (what) => {
      const { known } = what as { known: boolean }
      throw known
        ? failure('corpus_unreadable', { path: '/news', fault: 'EACCES' })
        : new Error('乱了')
    })
    await expect(party().ask({ known: true })).rejects.toMatchObject({
      code: 'corpus_unreadable',
      message: expect.stringContaining('/news'),
    })
    await expect(party().ask({ known: false })).rejects.toThrow('乱了')
    expect(await rows()).toEqual([])
  })

  test('that nobody takes for a minute is taken back', async () => {
    const asked = party().ask({})
    const refused = expect(asked).rejects.toMatchObject({ code: 'leader_missing' })
    await until('taken_at is null')
    await inDatabase(place, `update errands set asked_at = asked_at - interval '61 seconds'`)
    await refused
    expect(await rows()).toEqual([])
  })

  test('whose leader fell silent is given up, and it is said that nobody knows', async () => {
    const asked = party().ask({})
    const refused = expect(asked).rejects.toMatchObject({
      code: 'leader_missing',
      fault: { name: 'leader_missing:silent' },
    })
    await until('taken_at is null')
    await inDatabase(
      place,
      `update errands set taken_at = now(), taker_seen_at = now() - interval '31 seconds'`,
    )
    await refused
  })

  test('is stopped where whoever asked stops it, or is gone', async () => {
    const stopped: string[] = []
    const leads = (who: string) =>
      served(async (_, { signal }) => {
        while (!signal.aborted) await turn()
        stopped.push(who)
      })
    leads('asker stopped')
    const asker = new AbortController()
    const asked = party().ask({}, { signal: asker.signal })
    const refused = expect(asked).rejects.toMatchObject({ code: 'refresh_stopped' })
    await until('taken_at is not null')
    asker.abort()
    await refused
    while (stopped.length === 0) await turn()
    // Of an asker that died a row is left, which says nothing any more.
    await inDatabase(place, `insert into errands (id, what) values ('dead', '{}')`)
    await until('taken_at is not null')
    await inDatabase(
      place,
      `update errands set asker_seen_at = asker_seen_at - interval '31 seconds'`,
    )
    while (stopped.length < 2) await turn()
    await inDatabase(place, 'delete from errands')
  })

  test('of a dead asker is not begun', async () => {
    await inDatabase(
      place,
      `insert into errands (id, what, asked_at, asker_seen_at)
      values ('dead', '{"dead": true}', now() - interval '1 minute', now() - interval '31 seconds')`,
    )
    const done: unknown[] = []
    served(async (what) => void done.push(what))
    await party().ask({ alive: true })
    expect(done).toEqual([{ alive: true }])
    await inDatabase(place, 'delete from errands')
  })

  test('ends with its leader: whoever asked hears that it was not put into service', async () => {
    const begun: string[] = []
    const member = (who: string) => {
      const ingest: LedHome['ingest'] = async ({ signal } = {}) => {
        begun.push(who)
        while (!signal?.aborted) await turn()
        throw failure('refresh_stopped', {})
      }
      const home = { corpus: '.', database: place, ingest }
      const bots = severalBots([home], { token: 't', apiUrl: null, shards: null, onEvent() {} })
      onTestFinished(async () => {
        await bots.leader.close()
        await bots.close()
      })
      return bots
    }
    const [leading, other] = [member('leading'), member('other')]
    await leading.leader.begin(async () => async () => {})
    while (leading.leader.term() === null) await turn()
    const asked = other.ingests[0]?.({})
    const refused = expect(asked).rejects.toMatchObject({ code: 'leader_lost' })
    await until('taken_at is not null')
    await leading.leader.close()
    await refused
    expect(begun).toEqual(['leading'])
  })
})
