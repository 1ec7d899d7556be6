import { constants } from 'node:os'

const signals = ['SIGINT', 'SIGTERM'] as const

/** The longest that a timer can be set to, in milliseconds. */
const LONG = 2 ** 31 - 1

/**
 * Resolves when the process is told to stop; told so once more, it ends at once. Until then the process lives, also where
 * nothing else keeps it alive: Discord may close the connection for good.
 */
export function untilToldToStop(): Promise<void> {
  return new Promise((resolve) => {
    const living = setInterval(() => {}, LONG)
    let isTold = false
    for (const signal of signals) {
      process.on(signal, () => {
        // As a process that does not listen to the signal: 128 and its number.
        if (isTold) process.exit(128 + constants.signals[signal])
        isTold = true
        clearInterval(living)
        resolve()
      })
    }
  })
}

/** Whether the work is done before the time is over; its error is the caller's. */
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
