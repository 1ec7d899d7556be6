import { cpSync } from 'node:fs'
import { join } from 'node:path'

/**
 * What hears of each step of work on an index. The process kills itself, without any clean-up, when it reaches a point.
 * Where a folder is given instead, every point is printed, and the index folder kept there, under the point's number, as
 * it is at that moment: which is what a kill leaves.
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
