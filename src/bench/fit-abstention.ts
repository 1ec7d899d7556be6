import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Signs, signNames } from '../answer/signs.js'
import { readConfig } from '../config.js'
import { fingerprintOf } from '../corpus/refresh.js'
import { readQuestions } from '../evaluation/questions.js'
import { openSnapshot } from '../index/index.js'
import { abstentionExamples, type Example } from './abstention-examples.js'
import { openConfiguredEmbedder } from './model.js'

/**
 * Fits when to be silent: `npm run fit:abstention -- QUESTIONS --index DIR --out FILE`. Each question is
 * asked of the index as it is, and with its articles and their copies taken out; a logistic regression
 * on half of the questions tells the right answers of the first from what is found in the second.
 * The threshold keeps `--keep` (0.9) of the right answers; both are reported on the other half.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    index: { type: 'string' },
    out: { type: 'string' },
    keep: { type: 'string', default: '0.9' },
  },
})

async function collect(): Promise<Example[]> {
  const config = readConfig()
  const embedder = await openConfiguredEmbedder()
  const index = await openSnapshot(values.index ?? config.indexDir, fingerprintOf(embedder))
  return abstentionExamples(index, embedder, await readQuestions(positionals[0] ?? ''))
}

type Weights = Record<keyof Signs | 'bias', number>

const probability = (weights: Weights, signs: Signs): number => {
  let sum = weights.bias
  for (const name of signNames) sum += weights[name] * signs[name]
  return 1 / (1 + Math.exp(-sum))
}

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares) with a small ridge;
 * both classes count the same.
 */
function regress(examples: readonly Example[]): Weights {
  const names = [...signNames, 'bias'] as const
  const weights = Object.fromEntries(names.map((name) => [name, 0])) as Weights
  const positives = examples.filter(({ label }) => label === 1).length
  for (let step = 0; step < 25; step++) {
    const gradient = names.map((name) => (name === 'bias' ? 0 : -ridge * weights[name]))
    const curvature = names.map((_, i) => names.map((_, j) => (i === j ? ridge : 0)))
    for (const { signs, label } of examples) {
      const share = label === 1 ? 0.5 / positives : 0.5 / (examples.length - positives)
      const row = names.map((name) => (name === 'bias' ? 1 : signs[name]))
      const chance = probability(weights, signs)
      for (const [i, value] of row.entries()) {
        gradient[i] = (gradient[i] ?? 0) + share * (label - chance) * value
        const line = curvature[i] ?? []
        for (const [j, other] of row.entries()) {
          line[j] = (line[j] ?? 0) + share * chance * (1 - chance) * value * other
        }
      }
    }
    const change = solve(curvature, gradient)
    for (const [i, name] of names.entries()) weights[name] += change[i] ?? 0
  }
  return weights
}

const ridge: number = 0.001

/** Solves a·x = b by Gaussian elimination; a is positive definite, so that it needs no pivoting. */
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

const examples = await collect()
const trained = regress(examples.filter(({ half }) => half === 0))
const scores = (half: number, label: 0 | 1): number[] =>
  examples
    .filter((example) => example.half === half && example.label === label)
    .map(({ signs }) => probability(trained, signs))
    .sort((a, b) => a - b)
const rights = scores(0, 1)
const threshold = rights[Math.floor((1 - Number(values.keep)) * rights.length)] ?? 0.5
const keptShare = (list: number[]): number =>
  list.filter((score) => score >= threshold).length / (list.length || 1)
for (const half of [0, 1]) {
  const kept = keptShare(scores(half, 1)).toFixed(3)
  const silent = (1 - keptShare(scores(half, 0))).toFixed(3)
  process.stdout.write(
    `half ${half}: right answers kept ${kept}, silent without evidence ${silent}\n`,
  )
}
const rounded = Object.fromEntries(
  Object.entries({ ...trained, threshold }).map(([name, value]) => [
    name,
    Number(value.toFixed(3)),
  ]),
)
const text = `import type { Signs } from './signs.js'

/** Written by \`npm run fit:abstention\`: a logistic regression on questions with and without their articles. */
export const weights: Record<keyof Signs | 'bias' | 'threshold', number> = ${JSON.stringify(rounded, null, 2)}
`
if (values.out) await writeFile(values.out, text)
else process.stdout.write(text)
