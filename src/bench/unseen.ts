import {
  fitLogistic,
  type LogisticCase,
  type LogisticOptions,
  type LogisticWeights,
} from './logistic.js'

/** So many parts are each judged by weights of the others. */
const PARTS = 5

/** The part that an article's items stand in, all of them in one. */
export function partOf(articleId: string): number {
  return Number(articleId) % PARTS
}

/** Each case with weights that have not seen its part. */
export function unseen<T>(
  cases: readonly T[],
  part: (one: T) => number,
  caseOf: (one: T) => LogisticCase,
  options: LogisticOptions,
): { one: T; weights: LogisticWeights }[] {
  return Array.from({ length: PARTS }, (_, number) => {
    const others = cases.filter((one) => part(one) !== number).map(caseOf)
    const weights = fitLogistic(others, options)
    return cases.filter((one) => part(one) === number).map((one) => ({ one, weights }))
  }).flat()
}

/** Fewer than these prove nothing. */
const FEWEST = 20

/** The least sureness from which on such a share of what is as sure is right; 1 where there is none. */
export function leastFor(
  right: number,
  judged: readonly { sureness: number; isRight: boolean }[],
): number {
  let rights = 0
  let least = 1
  for (const [i, { sureness, isRight }] of judged
    .toSorted((a, b) => b.sureness - a.sureness)
    .entries()) {
    if (isRight) rights++
    if (i >= FEWEST && rights >= right * (i + 1)) least = sureness
  }
  return least
}
