import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type BoostedTrees, type JudgeFile, leafOf, type Tree } from '../../read/boosted-trees.js'
import { seededRandom } from '../inputs/seeded-random.js'

/** One case: its signs in a fixed order, its label, and its weight. */
export interface LabelledCase {
  row: readonly number[]
  label: 0 | 1
  weight?: number
}

export interface BoostingOptions {
  trees: number
  /** The greatest depth of a tree: how many signs are tested one after the other. */
  depth: number
  /** The learning rate: the share of a leaf's value that is used. */
  rate: number
  /** The share of the cases that a tree is grown on. */
  share: number
  /** The fewest cases in a leaf. */
  leastInLeaf: number
  /** The regularisation of leaf values, in cases. */
  ridge: number
  seed: number
  /**
   * The direction of each sign's effect: 1 for the label, -1 against it, 0 either way, null unused. An effect learnt in
   * the other direction comes from how the cases were made, and holds nowhere else.
   */
  directions: readonly (1 | -1 | 0 | null)[]
}

export const usual: Omit<BoostingOptions, 'directions'> = {
  trees: 120,
  depth: 3,
  rate: 0.05,
  share: 0.5,
  leastInLeaf: 25,
  ridge: 1,
  seed: 7,
}

/** Writes the trees to a file as a judge for the program (embeddings/models/youju-judge-zh). */
export async function writeJudge(
  folder: string,
  name: string,
  signs: readonly string[],
  { bias, trees }: BoostedTrees,
  bounds: Record<string, number>,
): Promise<void> {
  const file: JudgeFile = { signs: [...signs], bounds, bias, trees: [...trees] }
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify(file)}\n`)
}

/** The most thresholds tried for a sign. */
const PLACES = 200

/**
 * Fits trees by gradient boosting of the log-likelihood with Newton's method (Friedman 2001; Chen and Guestrin 2016),
 * over binned signs.
 */
export function boost(
  cases: readonly LabelledCase[],
  options: Partial<BoostingOptions> = {},
): BoostedTrees {
  const { trees: count, share, seed, directions = [], ...growing } = { ...usual, ...options }
  const width = cases[0]?.row.length ?? 0
  const columns = Array.from({ length: width }, (_, sign) => sign)
    .filter((sign) => directions[sign] !== null)
    .map((sign) => columnOf(cases, sign, directions[sign] ?? 0))
  const random = seededRandom(seed)
  const weights = cases.map(({ weight = 1 }) => weight)
  const so = sumOf(cases, ({ label }, i) => label * (weights[i] ?? 0))
  const bias = Math.log(so / (sumOf(weights, (weight) => weight) - so))
  const odds = new Float64Array(cases.length).fill(bias)
  const gradients = new Float64Array(cases.length)
  const curvatures = new Float64Array(cases.length)
  const trees: Tree[] = []
  for (let n = 0; n < count; n++) {
    for (const [i, { label }] of cases.entries()) {
      const chance = 1 / (1 + Math.exp(-(odds[i] ?? 0)))
      gradients[i] = (weights[i] ?? 0) * (label - chance)
      curvatures[i] = (weights[i] ?? 0) * chance * (1 - chance)
    }
    const own = [...cases.keys()].filter(() => random() < share)
    const grower = new Grower(columns, gradients, curvatures, growing)
    const tree = grower.grow(own, growing.depth, [-Infinity, Infinity])
    trees.push(tree)
    for (const [i, { row }] of cases.entries()) odds[i] = (odds[i] ?? 0) + leafOf(tree, row)
  }
  return { bias: rounded(bias), trees }
}

/** One sign of all cases: its possible thresholds, and the bin of each case. */
interface Column {
  sign: number
  direction: number
  bounds: number[]
  bins: Uint8Array
}

function columnOf(cases: readonly LabelledCase[], sign: number, direction: number): Column {
  const values = cases.map(({ row }) => row[sign] ?? 0)
  const sorted = values.toSorted((a, b) => a - b)
  const cuts = Array.from({ length: PLACES }, (_, i) => {
    const at = Math.floor(((i + 1) * sorted.length) / (PLACES + 1))
    const value = sorted[at] ?? 0
    const next = sorted.find((one, j) => j > at && one > value)
    return next === undefined ? null : rounded((value + next) / 2)
  })
  const bounds = [...new Set(cuts.filter((cut) => cut !== null))].sort((a, b) => a - b)
  const bins = Uint8Array.from(values, (value) => bounds.filter((bound) => value > bound).length)
  return { sign, direction, bounds, bins }
}

interface Sums {
  gradient: number
  curvature: number
  count: number
}

interface Cut {
  column: Column
  bin: number
  gain: number
  below: number
  above: number
}

type Range = readonly [least: number, most: number]

class Grower {
  constructor(
    private readonly columns: readonly Column[],
    private readonly gradients: Float64Array,
    private readonly curvatures: Float64Array,
    private readonly options: Pick<BoostingOptions, 'leastInLeaf' | 'ridge' | 'rate'>,
  ) {}

  /**
   * @param range the allowed values of a leaf, so that no sign has an effect in the wrong direction over several cuts
   */
  grow(own: readonly number[], depth: number, range: Range): Tree {
    const all = this.#sums(own)
    const cut = depth > 0 ? this.#bestCut(own, all, range) : null
    if (cut === null) return rounded(this.options.rate * this.#leaf(all, range))
    const { column, bin } = cut
    const [least, most] = range
    const middle = (cut.below + cut.above) / 2
    const [low, high]: [Range, Range] =
      column.direction === 0
        ? [range, range]
        : column.direction > 0
          ? [
              [least, middle],
              [middle, most],
            ]
          : [
              [middle, most],
              [least, middle],
            ]
    const isBelow = (i: number) => (column.bins[i] ?? 0) <= bin
    return [
      column.sign,
      column.bounds[bin] ?? 0,
      this.grow(own.filter(isBelow), depth - 1, low),
      this.grow(
        own.filter((i) => !isBelow(i)),
        depth - 1,
        high,
      ),
    ]
  }

  #bestCut(own: readonly number[], all: Sums, range: Range): Cut | null {
    let best: Cut | null = null
    for (const column of this.columns) {
      const bins = Array.from(
        { length: column.bounds.length + 1 },
        (): Sums => ({ gradient: 0, curvature: 0, count: 0 }),
      )
      for (const i of own) this.#add(bins[column.bins[i] ?? 0], i)
      const under: Sums = { gradient: 0, curvature: 0, count: 0 }
      for (let bin = 0; bin < column.bounds.length; bin++) {
        const here = bins[bin]
        if (!here || here.count === 0) continue
        under.gradient += here.gradient
        under.curvature += here.curvature
        under.count += here.count
        const over: Sums = {
          gradient: all.gradient - under.gradient,
          curvature: all.curvature - under.curvature,
          count: all.count - under.count,
        }
        if (Math.min(under.count, over.count) < this.options.leastInLeaf) continue
        const [below, above] = [this.#leaf(under, range), this.#leaf(over, range)]
        if (column.direction * (above - below) < 0) continue
        const gain =
          this.#worth(under, below) +
          this.#worth(over, above) -
          this.#worth(all, this.#leaf(all, range))
        if (gain > 1e-6 && gain > (best?.gain ?? 0)) best = { column, bin, gain, below, above }
      }
    }
    return best
  }

  #sums(own: readonly number[]): Sums {
    const sums = { gradient: 0, curvature: 0, count: 0 }
    for (const i of own) this.#add(sums, i)
    return sums
  }

  #add(sums: Sums | undefined, i: number): void {
    if (!sums) return
    sums.gradient += this.gradients[i] ?? 0
    sums.curvature += this.curvatures[i] ?? 0
    sums.count++
  }

  #leaf({ gradient, curvature }: Sums, [least, most]: Range): number {
    return Math.min(most, Math.max(least, gradient / (curvature + this.options.ridge)))
  }

  /** Returns what a leaf of this value adds to the log-likelihood, to the second order. */
  #worth({ gradient, curvature }: Sums, value: number): number {
    return gradient * value - 0.5 * (curvature + this.options.ridge) * value * value
  }
}

function sumOf<T>(list: readonly T[], of: (one: T, i: number) => number): number {
  return list.reduce((sum, one, i) => sum + of(one, i), 0)
}

/** Rounds a number for the file and turns -0 into 0. */
function rounded(value: number): number {
  return Number(value.toFixed(4)) || 0
}
