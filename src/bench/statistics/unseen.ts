/** The number of parts, each judged by weights fitted on the others. */
const PARTS = 5

/** Returns the part of an article's items; all items of an article are in the same one. */
export function partOf(articleId: string): number {
  return Number(articleId) % PARTS
}

/** Returns each case with what was fitted on the other parts only. */
export function unseen<T, Fitted>(
  cases: readonly T[],
  part: (one: T) => number,
  fittedOn: (others: readonly T[]) => Fitted,
): { one: T; fitted: Fitted }[] {
  return Array.from({ length: PARTS }, (_, number) => {
    const fitted = fittedOn(cases.filter((one) => part(one) !== number))
    return cases.filter((one) => part(one) === number).map((one) => ({ one, fitted }))
  }).flat()
}

/** The fewest cases that prove anything. */
const FEWEST = 20

/** The sureness of a judgement, whether it is right, and its weight. */
export interface JudgedCase {
  sureness: number
  isRight: boolean
  weight?: number
}

/** Returns the lowest sureness from which on this share of the cases is right; 1 if there is none. */
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

/** Groups the cases by kind, in the order in which kinds first appear. */
export function grouped<T, Kind>(list: readonly T[], kindOf: (one: T) => Kind): Map<Kind, T[]> {
  const kinds = new Map<Kind, T[]>()
  for (const one of list) {
    const kind = kindOf(one)
    const some = kinds.get(kind)
    if (some) some.push(one)
    else kinds.set(kind, [one])
  }
  return kinds
}
