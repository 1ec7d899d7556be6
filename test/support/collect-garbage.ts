import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Collects unreferenced objects in this thread, and lets finalisers run. */
export async function collectGarbage(): Promise<void> {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  // A task releases what it references when it ends, and finalisers run in their own tasks.
  await setImmediate()
  collect()
  await setImmediate()
}
