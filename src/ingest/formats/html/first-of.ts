/** The first thing that is found in some values; null where nothing is. */
export function firstOf<T, U>(values: readonly T[], find: (value: T) => U | null): U | null {
  for (const value of values) {
    const found = find(value)
    if (found !== null) return found
  }
  return null
}
