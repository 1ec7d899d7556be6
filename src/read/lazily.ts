import { YoujuError } from '../domain/index.js'

/**
 * Returns a function that loads a value on first use and keeps it; after a failure the next call tries again.
 * @param message says what cannot be loaded and what to do
 * @throws YoujuError model_missing, from the returned function
 */
export function lazily<T>(load: () => Promise<T>, message: string): () => Promise<T> {
  let current: Promise<T> | null = null
  return () => {
    if (current) return current
    const loading = load().catch((cause: unknown) => {
      if (current === loading) current = null
      if (cause instanceof YoujuError) throw cause
      throw new YoujuError('model_missing', message, { cause })
    })
    current = loading
    return loading
  }
}
