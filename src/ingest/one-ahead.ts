/** Each of some things with what comes of it; the next one is begun before one is given. */
export async function* oneAhead<One, Result>(
  source: AsyncIterable<One>,
  work: (one: One) => Promise<Result>,
): AsyncGenerator<[One, Result]> {
  let begun: { one: One; result: Promise<Result> } | null = null
  let failure: { cause: unknown } | null = null
  try {
    for await (const one of source) {
      const before = begun
      begun = { one, result: work(one) }
      // Heard when its turn comes.
      begun.result.catch(() => {})
      if (before) yield [before.one, await before.result]
    }
  } catch (cause) {
    // What came before counts.
    failure = { cause }
  }
  if (begun) yield [begun.one, await begun.result]
  if (failure) throw failure.cause
}
