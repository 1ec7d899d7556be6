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

/** How sure something is, whether it is right, and how many such it stands for. */
export interface JudgedCase {
  sureness: number
  isRight: boolean
  weight?: number
}

/** The least sureness from which on such a share of what is as sure is right; 1 where there is none. */
export function leastFor(right: number, judged: readonly JudgedCase[]): number {
  let [rights, all] = [0, 0]
  let least = 1
  const surestFirst = judged.toSorted((a, b) => b.sureness - a.sureness)
  for (const [i, { sureness, isRight, weight = 1 }] of surestFirst.entries()) {
    all += weight
    if (isRight) rights += weight
    if (i >= FEWEST && rights >= right * all) least = sureness
  }
  return least
}
