/**
 * Keeps the process alive through uncaught errors: `onError` is called with them instead. This includes unhandled
 * rejections. Write errors on a closed standard error are ignored.
 * @returns a function that lets such errors end the process again
 */
export function outliveErrors(onError: (error: unknown) => void): () => void {
  const restoring = [
    instead(process, 'uncaughtException', onError),
    // Not passed to `onError`, which logs to standard error.
    instead(process.stderr, 'error', () => {}),
  ]
  return () => {
    for (const restore of restoring) restore()
  }
}

type Listener = (...given: unknown[]) => void

/** Replaces all current listeners of an event; returns a function that restores them. */
function instead(emitter: NodeJS.EventEmitter, event: string, listener: Listener): () => void {
  const others = emitter.rawListeners(event) as Listener[]
  emitter.removeAllListeners(event)
  emitter.on(event, listener)
  return () => {
    emitter.off(event, listener)
    for (const other of others) emitter.on(event, other)
  }
}
