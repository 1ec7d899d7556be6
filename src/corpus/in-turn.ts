const AT_A_TIME = 16

/** Works on all items, some at a time, and returns the results in order. */
export async function inTurn<Item, Result>(
  items: readonly Item[],
  work: (item: Item, n: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let first = 0; first < items.length; first += AT_A_TIME) {
    const some = items.slice(first, first + AT_A_TIME)
    results.push(...(await Promise.all(some.map((item, i) => work(item, first + i)))))
  }
  return results
}
