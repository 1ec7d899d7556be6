import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TaskInputs, TaskKind, TaskResults } from './tasks.js'

/** Where a process is cut off, and the heap it may use. */
export interface Limits {
  seconds: number
  /** Resident memory in GB (10⁹ bytes). */
  gigabytes: number
  /** For V8's --max-old-space-size, in MiB; as Node has it where null. */
  heapMB: number | null
}

/** How often the memory of a process is looked at, in ms. */
const LOOK_EVERY = 500
/** How much of what a process wrote on standard error is kept, in characters. */
const KEPT = 20_000

/** Runs a task in a process of its own: its result, or in a few words why there is none. */
export function runTask<Kind extends TaskKind>(
  kind: Kind,
  input: TaskInputs[Kind],
  { seconds, gigabytes, heapMB }: Limits,
): Promise<TaskResults[Kind] | { failed: string }> {
  const child = fork(fileURLToPath(new URL('./child.js', import.meta.url)), {
    execArgv: heapMB === null ? [] : [`--max-old-space-size=${heapMB}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let told = ''
  let cutOff: string | null = null
  let result: TaskResults[Kind] | null = null
  const stop = (why: string) => {
    cutOff ??= why
    child.kill('SIGKILL')
  }
  const clock = setTimeout(() => stop(`cut off after ${seconds} s`), seconds * 1000)
  const watch = setInterval(() => {
    if (residentBytes(child) > gigabytes * 1e9) stop(`cut off at ${gigabytes} GB`)
  }, LOOK_EVERY)
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    told = (told + text).slice(-KEPT)
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
      settle(result ?? { failed: cutOff ?? reasonIn(told, `ended with ${code ?? signal}`) })
    })
  })
}

/** The one line of what a process wrote that says why it ended. */
export function reasonIn(told: string, otherwise: string): string {
  if (/heap out of memory|allocation failed/i.test(told)) return 'out of memory'
  return /^\w*Error(?: \[\w+\])?: .*/m.exec(told)?.[0] ?? otherwise
}

/** The resident memory of a process in bytes; 0 where the system does not say. */
function residentBytes({ pid }: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
