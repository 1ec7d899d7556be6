import { YoujuError } from '../domain/index.js'

/**
 * Returns a function that loads a value on first use and keeps it; after a failure the next call tries again.
 * @param missing returns the error if it cannot be loaded
 * @throws YoujuError model_missing, from the returned function
 */
export function lazily<T>(
  load: () => Promise<T>,
  missing: (cause: unknown) => YoujuError,
): () => Promise<T> {
  let current: Promise<T> | null = null
  return () => {
    if (current) return current
    const loading = load().catch((cause: unknown) => {
      if (current === loading) current = null
      throw cause instanceof YoujuError ? cause : missing(cause)
    })
    current = loading
    return loading
  }
}
