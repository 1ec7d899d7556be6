/** The same work, done when first asked for; what failed is tried again the next time. */
export function once<T>(work: () => Promise<T>): () => Promise<T> {
  let current: Promise<T> | null = null
  return () => {
    if (current) return current
    const begun = work()
    current = begun
    begun.catch(() => {
      if (current === begun) current = null
    })
    return begun
  }
}
