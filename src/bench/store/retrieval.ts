import { readFileSync } from 'node:fs'
import { sharedModels } from '../../app/models.js'
import { createApp } from '../../app.js'
import { percentile } from '../../evaluation/percentile.js'
import { CountingProxy } from '../processes/counting-proxy.js'
import { secondsOfFamily } from '../processes/processor-time.js'
import { forgetPeak, residentOf } from '../processes/resident.js'
import type { TaskInputs } from '../processes/tasks.js'
import type { Pass, Retrieval } from './costs.js'
import { configAt } from './place.js'

/** The number of passages that `search` shows by default. */
const SHOWN = 10
const CLIENTS = 8
/** At most so many questions are asked before any counts. */
const WARM_UP = 20

/** What is read at the beginning and at the end of a pass; bytes and seconds so far. */
interface Meters {
  bytes(): number | null
  server(): number | null
}

/** Three sets of questions that have none in common, so that no posting list is at hand because the same was just asked. */
export function threeSets<T>(questions: readonly T[]): [warmUp: T[], one: T[], eight: T[]] {
  const first = Math.min(WARM_UP, Math.floor(questions.length / 5))
  const rest = questions.slice(first)
  return [
    questions.slice(0, first),
    rest.filter((_, n) => n % 2 === 0),
    rest.filter((_, n) => n % 2 === 1),
  ]
}

/**
 * Asks one process, which has everything loaded that a bot has. Where bytes are counted, the connection goes through a proxy in this
 * process, so that its times do not count.
 */
export async function retrieval(input: TaskInputs['storeRetrieval']): Promise<Retrieval> {
  const { place, corpus, postmaster, isCounted } = input
  const isDatabase = place.kind === 'postgres'
  const proxy = isDatabase && isCounted ? await CountingProxy.before(place.url) : null
  const config = configAt(isDatabase && proxy ? { ...place, url: proxy.url } : place, corpus)
  const app = createApp(config)
  await sharedModels(config).embedder()
  const meters: Meters = {
    bytes: () => (proxy ? proxy.bytes : isDatabase ? null : bytesRead()),
    server: () => (postmaster === null ? null : secondsOfFamily(postmaster)),
  }
  const ask = (question: string) => app.search(question, { k: SHOWN })
  const [warmUp, one, eight] = threeSets(input.questions)

  const [began, bytes] = [performance.now(), meters.bytes()]
  await ask(warmUp[0] ?? '')
  const opening = (performance.now() - began) / 1000
  const openingMB = since(bytes, meters.bytes(), 1e6)

  await app.warmUp()
  for (const question of warmUp) await ask(question)
  // Connections are made when as many questions come at once.
  await pass(warmUp, CLIENTS, ask, meters)
  const resident = residentOf(process.pid).now / 1e6
  const alone = await pass(one, 1, ask, meters)
  forgetPeak(process.pid)
  const together = await pass(eight, CLIENTS, ask, meters)
  const peak = residentOf(process.pid).peak / 1e6
  proxy?.close()
  await app.close()
  return { opening, openingMB, resident, peak, one: alone, eight: together }
}

/** Each client asks as soon as it has its answer. */
async function pass(
  questions: readonly string[],
  clients: number,
  ask: (question: string) => Promise<unknown>,
  meters: Meters,
): Promise<Pass> {
  const waiting = [...questions]
  const times: number[] = []
  const [bytes, server, bot] = [meters.bytes(), meters.server(), process.cpuUsage()]
  const client = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const began = performance.now()
      await ask(next)
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const { user, system } = process.cpuUsage(bot)
  const count = questions.length
  return {
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    botCpu: (user + system) / 1000 / count,
    serverCpu: since(server, meters.server(), count / 1000),
    kilobytes: since(bytes, meters.bytes(), 1000 * count),
  }
}

function since(before: number | null, now: number | null, by: number): number | null {
  return before === null || now === null ? null : (now - before) / by
}

/** Returns how many bytes this process has read so far; from its files, since it has no connection. */
function bytesRead(): number | null {
  try {
    const told = /^rchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]
    return told === undefined ? null : Number(told)
  } catch {
    return null
  }
}
