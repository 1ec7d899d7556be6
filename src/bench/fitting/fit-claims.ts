import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { openConfiguredReader } from '../../app/models.js'
import { checkClaim } from '../../check/check-claim.js'
import { type ClaimSigns, claimSignNames } from '../../check/claim-signs.js'
import { type ClaimReading, chance, isBarred } from '../../check/read-claim.js'
import { readConfig } from '../../config.js'
import { fingerprintOf } from '../../corpus/refresh.js'
import { FileStore, type IndexVersion } from '../../index/index.js'
import type { WeightsOf } from '../../read/logistic.js'
import { keptCases } from '../inputs/kept-cases.js'
import { openConfiguredEmbedder } from '../inputs/model.js'
import { readReadingSet, shareOf } from '../inputs/reading-set.js'
import { askings, type CorpusKind, corpusKinds, textsOf } from '../inputs/written-corpora.js'
import { readWrittenItems } from '../inputs/written-items.js'
import { fitByName, keptWeights } from '../statistics/logistic.js'
import { leastFor, partOf, unseen } from '../statistics/unseen.js'

/**
 * Fits the weights of a claim's verdict when a reader is used in addition to the rules:
 * `npm run fit:claims -- --corpus news-68k.jsonl.gz --index DIR [--held-out claims-dev.jsonl] [--cases FILE] [--out
 * src/check/claim-weights.ts]`.
 * As in fit:reading, the written claims (`--items`) are checked against the whole corpus and against small ones, each
 * fifth is judged by weights fitted on the others, and figures are printed for `--held-out`.
 */
const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    items: { type: 'string', default: 'embeddings/training/fitting.jsonl.gz' },
    index: { type: 'string' },
    out: { type: 'string' },
    /** A file of signs, so that a later fit need not ask again. */
    cases: { type: 'string' },
    'held-out': { type: 'string', multiple: true, default: [] },
    /** The share of the verdicts on unseen claims that should be right. */
    supported: { type: 'string', default: '0.85' },
    contradicted: { type: 'string', default: '0.84' },
  },
})

type Truth = 'supported' | 'contradicted' | 'neither'
const sides = ['supported', 'contradicted'] as const

interface Claim {
  id: string
  claim: string
  verdict: Truth
}

interface Case {
  id: string
  kind: CorpusKind | 'held out'
  truth: Truth
  signs: ClaimSigns
  isBarred: Record<(typeof sides)[number], boolean>
}

const config = readConfig()
const embedder = await openConfiguredEmbedder()
const reader = openConfiguredReader(config)

async function casesOf(
  index: IndexVersion,
  claims: readonly Claim[],
  kind: Case['kind'],
): Promise<Case[]> {
  const cases: Case[] = []
  for (const { id, claim, verdict } of claims) {
    const readings: ClaimReading[] = []
    await checkClaim(index, embedder, claim, { reader, onRead: (each) => readings.push(each) })
    // If there are several parts, the least supported one decides.
    const [worst] = readings.toSorted((a, b) => a.signs.lead - b.signs.lead)
    if (!worst) continue
    const barred = {
      supported: isBarred('supported', worst),
      contradicted: isBarred('contradicted', worst),
    }
    cases.push({ id, kind, truth: verdict, signs: worst.signs, isBarred: barred })
  }
  return cases
}

async function checkAll(): Promise<Case[]> {
  const whole = await new FileStore(values.index ?? config.indexDir).open(fingerprintOf(embedder))
  const items = readWrittenItems(values.items).filter((item) => item.kind === 'claim')
  const texts = await textsOf(items, values.corpus ?? '')
  const cases: Case[] = []
  for await (const { kind, index, items: some } of askings(items, texts, whole, embedder)) {
    const claims = some.filter((item) => item.kind === 'claim')
    cases.push(...(await casesOf(index, claims, kind)))
  }
  for (const path of values['held-out']) {
    const claims = (await readReadingSet(path)).filter((item) => item.kind === 'claim')
    const held = claims.map((each) => ({ ...each, id: '' }))
    cases.push(...(await casesOf(whole, held, 'held out')))
  }
  return cases
}

const all = await keptCases(values.cases, checkAll)
const cases = all.filter(({ kind }) => kind !== 'held out')
/** The length of a claim depends on how it was written, not on whether it is true. */
const directions = claimSignNames.map((name) => (name === 'length' ? null : 0))
const fitting = { ridge: 3, isBalanced: false, directions }

/** Returns how sure a verdict is; 0 if it is ruled out. */
function surenessOf(
  side: (typeof sides)[number],
  weights: WeightsOf<keyof ClaimSigns>,
  one: Case,
): number {
  return one.isBarred[side] ? 0 : chance(weights, one.signs)
}

const written: string[] = []
for (const side of sides) {
  const caseOf = ({ signs, truth }: Case) => ({ signs, label: truth === side ? 1 : 0 }) as const
  const fittedOn = (some: readonly Case[]) => fitByName(claimSignNames, some.map(caseOf), fitting)
  const judged = unseen(cases, ({ id }) => partOf(id), fittedOn).map(({ one, fitted }) => {
    return { one, sureness: surenessOf(side, fitted, one), isRight: one.truth === side }
  })
  const least = leastFor(Number(values[side]), judged)
  const weights = fittedOn(cases)
  const report = (name: string, list: typeof judged) => {
    const given = list.filter(({ sureness }) => sureness >= least)
    const so = list.filter(({ isRight }) => isRight)
    const two = (value: number) => value.toFixed(2)
    process.stdout.write(
      `${side}, ${name}: given ${given.length} times, right ${two(shareOf(given, ({ isRight }) => isRight))}, of what is so ${two(shareOf(so, ({ sureness }) => sureness >= least))}\n`,
    )
  }
  report('each part by the others', judged)
  for (const kind of corpusKinds) {
    report(
      kind,
      judged.filter(({ one }) => one.kind === kind),
    )
  }
  const held = all.filter(({ kind }) => kind === 'held out')
  if (held.length > 0) {
    report(
      'held out',
      held.map((one) => {
        return { one, sureness: surenessOf(side, weights, one), isRight: one.truth === side }
      }),
    )
  }
  written.push(JSON.stringify(keptWeights(weights, least), null, 2))
}

const [supported, contradicted] = written
const text = `import type { ClaimWeights } from './claim-signs.js'

/** Written by \`npm run fit:claims\`: whether the corpus supports a claim, from written claims. */
export const supportedWeights: ClaimWeights = ${supported}

/** The same of whether it contradicts it. */
export const contradictedWeights: ClaimWeights = ${contradicted}
`
if (values.out) await writeFile(values.out, text)
else process.stdout.write(text)
