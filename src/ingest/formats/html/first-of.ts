/** Returns the first result that `find` yields for the values; null if there is none. */
export function firstOf<T, U>(values: readonly T[], find: (value: T) => U | null): U | null {
  for (const value of values) {
    const found = find(value)
    if (found !== null) return found
  }
  return null
}
