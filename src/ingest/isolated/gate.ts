/**
 * Native code that is under way when its thread is ended takes the whole process with it (onnxruntime throws where
 * nobody catches). So the thread says when it is inside, and starts no more once it is to end; whoever ends it waits.
 */
const inside = 1
const isToEnd = 2
/** How many numbers the shared memory of a task has: the place, and the two of the gate. */
export const sharedNumbers = 3

let shared: Int32Array | null = null

/** Sets the memory that this thread shares with the one that may end it. */
export function guardBy(memory: Int32Array): void {
  shared = memory
}

/** Runs native code that must not be cut off. */
export async function uninterrupted<T>(run: () => Promise<T>): Promise<T> {
  if (shared === null) return run()
  const memory = shared
  Atomics.store(memory, inside, 1)
  try {
    if (Atomics.load(memory, isToEnd) === 1) throw new Error('this thread is to end')
    return await run()
  } finally {
    Atomics.store(memory, inside, 0)
  }
}

/** Lets the other thread start no more native code, and resolves once none is under way. */
export async function closed(memory: Int32Array): Promise<void> {
  Atomics.store(memory, isToEnd, 1)
  while (Atomics.load(memory, inside) === 1) await new Promise((later) => setTimeout(later, 20))
}
