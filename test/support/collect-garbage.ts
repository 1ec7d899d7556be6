import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Collects what nobody holds in this thread, and lets the finalisers run. */
export async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  // What a task holds is let go when it ends, and finalisers have tasks of their own.
  await setImmediate()
  collect()
  await setImmediate()
}
