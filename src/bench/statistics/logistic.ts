import type { WeightsOf } from '../../read/logistic.js'

/** One case: its signs in a fixed order, and its label. */
interface LogisticCase {
  row: readonly number[]
  label: 0 | 1
}

/** The weights of the signs in their order, then the bias. */
type LogisticWeights = readonly number[]

export interface LogisticOptions {
  /** The regularisation of the weights of standardised signs, in cases. */
  ridge: number
  /** Whether both labels have the same total weight, however many cases they have. */
  isBalanced: boolean
  /**
   * The direction of each sign's effect: 1 for the label, -1 against it, 0 either way, null unused. A sign with the
   * opposite effect gets no weight: that effect comes from how the cases were made, and holds nowhere else.
   */
  directions?: readonly (1 | -1 | 0 | null)[]
}

/**
 * Fits a logistic regression by Newton's method (iteratively reweighted least squares) over standardised signs; the
 * returned weights are for the unscaled signs.
 */
function fitLogistic(cases: readonly LogisticCase[], options: LogisticOptions): LogisticWeights {
  const { directions = [] } = options
  const deviation = deviationsOf(cases)
  const silenced = new Set([...directions.keys()].filter((i) => directions[i] === null))
  for (;;) {
    const weights = fitFreely(silencing(cases, silenced), options)
    const weigh = (i: number) => Math.abs(weights[i] ?? 0) * (deviation[i] ?? 0)
    const [worst] = [...directions.keys()]
      .filter((i) => !silenced.has(i) && (weights[i] ?? 0) * (directions[i] ?? 0) < 0)
      .sort((a, b) => weigh(b) - weigh(a))
    if (worst === undefined) return weights.map((weight, i) => (silenced.has(i) ? 0 : weight))
    silenced.add(worst)
  }
}

function silencing(cases: readonly LogisticCase[], silenced: ReadonlySet<number>): LogisticCase[] {
  return cases.map(({ row, label }) => ({
    row: row.map((value, i) => (silenced.has(i) ? 0 : value)),
    label,
  }))
}

function deviationsOf(cases: readonly LogisticCase[]): number[] {
  const width = cases[0]?.row.length ?? 0
  return columns(width, (i) => {
    const middle = mean(cases.map(({ row }) => row[i] ?? 0))
    return Math.sqrt(mean(cases.map(({ row }) => ((row[i] ?? 0) - middle) ** 2)))
  })
}

function fitFreely(
  cases: readonly LogisticCase[],
  { ridge, isBalanced }: LogisticOptions,
): LogisticWeights {
  const width = cases[0]?.row.length ?? 0
  const means = columns(width, (i) => mean(cases.map(({ row }) => row[i] ?? 0)))
  const deviations = deviationsOf(cases).map((deviation) => deviation + 1e-6)
  const rows = cases.map(({ row }) => [
    ...row.map((value, i) => (value - (means[i] ?? 0)) / (deviations[i] ?? 1)),
    1,
  ])
  const positives = cases.filter(({ label }) => label === 1).length
  const shareOf = (label: 0 | 1) =>
    isBalanced ? (0.5 * cases.length) / (label === 1 ? positives : cases.length - positives) : 1
  const weights = new Array<number>(width + 1).fill(0)
  for (let step = 0; step < 30; step++) {
    const gradient = weights.map((weight, i) => (i === width ? 0 : -ridge * weight))
    const curvature = weights.map((_, i) => weights.map((_, j) => (i === j ? ridge : 0)))
    for (const [n, row] of rows.entries()) {
      const label = cases[n]?.label ?? 0
      const chance = 1 / (1 + Math.exp(-row.reduce((sum, v, i) => sum + v * (weights[i] ?? 0), 0)))
      for (const [i, value] of row.entries()) {
        gradient[i] = (gradient[i] ?? 0) + shareOf(label) * (label - chance) * value
        const line = curvature[i] ?? []
        for (const [j, other] of row.entries()) {
          line[j] = (line[j] ?? 0) + shareOf(label) * chance * (1 - chance) * value * other
        }
      }
    }
    const changes = solve(curvature, gradient)
    for (const [i, change] of changes.entries()) weights[i] = (weights[i] ?? 0) + change
    if (changes.every((change) => Math.abs(change) < 1e-7)) break
  }
  const own = columns(width, (i) => (weights[i] ?? 0) / (deviations[i] ?? 1))
  const shift = own.reduce((sum, weight, i) => sum + weight * (means[i] ?? 0), 0)
  return [...own, (weights[width] ?? 0) - shift]
}

/** Fits a regression and returns the weights by the names of the signs, as they are used to answer. */
export function fitByName<Sign extends string>(
  names: readonly Sign[],
  cases: readonly { signs: Readonly<Record<Sign, number>>; label: 0 | 1 }[],
  options: LogisticOptions,
): WeightsOf<Sign> {
  const rows = cases.map(({ signs, label }) => ({ row: names.map((name) => signs[name]), label }))
  const weights = fitLogistic(rows, options)
  const named = [...names, 'bias'].map((name, i) => [name, weights[i] ?? 0])
  return Object.fromEntries(named) as WeightsOf<Sign>
}

/** Returns weights with a threshold, rounded to a thousandth, as they are kept in a file. */
export function keptWeights(
  weights: Readonly<Record<string, number>>,
  threshold: number,
): Record<string, number> {
  const all = Object.entries({ ...weights, threshold })
  return Object.fromEntries(all.map(([name, value]) => [name, Number(value.toFixed(3))]))
}

function columns(width: number, of: (i: number) => number): number[] {
  return Array.from({ length: width }, (_, i) => of(i))
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
}

/** Solves a·x = b by Gaussian elimination; a is positive definite, so no pivoting is needed. */
function solve(a: number[][], b: number[]): number[] {
  const rows = a.map((row, i) => [...row, b[i] ?? 0])
  for (let column = 0; column < rows.length; column++) {
    const pivot = rows[column] ?? []
    for (const row of rows.slice(column + 1)) {
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1)
      for (let k = column; k < row.length; k++) row[k] = (row[k] ?? 0) - factor * (pivot[k] ?? 0)
    }
  }
  const x = new Array<number>(rows.length).fill(0)
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i] ?? []
    const known = x.reduce((sum, value, k) => (k > i ? sum + value * (row[k] ?? 0) : sum), 0)
    x[i] = ((row[rows.length] ?? 0) - known) / (row[i] ?? 1)
  }
  return x
}
