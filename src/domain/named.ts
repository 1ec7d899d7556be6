/** What a table has under a name from outside, which may be that of what every object has, such as `constructor`. */
export function named<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined
}
