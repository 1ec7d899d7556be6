import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** A leaf, or a node: which sign is tested, and the subtree to follow if it is at most the bound, or above it. */
export type Tree = number | readonly [sign: number, bound: number, below: Tree, above: Tree]

/**
 * A model that judges by signs: the log-odds are the bias plus, for each tree, the leaf that the signs lead to
 * (gradient boosting, Friedman 2001).
 */
export interface BoostedTrees {
  bias: number
  trees: readonly Tree[]
}

/** @param row the signs in the order of the trees */
export function treesProbability({ bias, trees }: BoostedTrees, row: readonly number[]): number {
  const odds = trees.reduce<number>((sum, tree) => sum + leafOf(tree, row), bias)
  return 1 / (1 + Math.exp(-odds))
}

/** Returns the value of the leaf that these signs lead to. */
export function leafOf(tree: Tree, row: readonly number[]): number {
  let node = tree
  while (typeof node !== 'number') node = (row[node[0]] ?? 0) <= node[1] ? node[2] : node[3]
  return node
}

const treeSchema: z.ZodType<Tree> = z.lazy(() =>
  z.union([z.number(), z.tuple([z.int(), z.number(), treeSchema, treeSchema])]),
)
const judgeSchema = z.object({
  signs: z.array(z.string()),
  bounds: z.record(z.string(), z.number()),
  bias: z.number(),
  trees: z.array(treeSchema),
})

/** The file format of a judge: the signs' names in order, and the probability from which each named outcome holds. */
export type JudgeFile = z.infer<typeof judgeSchema>

/** Returns a judge that uses trees grown on these signs, in their order. */
export function judgeBy<Sign extends string>(
  trees: BoostedTrees,
  order: readonly Sign[],
): Pick<Judge<Sign>, 'probability'> {
  return {
    probability: (of) =>
      treesProbability(
        trees,
        order.map((sign) => of[sign]),
      ),
  }
}

/** A judge that takes signs by name. */
export interface Judge<Sign extends string> {
  probability(signs: Readonly<Record<Sign, number>>): number
  /** Returns the probability from which the named outcome holds. */
  bound(name: string): number
}

/** The folder of the bundled judges (embeddings/models/youju-judge-zh). */
export const judgesAt = new URL('../../embeddings/models/youju-judge-zh/', import.meta.url)

/** Returns a bundled judge, read on first use. Signs that it was not grown on have no effect. */
export function bundledJudge<Sign extends string>(
  name: string,
  signs: readonly Sign[],
): Judge<Sign> {
  let kept: { file: JudgeFile; order: readonly Sign[] } | null = null
  const read = () => {
    if (kept) return kept
    const file = judgeSchema.parse(
      JSON.parse(readFileSync(new URL(`${name}.json`, judgesAt), 'utf8')),
    )
    const order = file.signs.map((known) => {
      const sign = signs.find((each) => each === known)
      if (!sign) throw new Error(`${name}.json was grown on a sign that is no more: ${known}`)
      return sign
    })
    kept = { file, order }
    return kept
  }
  return {
    probability(of) {
      const { file, order } = read()
      return judgeBy(file, order).probability(of)
    },
    bound(of) {
      const least = read().file.bounds[of]
      if (least === undefined) throw new Error(`${name}.json has no bound ${of}`)
      return least
    },
  }
}
