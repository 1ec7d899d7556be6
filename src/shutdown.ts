import { constants } from 'node:os'

const signals = ['SIGINT', 'SIGTERM'] as const

/** The longest delay of a timer, in milliseconds. */
const LONG = 2 ** 31 - 1

/**
 * Resolves on the first signal to stop; a second signal ends the process at once. Until then the process stays alive,
 * even if nothing else keeps it alive: Discord may close the connection for good.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    const living = setInterval(() => {}, LONG)
    let isStopping = false
    for (const signal of signals) {
      process.on(signal, () => {
        // The exit code of a process that does not handle the signal: 128 plus the signal number.
        if (isStopping) process.exit(128 + constants.signals[signal])
        isStopping = true
        clearInterval(living)
        resolve()
      })
    }
  })
}

/** Returns whether the work finishes in time. Rejects if the work fails first. */
export async function doneWithin(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  try {
    return await Promise.race([work.then(() => true), over])
  } finally {
    clearTimeout(timer)
  }
}
