import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { answerQuestion } from '../answer/answer.js'
import { gatherEvidence, weighTerms } from '../answer/evidence.js'
import { readSigns, type Signs, signNames } from '../answer/signs.js'
import { readConfig } from '../config.js'
import { fingerprintOf } from '../corpus/refresh.js'
import { BUNDLED_MODEL } from '../embed/models.js'
import { openTransformersEmbedder } from '../embed/transformers-embedder.js'
import { isRight } from '../evaluation/answers.js'
import { copiesOfGold } from '../evaluation/evaluate.js'
import { readQuestions } from '../evaluation/questions.js'
import { openSnapshot } from '../index/index.js'
import { analyseQuestion } from '../retrieve/question.js'
import { retrieve } from '../retrieve/retrieve.js'

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

interface Example {
  signs: Signs
  label: 0 | 1
  half: number
}

async function collect(): Promise<Example[]> {
  const config = readConfig()
  const embedder = await openTransformersEmbedder({
    model: config.embeddingModel ?? BUNDLED_MODEL,
    modelsDir: config.modelsDir,
  })
  const index = await openSnapshot(values.index ?? config.indexDir, fingerprintOf(embedder))
  const questions = await readQuestions(positionals[0] ?? '')
  const copies = copiesOfGold(index, questions)
  const examples: Example[] = []
  for (const [i, record] of questions.entries()) {
    const question = analyseQuestion(record.question)
    const weights = weighTerms(question, index.lexical)
    const signsOf = async (exclude?: ReadonlySet<string>): Promise<Signs | null> => {
      const hits = await retrieve(index, embedder, question, { k: 12, exclude })
      const best = gatherEvidence(question, hits, weights)[0]
      return best ? readSigns(question, best, hits, weights) : null
    }
    const answer = await answerQuestion(index, embedder, record.question, { evenIfUnsure: true })
    const [found, without] = [await signsOf(), await signsOf(copies(record))]
    const right = record.answer && isRight({ expected: record.answer, answer })
    if (found && right) examples.push({ signs: found, label: 1, half: i % 2 })
    if (without) examples.push({ signs: without, label: 0, half: i % 2 })
  }
  return examples
}

type Weights = Record<keyof Signs | 'bias', number>

const probability = (weights: Weights, signs: Signs): number => {
  let sum = weights.bias
  for (const name of signNames) sum += weights[name] * signs[name]
  return 1 / (1 + Math.exp(-sum))
}

/** Batch gradient descent with a small penalty on the square of the weights; classes count the same. */
function regress(examples: readonly Example[]): Weights {
  const weights = Object.fromEntries([...signNames, 'bias'].map((name) => [name, 0])) as Weights
  const positives = examples.filter(({ label }) => label === 1).length
  for (let step = 0; step < 4000; step++) {
    const gradient = Object.fromEntries(Object.keys(weights).map((name) => [name, 0])) as Weights
    for (const { signs, label } of examples) {
      const share = label === 1 ? 0.5 / positives : 0.5 / (examples.length - positives)
      const error = share * (label - probability(weights, signs))
      gradient.bias += error
      for (const name of signNames) gradient[name] += error * signs[name]
    }
    const rate = 4
    weights.bias += rate * gradient.bias
    for (const name of signNames) weights[name] += rate * (gradient[name] - 0.0005 * weights[name])
  }
  return weights
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
