/** Yields each item with its result; starts the work on the next item before yielding the current one. */
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
      // Prevents an unhandled rejection; the error is thrown when its turn comes.
      begun.result.catch(() => {})
      if (before) yield [before.one, await before.result]
    }
  } catch (cause) {
    // Items that came before the failure still count.
    failure = { cause }
  }
  if (begun) yield [begun.one, await begun.result]
  if (failure) throw failure.cause
}
