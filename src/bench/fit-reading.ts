import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { answerQuestion, type WeighedReading } from '../answer/answer.js'
import { type Headline, headlineSignNames, headlines } from '../answer/headline.js'
import { readSignNames } from '../answer/read-signs.js'
import { signNames } from '../answer/signs.js'
import { openConfiguredReader } from '../app/models.js'
import { readConfig } from '../config.js'
import { fingerprintOf } from '../corpus/refresh.js'
import { holds, isRightShort, readReadingSet, shareOf } from '../evaluation/reading.js'
import { openSnapshot } from '../index/index.js'
import { fitLogistic, logisticProbability, namedWeights } from './logistic.js'
import { openConfiguredEmbedder } from './model.js'

/**
 * Fits when to be silent and which short answer to show, where a reader reads beside the rules:
 * `npm run fit:reading -- ITEMS… --index DIR [--held-out ITEMS] [--out src/answer]`. The items are questions with answers
 * and near misses, written by reading; the reader must not have been trained on them. Half of them fit the threshold of the
 * other half's weights, and figures of `--held-out` are printed, which nothing is fitted on.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    index: { type: 'string' },
    out: { type: 'string' },
    'held-out': { type: 'string', multiple: true, default: [] },
    /** The share of answerable questions that are to be answered. */
    keep: { type: 'string', default: '0.84' },
    /** How many of the short answers that are shown are to be right. */
    right: { type: 'string', default: '0.87' },
  },
})

interface Case {
  row: number[]
  label: 0 | 1
  weighed: WeighedReading
  answer: string | null
}

const config = readConfig()
const embedder = await openConfiguredEmbedder()
const index = await openSnapshot(values.index ?? config.indexDir, fingerprintOf(embedder))
const reader = openConfiguredReader(config)

async function casesIn(paths: readonly string[]): Promise<Case[]> {
  const cases: Case[] = []
  for (const path of paths) {
    for (const item of await readReadingSet(path)) {
      if (item.kind === 'claim') continue
      const answer = item.kind === 'answer' ? item.answer : null
      await answerQuestion(index, embedder, item.question, {
        reader,
        onRead(weighed) {
          const { signs, ofReader } = weighed
          const row = [
            ...signNames.map((name) => signs[name]),
            ...readSignNames.map((name) => ofReader[name]),
          ]
          cases.push({ row, label: answer === null ? 0 : 1, weighed, answer })
        },
      })
    }
  }
  return cases
}

const ridge = 3
const sure = (probability: number) => Math.min(0.999, Math.max(0.001, probability))

function headlinesOf({ weighed, answer }: Case, probability: number) {
  const { question, evidence, read } = weighed
  return headlines(question, evidence, read, sure(probability)).map((headline) => ({
    row: headlineSignNames.map((name) => headline.signs[name]),
    label: (answer !== null && isRightShort(textOf(headline), answer) ? 1 : 0) as 0 | 1,
  }))
}

function textOf({ evidence: { article }, span }: Headline): string {
  return article.text.slice(span.start, span.end)
}

interface Fitted {
  speaking: readonly number[]
  heading: readonly number[]
}

function fitOn(cases: readonly Case[]): Fitted {
  const speaking = fitLogistic(cases, { ridge, isBalanced: true })
  const shown = cases.flatMap((one) => headlinesOf(one, logisticProbability(speaking, one.row)))
  return { speaking, heading: fitLogistic(shown, { ridge, isBalanced: false }) }
}

/** How sure both are of a case, and whether what would be shown is right. */
function judged({ speaking, heading }: Fitted, one: Case) {
  const probability = logisticProbability(speaking, one.row)
  const [best] = headlinesOf(one, probability)
    .map(({ row, label }) => ({ right: logisticProbability(heading, row), label }))
    .sort((a, b) => b.right - a.right)
  const { evidence } = one.weighed
  const three = evidence
    .slice(0, 3)
    .map(({ article, sentence }) => article.text.slice(sentence.start, sentence.end))
  return {
    probability,
    heading: best?.right ?? 0,
    isRight: best?.label === 1,
    isHeld: one.answer !== null && three.some((text) => holds(text, one.answer ?? '')),
    isAnswerable: one.label === 1,
  }
}

const cases = await casesIn(positionals)
const halves = [0, 1].map((rest) => cases.filter((_, i) => i % 2 === rest))
// Each half is judged by weights that have not seen it.
const unseen = halves.flatMap((half, i) => {
  const fitted = fitOn(halves[1 - i] ?? [])
  return half.map((one) => judged(fitted, one))
})
const descending = (list: readonly number[]) => list.toSorted((a, b) => b - a)
const answerable = unseen.filter(({ isAnswerable }) => isAnswerable)
const speakFrom =
  descending(answerable.map(({ probability }) => probability))[
    Math.floor(Number(values.keep) * answerable.length)
  ] ?? 0.5

/** The least that a short answer must reach so that, of the answerable questions that get one, as many are right. */
function showFrom(least: number): number {
  const spoken = answerable.filter(({ probability }) => probability >= speakFrom)
  const sorted = spoken.toSorted((a, b) => b.heading - a.heading)
  let from = 1
  let right = 0
  for (const [i, { heading, isRight }] of sorted.entries()) {
    right += Number(isRight)
    if (i >= 19 && right / (i + 1) >= least) from = heading
  }
  return from
}

const shownFrom = showFrom(Number(values.right))
const fitted = fitOn(cases)

function tell(name: string, list: readonly ReturnType<typeof judged>[]): void {
  const asked = list.filter(({ isAnswerable }) => isAnswerable)
  const speaks = (one: ReturnType<typeof judged>) => one.probability >= speakFrom
  const shown = asked.filter((one) => speaks(one) && one.heading >= shownFrom)
  const misses = list.filter(({ isAnswerable }) => !isAnswerable)
  const two = (value: number) => value.toFixed(2)
  process.stdout.write(
    `${name}: answered ${two(shareOf(asked, speaks))}, the best three sentences hold it ${two(shareOf(asked, (one) => speaks(one) && one.isHeld))}; short shown ${two(shown.length / (asked.length || 1))}, right ${two(shareOf(shown, ({ isRight }) => isRight))}; near misses silent ${two(shareOf(misses, (one) => !speaks(one)))}\n`,
  )
}

tell('each half by the other', unseen)
for (const path of values['held-out']) {
  tell(
    path,
    (await casesIn([path])).map((one) => judged(fitted, one)),
  )
}

const files = [
  {
    name: 'read-weights.ts',
    imports: `import type { ReadSigns } from './read-signs.js'\nimport type { Signs } from './signs.js'\n`,
    about: 'whether a question is answered, from written questions and near misses',
    keys: `keyof Signs | keyof ReadSigns | 'bias' | 'threshold'`,
    weights: namedWeights([...signNames, ...readSignNames], fitted.speaking, speakFrom),
  },
  {
    name: 'headline-weights.ts',
    imports: `import type { HeadlineSigns } from './headline.js'\n`,
    about: 'whether a span is the short answer, from written questions',
    keys: `keyof HeadlineSigns | 'bias' | 'threshold'`,
    weights: namedWeights(headlineSignNames, fitted.heading, shownFrom),
  },
]
for (const { name, imports, about, keys, weights } of files) {
  const text = `${imports}
/** Written by \`npm run fit:reading\`: ${about}. */
export const weights: Record<${keys}, number> = ${JSON.stringify(weights, null, 2)}
`
  if (values.out) await writeFile(join(values.out, name), text)
  else process.stdout.write(text)
}
