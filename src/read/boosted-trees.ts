import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** A leaf, or which sign is looked at, and what counts where it is at most the bound, and where it is above. */
export type Tree = number | readonly [sign: number, bound: number, below: Tree, above: Tree]

/**
 * What is judged by signs: the logarithm of its odds is the bias and, of each tree, the leaf that the signs lead to (gradient
 * boosting, Friedman 2001).
 */
export interface BoostedTrees {
  bias: number
  trees: readonly Tree[]
}

/** @param row the signs in their order */
export function treesProbability({ bias, trees }: BoostedTrees, row: readonly number[]): number {
  const odds = trees.reduce<number>((sum, tree) => sum + leafOf(tree, row), bias)
  return 1 / (1 + Math.exp(-odds))
}

/** What counts of a tree where these are the signs. */
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

/** How a judge is kept in its file: the names of the signs in their order, and from which probabilities on it says what. */
export type JudgeFile = z.infer<typeof judgeSchema>

/** Judges by trees that were grown on these signs, in their order. */
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

/** Judges by named signs. */
export interface Judge<Sign extends string> {
  probability(signs: Readonly<Record<Sign, number>>): number
  /** From this probability on what the name says holds. */
  bound(name: string): number
}

/** Where the judges are that come with the program (embeddings/models/youju-judge-zh). */
export const judgesAt = new URL('../../embeddings/models/youju-judge-zh/', import.meta.url)

/** One that comes with the program, read when it is first asked. Signs that it was not grown on tell it nothing. */
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
