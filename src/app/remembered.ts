/** Opens a resource once, when first needed; if opening fails, the next call tries again. */
export function remembered<T>(open: () => Promise<T>): {
  get(): Promise<T>
  /** Forgets the resource and returns it if it was open or being opened. */
  forget(): Promise<T> | null
} {
  let current: Promise<T> | null = null
  return {
    get() {
      if (current) return current
      const opening = open()
      current = opening
      opening.catch(() => {
        if (current === opening) current = null
      })
      return opening
    },
    forget() {
      const forgotten = current
      current = null
      return forgotten
    },
  }
}
