/** So many parts are each judged by weights of the others. */
const PARTS = 5

/** The part that an article's items stand in, all of them in one. */
export function partOf(articleId: string): number {
  return Number(articleId) % PARTS
}

/** Each case with what has been fitted on the other parts alone. */
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

/** The cases of each kind, in the order in which kinds first appear. */
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
