import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { answerQuestion, type WeighedReading } from '../answer/answer.js'
import type { Evidence } from '../answer/evidence.js'
import { isConfirmed } from '../answer/read-hits.js'
import { readSignNames } from '../answer/read-signs.js'
import { signNames } from '../answer/signs.js'
import { openConfiguredReader } from '../app/models.js'
import { readConfig } from '../config.js'
import { fingerprintOf } from '../corpus/refresh.js'
import type { Span } from '../domain/index.js'
import { holds, isRightShort, readReadingSet, shareOf } from '../evaluation/reading.js'
import { openSnapshot } from '../index/index.js'
import { fitLogistic, type LogisticWeights, logisticProbability, namedWeights } from './logistic.js'
import { openConfiguredEmbedder } from './model.js'

/**
 * Fits when to be silent where a reader reads beside the rules:
 * `npm run fit:reading -- ITEMS… --index DIR [--held-out ITEMS] [--out src/answer/read-weights.ts]`. The items are questions with answers
 * and near misses, written by reading; the reader must not have been trained on them. Each
 * half is judged by weights of the other, which gives the threshold; figures of `--held-out` are printed, which nothing is fitted on.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    index: { type: 'string' },
    out: { type: 'string' },
    'held-out': { type: 'string', multiple: true, default: [] },
    /** The share of answerable questions that are to be answered. */
    keep: { type: 'string', default: '0.84' },
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

const fitting = { ridge: 3, isBalanced: true }

/** How sure it is that a question is answered, and whether what would be shown is right. */
function judged(weights: LogisticWeights, { row, label, weighed, answer }: Case) {
  const { evidence, read } = weighed
  const [best] = evidence
  const textOf = ({ article }: Evidence, { start, end }: Span) => article.text.slice(start, end)
  const three = evidence.slice(0, 3).map((each) => textOf(each, each.sentence))
  const short = best?.short && isConfirmed(best, read) ? textOf(best, best.short) : null
  return {
    probability: logisticProbability(weights, row),
    short,
    isRight: short !== null && answer !== null && isRightShort(short, answer),
    isHeld: answer !== null && three.some((text) => holds(text, answer)),
    isAnswerable: label === 1,
  }
}

const cases = await casesIn(positionals)
const halves = [0, 1].map((rest) => cases.filter((_, i) => i % 2 === rest))
// Each half is judged by weights that have not seen it.
const unseen = halves.flatMap((half, i) => {
  const weights = fitLogistic(halves[1 - i] ?? [], fitting)
  return half.map((one) => judged(weights, one))
})
const descending = (list: readonly number[]) => list.toSorted((a, b) => b - a)
const answerable = unseen.filter(({ isAnswerable }) => isAnswerable)
const speakFrom =
  descending(answerable.map(({ probability }) => probability))[
    Math.floor(Number(values.keep) * answerable.length)
  ] ?? 0.5

const weights = fitLogistic(cases, fitting)

function tell(name: string, list: readonly ReturnType<typeof judged>[]): void {
  const asked = list.filter(({ isAnswerable }) => isAnswerable)
  const speaks = (one: ReturnType<typeof judged>) => one.probability >= speakFrom
  const shown = asked.filter((one) => speaks(one) && one.short !== null)
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
    (await casesIn([path])).map((one) => judged(weights, one)),
  )
}

const named = namedWeights([...signNames, ...readSignNames], weights, speakFrom)
const text = `import type { ReadSigns } from './read-signs.js'
import type { Signs } from './signs.js'

/** Written by \`npm run fit:reading\`: whether a question is answered, from written questions and near misses. */
export const weights: Record<keyof Signs | keyof ReadSigns | 'bias' | 'threshold', number> = ${JSON.stringify(named, null, 2)}
`
if (values.out) await writeFile(values.out, text)
else process.stdout.write(text)
