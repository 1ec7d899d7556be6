import { cpSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Returns a callback for each step of work on an index. At the given point, the process kills itself without any
 * clean-up. If a folder is given instead, it prints every point and copies the index folder there, under the point's
 * number, as it is at that moment: which is what a kill leaves.
 */
export function crashAt(killAt, indexDir, keptIn) {
  let passed = 0
  return (point) => {
    if (point === killAt) process.kill(process.pid, 'SIGKILL')
    if (keptIn === undefined) return
    console.log(point)
    cpSync(indexDir, join(keptIn, String(passed++)), { recursive: true })
  }
}
