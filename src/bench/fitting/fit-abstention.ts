import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { answerProbability } from '../../answer/sureness/abstention.js'
import { signNames } from '../../answer/sureness/signs.js'
import { readConfig } from '../../config.js'
import { fingerprintOf } from '../../corpus/refresh.js'
import { readQuestions } from '../../evaluation/questions.js'
import { FileStore } from '../../index/index.js'
import { openConfiguredEmbedder } from '../inputs/model.js'
import { directionsOf } from '../statistics/directions.js'
import { fitByName, keptWeights } from '../statistics/logistic.js'
import { abstentionExamples, type Example } from './abstention-examples.js'

/**
 * Fits the decision to abstain: `npm run fit:abstention -- QUESTIONS --index DIR --out FILE`. Each question is asked of
 * the index as it is, and without its articles and their copies. A logistic regression on half of the questions
 * separates the right answers of the first from what is found in the second. The threshold keeps `--keep` (0.9) of the
 * right answers; the figures reported are those of the other half.
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
  const index = await new FileStore(values.index ?? config.indexDir).open(fingerprintOf(embedder))
  return abstentionExamples(index, embedder, await readQuestions(positionals[0] ?? ''))
}

const examples = await collect()
const fitted = fitByName(
  signNames,
  examples.filter(({ half }) => half === 0),
  { ridge: 3, isBalanced: true, directions: directionsOf('ofSilence', signNames) },
)
const scores = (half: number, label: 0 | 1): number[] =>
  examples
    .filter((example) => example.half === half && example.label === label)
    .map(({ signs }) => answerProbability(signs, fitted))
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
const rounded = keptWeights(fitted, threshold)
const text = `import type { Signs } from './signs.js'

/** Written by \`npm run fit:abstention\`: a logistic regression on questions with and without their articles. */
export const weights: Record<keyof Signs | 'bias' | 'threshold', number> = ${JSON.stringify(rounded, null, 2)}
`
if (values.out) await writeFile(values.out, text)
else process.stdout.write(text)
