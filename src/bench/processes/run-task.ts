import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { residentOf } from './resident.js'
import type { TaskInputs, TaskKind, TaskResults } from './tasks.js'

/** The limits at which a process is stopped, and the heap it may use. */
export interface Limits {
  seconds: number
  /** Resident memory in GB (10⁹ bytes). */
  gigabytes: number
  /** For V8's --max-old-space-size, in MiB; Node's default if null. */
  heapMB: number | null
}

/** The interval at which the memory of a process is checked, in ms. */
const LOOK_EVERY = 500
/** How much of a process's standard error is kept, in characters. */
const KEPT = 20_000

/** Runs a task in its own process; returns its result, or why there is none in a few words. */
export function runTask<Kind extends TaskKind>(
  kind: Kind,
  input: TaskInputs[Kind],
  { seconds, gigabytes, heapMB }: Limits,
): Promise<TaskResults[Kind] | { failed: string }> {
  const child = fork(fileURLToPath(new URL('./child.js', import.meta.url)), {
    execArgv: heapMB === null ? [] : [`--max-old-space-size=${heapMB}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let printed = ''
  let cutOff: string | null = null
  let result: TaskResults[Kind] | null = null
  const stop = (why: string) => {
    cutOff ??= why
    child.kill('SIGKILL')
  }
  const clock = setTimeout(() => stop(`cut off after ${seconds} s`), seconds * 1000)
  const watch = setInterval(() => {
    if (residentOf(child.pid).now > gigabytes * 1e9) stop(`cut off at ${gigabytes} GB`)
  }, LOOK_EVERY)
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    printed = (printed + text).slice(-KEPT)
  })
  child.once('message', (message) => {
    result = message as TaskResults[Kind]
  })
  child.send({ kind, input })
  return new Promise((settle, fail) => {
    child.once('error', fail)
    child.once('close', (code, signal) => {
      clearTimeout(clock)
      clearInterval(watch)
      settle(result ?? { failed: cutOff ?? reasonIn(printed, `ended with ${code ?? signal}`) })
    })
  })
}

/** Returns the one line of a process's output that says why it ended. */
export function reasonIn(printed: string, otherwise: string): string {
  if (/heap out of memory|allocation failed/i.test(printed)) return 'out of memory'
  return /^\w*Error(?: \[\w+\])?: .*/m.exec(printed)?.[0] ?? otherwise
}
