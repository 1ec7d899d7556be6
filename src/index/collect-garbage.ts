import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Milliseconds: the questions that still hold what was let go have been answered by then. */
const ANSWERED_BY_THEN = 10_000

let collect: (() => void) | null = null
let waiting: NodeJS.Timeout | null = null

/**
 * Has the memory of what was let go given back, in some seconds. The collector sees small objects, not the megabytes of
 * buffers and graphs behind them, and would not come for minutes: a bot whose corpus is refreshed often would hold
 * several versions.
 */
export function collectGarbageSoon(): void {
  if (waiting) return
  waiting = setTimeout(() => {
    waiting = null
    setFlagsFromString('--expose-gc')
    collect ??= runInNewContext('gc') as () => void
    collect()
  }, ANSWERED_BY_THEN)
  waiting.unref()
}
