/**
 * Fits the decision to abstain for questions that no single span answers (why, how, overview, lists), and reports
 * results:
 * `npm run fit:open -- --corpus news-68k.jsonl.gz --index DIR [--cases FILE] [--out
 * src/answer/sureness/open-weights.ts]`.
 * Each is asked of the index and of small corpora, and those with an answer again without their articles and all
 * copies. Each fifth is judged by weights fitted on the others; the part `unseen` of the items by weights fitted on
 * all.
 */
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { answerQuestion } from '../../answer/answer.js'
import { type AllSigns, allSignNames, openProbability } from '../../answer/sureness/abstention.js'
import { openConfiguredReader } from '../../app/models.js'
import { readConfig } from '../../config.js'
import { fingerprintOf } from '../../corpus/refresh.js'
import { spoken } from '../../domain/index.js'
import { copiesOfGold } from '../../evaluation/evaluate.js'
import { FileStore, type IndexVersion } from '../../index/index.js'
import { isOpen } from '../../question/asked-value.js'
import type { WeightsOf } from '../../read/logistic.js'
import { keptCases } from '../inputs/kept-cases.js'
import { openConfiguredEmbedder } from '../inputs/model.js'
import { type OpenItem, readOpenItems, showsPoints } from '../inputs/open-items.js'
import { shareOf } from '../inputs/reading-set.js'
import { askings, textsOf } from '../inputs/written-corpora.js'
import { directionsOf } from '../statistics/directions.js'
import { fitByName, keptWeights } from '../statistics/logistic.js'
import { leastFor, unseen } from '../statistics/unseen.js'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string', default: '' },
    items: { type: 'string', default: 'embeddings/training/open.jsonl.gz' },
    index: { type: 'string' },
    cases: { type: 'string' },
    out: { type: 'string' },
    /** The share of answerable questions that should be answered. */
    keep: { type: 'string', default: '0.93' },
  },
})

interface Case {
  n: number
  part: OpenItem['part']
  form: string
  isWithout: boolean
  isAnswerable: boolean
  isOpen: boolean
  signs: AllSigns
  /** Whether the quotes show what a right answer shows. */
  isHeld: boolean
}

const config = readConfig()
const embedder = await openConfiguredEmbedder()
const reader = openConfiguredReader(config)

async function askAll(): Promise<Case[]> {
  const whole = await new FileStore(values.index ?? config.indexDir).open(fingerprintOf(embedder))
  const items = await readOpenItems(values.items, values.corpus)
  const golds = items.map(({ articles }) => ({ question: '', gold: articles }))
  const copies = await copiesOfGold(whole, golds)
  const cases: Case[] = []
  for (const [n, item] of items.entries()) {
    cases.push(...(await caseOf(whole, item, n)))
    if (item.points.length === 0) continue
    const left = copies({ question: '', gold: item.articles })
    // An answer that another report has too is right.
    cases.push(...(await caseOf(whole, item, n, left)).filter(({ isHeld }) => !isHeld))
  }
  // In small corpora, words are less distinctive; questions without an answer are asked there among articles about
  // something else.
  const first = items.flatMap(({ articles }) => articles[0] ?? [])
  const known = items.map((item, n) => {
    return { n, item, id: item.articles[0] ?? first[n % first.length] ?? '' }
  })
  const asked = known.map(
    ({ id, item }) => ({ kind: 'none', id, question: item.question }) as const,
  )
  const texts = await textsOf(asked, values.corpus)
  for await (const { kind, index, items: some } of askings(asked, texts, whole, embedder)) {
    if (kind !== 'of small ones') continue
    const ids = new Set(some.map(({ id }) => id))
    for (const { n, item, id } of known) {
      if (ids.has(id)) cases.push(...(await caseOf(index, item, n)))
    }
  }
  return cases
}

async function caseOf(
  index: IndexVersion,
  item: OpenItem,
  n: number,
  exclude?: ReadonlySet<string>,
): Promise<Case[]> {
  const { answer, weighed } = await answerQuestion(index, embedder, item.question, {
    ...{ reader, exclude, evenIfUnsure: true },
  })
  const quotes = answer.citations.map(({ quote }) => quote)
  return (weighed ? [weighed] : []).map(({ question, signs, ofReader }) => ({
    ...{ n, part: item.part, form: item.form },
    isWithout: exclude !== undefined,
    isHeld: showsPoints(item, [answer.short ?? '', spoken(answer), ...quotes]),
    isAnswerable: item.points.length > 0 && exclude === undefined,
    isOpen: isOpen(question),
    signs: { ...signs, ...ofReader },
  }))
}

const all = await keptCases(values.cases, askAll)
const open = all.filter((one) => one.isOpen)
const cases = open.filter(({ part }) => part === 'fit')

const fitting = { ridge: 12, isBalanced: true, directions: directionsOf('ofSilence', allSignNames) }
const fittedOn = (some: readonly Case[]) =>
  fitByName(
    allSignNames,
    some.map(({ signs, isAnswerable }) => ({ signs, label: isAnswerable ? 1 : 0 }) as const),
    fitting,
  )

interface Judged {
  one: Case
  sureness: number
}
const judgedBy = (one: Case, weights: WeightsOf<keyof AllSigns>): Judged => ({
  one,
  sureness: openProbability(one.signs, weights),
})
const outcomes = unseen(cases, ({ n }) => n % 5, fittedOn).map(({ one, fitted }) =>
  judgedBy(one, fitted),
)
const surest = outcomes
  .filter(({ one }) => one.isAnswerable)
  .map(({ sureness }) => sureness)
  .toSorted((a, b) => b - a)
const least = surest[Math.floor(Number(values.keep) * surest.length)] ?? 0.5
const [high = 1, medium = 1] = [0.8, 0.6].map((right) =>
  Math.max(
    least,
    leastFor(
      right,
      outcomes
        .filter(({ one }) => !one.isWithout)
        .map(({ one, sureness }) => ({ sureness, isRight: one.isHeld })),
    ),
  ),
)
const weights = fittedOn(cases)

function report(name: string, list: readonly Judged[]): void {
  const speaks = ({ sureness }: Judged) => sureness >= least
  const silent = (some: Judged[]) => shareOf(some, (each) => !speaks(each)).toFixed(2)
  const asked = list.filter(({ one }) => one.isAnswerable)
  const right = shareOf(asked, (each) => speaks(each) && each.one.isHeld).toFixed(2)
  process.stdout.write(
    `${name}: ${asked.length} with an answer, silent ${silent(asked)}, right ${right}; silent over ${silent(list.filter(({ one }) => !one.isAnswerable && !one.isWithout))} of those without, ${silent(list.filter(({ one }) => one.isWithout))} without their articles\n`,
  )
}
report('each part by the others', outcomes)
const others = open.filter(({ part }) => part === 'unseen').map((one) => judgedBy(one, weights))
report('unseen', others)

const text = `import type { ReadSigns } from './read-signs.js'
import type { Signs } from './signs.js'

/** Written by \`npm run fit:open\`: whether what is found answers a question that no single span answers, from written ones. */
export const openWeights: Record<keyof Signs | keyof ReadSigns | 'bias' | 'threshold', number> = ${JSON.stringify(keptWeights(weights, least), null, 2)}

/** From which probabilities on such an answer is fairly sure, and sure. */
export const openBounds = { medium: ${medium.toFixed(3)}, high: ${high.toFixed(3)} }
`
if (values.out) await writeFile(values.out, text)
else process.stdout.write(text)
