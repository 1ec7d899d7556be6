/**
 * Keeps the process alive through errors that escaped everything else: they are only heard. Rejections that nobody
 * handles are among them, and so is a standard error that nobody reads any more.
 * @returns what lets such errors end the process again, as before
 */
export function outliveErrors(hear: (error: unknown) => void): () => void {
  const restoring = [
    instead(process, 'uncaughtException', hear),
    // What is heard is written to the log, which is standard error: this is not heard.
    instead(process.stderr, 'error', () => {}),
  ]
  return () => {
    for (const restore of restoring) restore()
  }
}

type Listener = (...given: unknown[]) => void

/** Listens instead of those that listen now; returns what puts them back. */
function instead(emitter: NodeJS.EventEmitter, event: string, listener: Listener): () => void {
  const others = emitter.rawListeners(event) as Listener[]
  emitter.removeAllListeners(event)
  emitter.on(event, listener)
  return () => {
    emitter.off(event, listener)
    for (const other of others) emitter.on(event, other)
  }
}
