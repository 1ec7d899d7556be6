import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** In milliseconds. By then the questions that still use the released objects have been answered. */
const ANSWERED_BY_THEN = 10_000

let collect: (() => void) | null = null
let waiting: NodeJS.Timeout | null = null

/**
 * Frees the memory of released objects in a few seconds. The garbage collector sees only small objects, not the
 * megabytes of buffers and graphs behind them, and would not run for minutes: a bot whose corpus is refreshed often
 * would hold several versions.
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
