import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { foreseenOf } from '../../../src/bench/growth/growth.js'
import { CountingProxy } from '../../../src/bench/processes/counting-proxy.js'
import { parentOf, readStat, secondsOfFamily } from '../../../src/bench/processes/processor-time.js'
import { report } from '../../../src/bench/report/report.js'
import { type Grown, withNewer } from '../../../src/bench/report/results.js'
import { databaseAt } from '../../../src/bench/store/database.js'
import { recallOf } from '../../../src/bench/store/recall.js'
import { threeSets } from '../../../src/bench/store/retrieval.js'
import { results } from './invented.js'

describe('the counting proxy', () => {
  test('passes everything on and counts it in both directions', async () => {
    const server = createServer((socket) => {
      socket.on('data', (chunk) => socket.write(Buffer.concat([chunk, chunk])))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const proxy = await CountingProxy.before(`postgresql://some:one@127.0.0.1:${port}/there?a=b`)
    onTestFinished(() => {
      proxy.close()
      server.close()
    })
    const through = new URL(proxy.url)
    expect(through.port).not.toBe(`${port}`)
    expect([through.username, through.password, through.pathname, through.search]).toEqual([
      ...['some', 'one', '/there', '?a=b'],
    ])
    const ask = async (socket: Socket, bytes: number) => {
      socket.write(Buffer.alloc(bytes, 7))
      let left = 2 * bytes
      while (left > 0) left -= ((await once(socket, 'data'))[0] as Buffer).length
      return left
    }
    const [one, two] = [connect(Number(through.port)), connect(Number(through.port))]
    expect(await ask(one, 1_000_000)).toBe(0)
    expect(proxy.bytes).toBe(3_000_000)
    expect(await ask(two, 10)).toBe(0)
    expect(proxy.bytes).toBe(3_000_030)
    proxy.close()
    await Promise.all([once(one, 'close'), once(two, 'close')])
  })

  test('goes to a socket in a folder too, and to nothing that is no database', async () => {
    const proxy = await CountingProxy.before('postgresql://postgres@/db?host=%2Fnowhere&port=1')
    const { searchParams, hostname } = new URL(proxy.url)
    expect([hostname, [...searchParams.keys()]]).toEqual(['127.0.0.1', []])
    proxy.close()
    await expect(CountingProxy.before('http://127.0.0.1/')).rejects.toThrow(TypeError)
  })
})

test('processor time is read also where a program has parentheses and spaces in its name', () => {
  const line = '42 (a) b (c) S 7 42 42 0 -1 4194560 1 2 3 4 150 50 300 25 20 0 1 0 99 1000 10'
  expect(readStat(line)).toEqual({ parent: 7, own: 2, ofEnded: 3.25 })
})

test.runIf(process.platform === 'linux')(
  'the processor time of a process grows with its work, and one that is gone has none',
  () => {
    const before = secondsOfFamily(process.pid) ?? Number.NaN
    const { user, system } = process.cpuUsage()
    while (process.cpuUsage({ user, system }).user < 300_000);
    expect((secondsOfFamily(process.pid) ?? 0) - before).toBeGreaterThan(0.2)
    expect(parentOf(process.pid)).toBe(process.ppid)
    expect(secondsOfFamily(2 ** 22 + 1)).toBeNull()
  },
)

test('recall is the share of the exact nearest that were found, whatever their order', async () => {
  const match = (row: number) => ({ row, score: 1 / (row + 1) })
  const exact = [1, 2, 3, 4].map(match)
  const finding = (...rows: number[]) => ({
    searchVectors: async () => rows.map(match),
    searchExactly: async () => exact,
  })
  const queries = [new Float32Array(1), new Float32Array(1)]
  expect(await recallOf(finding(4, 3, 2, 1), queries)).toBe(1)
  expect(await recallOf(finding(4, 9, 2, 8), queries)).toBe(0.5)
  expect(await recallOf(finding(), queries)).toBe(0)
})

test('no question is asked twice in a process', () => {
  for (const count of [5, 30, 301]) {
    const questions = Array.from({ length: count }, (_, n) => n)
    const sets = threeSets(questions)
    expect(sets.flat().toSorted((a, b) => a - b)).toEqual(questions)
    expect(Math.min(...sets.map((set) => set.length))).toBeGreaterThan(0)
  }
})

test('another database of a server has its address, and its options', () => {
  expect(databaseAt('postgresql://me:x@host:1/old?sslmode=require', 'b')).toBe(
    'postgresql://me:x@host:1/b?sslmode=require',
  )
  expect(databaseAt('postgresql://me@/old?host=%2Frun', 'b')).toBe('postgresql://me@/b?host=%2Frun')
})

describe('growth', () => {
  const grown = (copies: number, seconds: number): Grown => ({
    ...{ copies, articles: 100 * copies, passages: 300 * copies },
    outcome: [
      { what: 'the graph made', unit: 's', measured: seconds },
      { what: 'disk, graph', unit: 'MB', measured: 2 * copies },
    ],
  })

  test('leaves out what would take too long, and what comes after it', () => {
    expect(foreseenOf(undefined, 300, 1)).toBeNull()
    expect(foreseenOf(grown(1, 10), 1200, 60)).toBeNull()
    expect(foreseenOf(grown(1, 10), 1200, 40)).toMatch(/45.9 s, and 40 s is the limit/)
    const left = { ...grown(4, 1), outcome: { failed: 'it' } }
    expect(foreseenOf(left, 4800, 1e9)).toMatch(/smaller one/)
  })

  test('is shown from the first to the last that was measured', () => {
    const failed: Grown = { ...grown(16, 1), outcome: { failed: 'no room' } }
    const page = report(results({ growth: [grown(1, 10), grown(4, 50), failed] }), null)
    expect(page).toContain('|  | 1 copy | 4 copies | 16 copies | growth |')
    expect(page).toContain('| disk, graph | 2 MB | 8 MB |  | × 4.0 |')
    expect(page).toContain('| passages | 300 | 1,200 | 4,800 | × 16.0 |')
    expect(page).toContain('\n\n16 copies: no room.\n')
  })
})

test('the two stores stand side by side: medians, their ratio, and whether the limit is kept', () => {
  const limit = { at: 'most', value: 100 } as const
  const row = (what: string, files: number[], postgres: number[]) =>
    ({ what, unit: 'ms', files, postgres, limit: what === 'p95' ? limit : null }) as const
  const rows = [row('p95', [10, 30, 20], [90, 300, 99]), row('server', [], [2])]
  const store = { articles: 100, passages: 300, questions: 30, rows }
  const page = report(results({ store }), null)
  expect(page).toContain('| p95 | 20 ms | 99 ms | × 4.95 | 3 | at most 100 ms | kept |')
  expect(page).toContain('| server |  | 2 ms |  | 1 |  |  |')
  const broken = report(results({ store: { ...store, rows: [row('p95', [1], [101])] } }), null)
  expect(broken).toContain('| **broken** |')
})

test('newer figures take the place of kept ones, part by part, and both commands are named', () => {
  const kept = results({ embedding: [{ name: 'fast', openMs: 1, passagesPerSecond: 2 }] })
  const store = { articles: 1, passages: 1, questions: 1, rows: [] }
  const measured = results({ store, command: 'npm run bench -- --only store' })
  const both = withNewer(kept, measured)
  expect(both.embedding).toEqual(kept.embedding)
  expect(both.store).toEqual(store)
  expect(both.command.split('\n')).toEqual([kept.command, measured.command])
  expect(withNewer(both, measured).command).toBe(both.command)
})

test('what failed once is said until it is measured, or fails otherwise', () => {
  const failed = (part: 'bot' | 'store', told: string) => results({ failures: [{ part, told }] })
  const kept = failed('store', 'the stores (no room)')
  const beside = withNewer(kept, failed('bot', 'the bot (no time)'))
  expect(beside.failures.map(({ told }) => told)).toEqual([
    'the stores (no room)',
    'the bot (no time)',
  ])
  expect(withNewer(kept, failed('store', 'no server')).failures.map(({ told }) => told)).toEqual([
    'no server',
  ])
  const store = { articles: 1, passages: 1, questions: 1, rows: [] }
  expect(withNewer(kept, results({ store })).failures).toEqual([])
})
