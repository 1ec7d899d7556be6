import { YoujuError } from '../domain/index.js'

/**
 * What is loaded when first asked for, and then kept; what failed is tried again the next time.
 * @param message says what cannot be loaded, and what to do
 * @throws YoujuError model_missing, from what is returned
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
