/** Blocks this thread until the condition holds, or the time is up (a minute). */
export function standStillUntil(isSo: () => boolean): boolean {
  const cell = new Int32Array(new SharedArrayBuffer(4))
  for (let n = 0; n < 6000; n++) {
    if (isSo()) return true
    Atomics.wait(cell, 0, 0, 10)
  }
  return false
}
