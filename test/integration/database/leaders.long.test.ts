import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openSharedState } from '../../../src/state/postgres/open-shared-state.js'
import { systemOfTests } from '../../support/cli/run-youju.js'
import { inDatabase } from '../../support/postgres/rows.js'
import { PostgresServer, programs, skipped } from '../../support/postgres/server.js'

/** As in the program, but for their size. */
const times = { beat: 60, giveUpAfter: 500, waitBefore: 800, freedAfter: 1_500 }
const ROUNDS = 4

/** A stretch of time in which a process led: nanoseconds of the machine. */
interface Stretch {
  who: string
  first: bigint
  last: bigint
}

class Contender {
  readonly #terms = new Map<string, Stretch>()
  readonly child: ChildProcess

  constructor(place: { url: string; schema: string }, onTerm: (contender: Contender) => void) {
    const script = fileURLToPath(new URL('./leader-child.mjs', import.meta.url))
    this.child = spawn(process.execPath, [script, JSON.stringify({ ...place, times })], {
      env: systemOfTests(),
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let rest = ''
    this.child.stdout?.on('data', (bytes: Buffer) => {
      const lines = (rest + bytes).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const [term = '', first = '', last = ''] = line.split(' ')
        const isNew = !this.#terms.has(term)
        const who = `${this.child.pid}:${term}`
        this.#terms.set(term, { who, first: BigInt(first), last: BigInt(last) })
        if (isNew) onTerm(this)
      }
    })
  }

  get terms(): Stretch[] {
    return [...this.#terms.values()]
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const over = once(this.child, 'close')
    this.child.kill('SIGKILL')
    await over
  }
}

/** Passes bytes on until it is told to keep them: a network that is cut without notice. */
async function network(port: number): Promise<{ port: number; cut(): void; close(): void }> {
  const sockets: Socket[] = []
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const socket of [near, far]) socket.on('error', () => {})
    near.pipe(far).pipe(near)
    sockets.push(near, far)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    cut() {
      server.close()
      for (const socket of sockets) socket.unpipe().pause()
    },
    close() {
      for (const socket of sockets) socket.destroy()
    },
  }
}

test.skipIf(programs === null)(
  `of several processes never two lead at once, whatever happens to them, to their connections and to the network${skipped}`,
  async () => {
    const server = await PostgresServer.shared()
    const place = { url: server.url(), schema: `leaders_${process.pid}` }
    await (await openSharedState(place)).close()
    const cable = await network(server.port)
    const far = new URL(server.networkUrl())
    far.port = `${cable.port}`
    const waiting: ((leader: Contender) => void)[] = []
    const nextLeader = () => new Promise<Contender>((resolve) => waiting.push(resolve))
    const onTerm = (contender: Contender) => {
      for (const resolve of waiting.splice(0)) resolve(contender)
    }
    const all: Contender[] = []
    const begin = (url = place.url) => {
      const contender = new Contender({ ...place, url }, onTerm)
      all.push(contender)
      return contender
    }
    onTestFinished(async () => {
      cable.close()
      await Promise.all(all.map((each) => each.end()))
    })
    const cutOff = `select pg_terminate_backend(pid) from pg_locks
      where locktype = 'advisory' and granted and pid <> pg_backend_pid()
      and database = (select oid from pg_database where datname = current_database())`

    let led = nextLeader()
    for (let n = 0; n < 3; n++) begin()
    let leader = await led
    for (let round = 0; round < ROUNDS; round++) {
      led = nextLeader()
      await inDatabase({ ...place, schema: '' }, cutOff)
      leader = await led

      led = nextLeader()
      leader.signal('SIGSTOP')
      // Now and then the lock is free at once, before the one that stands still would have given up.
      if (round % 2 === 1) await inDatabase({ ...place, schema: '' }, cutOff)
      const next = await led
      expect(next).not.toBe(leader)
      leader.signal('SIGCONT')

      led = nextLeader()
      next.signal('SIGKILL')
      begin()
      leader = await led
    }
    // The only one that leads is far away; then its network is cut.
    led = nextLeader()
    begin(`${far}`)
    await Promise.all(all.slice(0, -1).map((each) => each.end()))
    leader = await led
    begin()
    const contending = `select from pg_stat_activity where application_name like 'youju bot %'`
    while ((await inDatabase({ ...place, schema: '' }, contending)).length < 2);
    led = nextLeader()
    // The server frees the lock at once, and who held it hears nothing of that.
    cable.cut()
    await inDatabase({ ...place, schema: '' }, cutOff)
    expect(await led).not.toBe(leader)

    const stretches = all.flatMap(({ terms }) => terms)
    expect(stretches.length).toBeGreaterThanOrEqual(3 * ROUNDS + 3)
    const inOrder = stretches.sort((a, b) => (a.first < b.first ? -1 : 1))
    const overlapping = inOrder.filter((each, n) => {
      const before = inOrder.slice(0, n)
      return before.some(({ last }) => last >= each.first)
    })
    expect(overlapping).toEqual([])
  },
)
