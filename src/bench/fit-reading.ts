import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { answerProbability, withSureRules } from '../answer/abstention.js'
import { answerQuestion } from '../answer/answer.js'
import { headlineSignNames } from '../answer/headline-signs.js'
import { readSignNames } from '../answer/read-signs.js'
import { signNames } from '../answer/signs.js'
import { openConfiguredReader } from '../app/models.js'
import { readConfig } from '../config.js'
import { fingerprintOf } from '../corpus/refresh.js'
import { holds, isRightShort, readReadingSet, shareOf } from '../evaluation/reading.js'
import { openSnapshot, type Snapshot } from '../index/index.js'
import type { WrittenItem } from '../read/training/written-items.js'
import { directionsOf } from './directions.js'
import {
  fitLogistic,
  type LogisticCase,
  type LogisticWeights,
  logisticProbability,
  namedWeights,
} from './logistic.js'
import { openConfiguredEmbedder } from './model.js'
import { leastFor, partOf, unseen } from './unseen.js'
import { askings, type CorpusKind, corpusKinds, textsOf } from './written-corpora.js'
import { readWrittenItems } from './written-items.js'

/**
 * Fits when to be silent where a reader reads beside the rules:
 * `npm run fit:reading -- --corpus news-68k.jsonl.gz --index DIR [--held-out reading-dev.jsonl] [--cases FILE] [--out src/answer]`. The written
 * items (`--items`) are asked of the index of the whole corpus, of small ones, and of single sentences; the reader must not
 * have been trained on them. Each fifth is judged by weights of the others, which gives the thresholds; of `--held-out`
 * figures are printed, and nothing is fitted on it.
 */
const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    items: { type: 'string', default: 'embeddings/training/fitting.jsonl.gz' },
    index: { type: 'string' },
    out: { type: 'string' },
    /** Where the signs are kept: to fit again without asking again. */
    cases: { type: 'string' },
    'held-out': { type: 'string', multiple: true, default: [] },
    /** The share of answerable questions that are to be answered. */
    keep: { type: 'string', default: '0.84' },
    /** Of what is shown above the sentences, near misses counted in, so much is to be right where it was not fitted on. */
    right: { type: 'string', default: '0.81' },
  },
})

/** What was made of a question, as numbers. */
interface Case {
  /** Of the article that it was written on, and what it was asked of. */
  id: string
  kind: CorpusKind | 'held out'
  isAnswerable: boolean
  /** The signs of whether it is answered, and what the rules alone make of it. */
  row: number[]
  byRules: number
  /** The signs of each span that may be shown, and whether it is right. */
  spans: LogisticCase[]
  /** Whether the best three sentences hold the answer. */
  isHeld: boolean
}

/** Where `sureness` stands among the signs of a span: it is put in when it is known. */
const SURENESS = headlineSignNames.indexOf('sureness')

/** A question, and its answer; null where nothing answers. */
interface Asked {
  id: string
  question: string
  answer: string | null
}

async function casesOf(
  index: Snapshot,
  asked: readonly Asked[],
  kind: Case['kind'],
): Promise<Case[]> {
  const cases: Case[] = []
  for (const { id, question, answer } of asked) {
    await answerQuestion(index, embedder, question, {
      reader,
      onRead(weighed) {
        const { signs, ofReader, headlines, evidence } = weighed
        const three = evidence
          .slice(0, 3)
          .map(({ article, sentence }) => article.text.slice(sentence.start, sentence.end))
        cases.push({
          id,
          kind,
          isAnswerable: answer !== null,
          row: [
            ...signNames.map((name) => signs[name]),
            ...readSignNames.map((name) => ofReader[name]),
          ],
          byRules: answerProbability(signs),
          spans: headlines.map(({ evidence: { article }, span, signs: ofSpan }) => {
            const said = article.text.slice(span.start, span.end)
            const isRight = answer !== null && isRightShort(said, answer)
            return {
              row: headlineSignNames.map((name) => ofSpan[name]),
              label: isRight ? 1 : 0,
            }
          }),
          isHeld: answer !== null && three.some((text) => holds(text, answer)),
        })
      },
    })
  }
  return cases
}

/** A written question with its answer as it stands in its article. */
function askedBy(item: WrittenItem, texts: ReadonlyMap<string, string>): Asked[] {
  if (item.kind === 'claim') return []
  const answer = item.kind === 'answer' ? (texts.get(item.id) ?? '').slice(...item.answer) : null
  return [{ id: item.id, question: item.question, answer }]
}

async function heldOut(path: string): Promise<Asked[]> {
  const items = await readReadingSet(path)
  return items.flatMap((item) =>
    item.kind === 'claim'
      ? []
      : [{ id: '', question: item.question, answer: item.kind === 'answer' ? item.answer : null }],
  )
}

const config = readConfig()
const embedder = await openConfiguredEmbedder()
const reader = openConfiguredReader(config)

async function askAll(): Promise<Case[]> {
  const whole = await openSnapshot(values.index ?? config.indexDir, fingerprintOf(embedder))
  const items = readWrittenItems(values.items).filter(({ kind }) => kind !== 'claim')
  const texts = await textsOf(items, values.corpus ?? '')
  const cases: Case[] = []
  for await (const { kind, index, items: some } of askings(items, texts, whole, embedder)) {
    const asked = some.flatMap((item) => askedBy(item, texts))
    cases.push(...(await casesOf(index, asked, kind)))
  }
  for (const path of values['held-out']) {
    cases.push(...(await casesOf(whole, await heldOut(path), 'held out')))
  }
  return cases
}

async function readCases(): Promise<Case[]> {
  const path = values.cases
  if (path && existsSync(path)) return JSON.parse(readFileSync(path, 'utf8'))
  const cases = await askAll()
  if (path) await writeFile(path, JSON.stringify(cases))
  return cases
}

const ofSilence = {
  ridge: 3,
  isBalanced: true,
  directions: directionsOf('ofSilence', [...signNames, ...readSignNames]),
}
const ofSpans = {
  ridge: 3,
  isBalanced: false,
  directions: directionsOf('ofHeadlines', headlineSignNames),
}
/** What a near miss counts beside an answerable question: people ask fewer of them than were written. */
const NEAR_MISS = 0.5

const all = await readCases()
const cases = all.filter(({ kind }) => kind !== 'held out')
const held = all.filter(({ kind }) => kind === 'held out')

/** A case with how sure it is that it is answered. */
interface Sure {
  of: Case
  sureness: number
}

/** A span that may be shown, with its signs. */
interface Shown extends LogisticCase {
  of: Case
}

/** What would be made of a case. */
interface Outcome extends Sure {
  /** How sure the best span is, and whether it is right. */
  shown: number
  isRight: boolean
}

function caseOf({ row, isAnswerable }: Case): LogisticCase {
  return { row, label: isAnswerable ? 1 : 0 }
}

function surenessBy(weights: LogisticWeights, of: Case): Sure {
  return { of, sureness: withSureRules(of.byRules, logisticProbability(weights, of.row)) }
}

function spansOf({ of, sureness }: Sure): Shown[] {
  return of.spans.map(({ row, label }) => ({ of, row: row.with(SURENESS, sureness), label }))
}

function outcomeOf(sure: Sure, weights: LogisticWeights): Outcome {
  const [best] = spansOf(sure)
    .map(({ row, label }) => ({ label, probability: logisticProbability(weights, row) }))
    .sort((a, b) => b.probability - a.probability)
  return { ...sure, shown: best?.probability ?? 0, isRight: best?.label === 1 }
}

const sure = unseen(cases, ({ id }) => partOf(id), caseOf, ofSilence).map(({ one, weights }) =>
  surenessBy(weights, one),
)
const spans = unseen(
  sure.flatMap(spansOf),
  ({ of }) => partOf(of.id),
  (one) => one,
  ofSpans,
)
const bySpans = new Map(spans.map(({ one, weights }) => [one.of, weights]))
const outcomes = sure.map((one) => outcomeOf(one, bySpans.get(one.of) ?? []))

const isAnswerable = ({ of }: Sure) => of.isAnswerable
const weightOf = (one: Sure) => (isAnswerable(one) ? 1 : NEAR_MISS)
const answerable = outcomes.filter(isAnswerable)
const speakFrom =
  answerable.map(({ sureness }) => sureness).toSorted((a, b) => b - a)[
    Math.floor(Number(values.keep) * answerable.length)
  ] ?? 0.5
const speaks = ({ sureness }: Sure) => sureness >= speakFrom
const showFrom = leastFor(
  Number(values.right),
  outcomes
    .filter(speaks)
    .map((one) => ({ sureness: one.shown, isRight: one.isRight, weight: weightOf(one) })),
)
/** From which sureness on so many answers hold the right one, in what is said of it: `confidence` high, and medium. */
const [high, medium] = [0.9, 0.8].map((right) =>
  Math.max(
    speakFrom,
    leastFor(
      right,
      outcomes.map((one) => ({
        sureness: one.sureness,
        isRight: one.of.isHeld,
        weight: weightOf(one),
      })),
    ),
  ),
)

const weights = fitLogistic(cases.map(caseOf), ofSilence)
const spanWeights = fitLogistic(sure.flatMap(spansOf), ofSpans)

function tell(name: string, list: readonly Outcome[]): void {
  const asked = list.filter(isAnswerable)
  const misses = list.filter((one) => !isAnswerable(one))
  const isShown = (one: Outcome) => speaks(one) && one.shown >= showFrom
  const shown = asked.filter(isShown)
  const two = (value: number) => value.toFixed(2)
  process.stdout.write(
    `${name}: answered ${two(shareOf(asked, speaks))}, the best three sentences hold it ${two(shareOf(asked, (one) => speaks(one) && one.of.isHeld))}; short shown ${two(shown.length / (asked.length || 1))}, right ${two(shareOf(shown, ({ isRight }) => isRight))}; near misses silent ${two(shareOf(misses, (one) => !speaks(one)))}, with a short answer ${two(shareOf(misses, isShown))}\n`,
  )
}

tell('each part by the others', outcomes)
for (const kind of corpusKinds) {
  tell(
    kind,
    outcomes.filter(({ of }) => of.kind === kind),
  )
}
if (held.length > 0) {
  tell(
    values['held-out'].join(', ') || 'held out',
    held.map((of) => outcomeOf(surenessBy(weights, of), spanWeights)),
  )
}

function rounded(values: Record<string, number | undefined>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Number((value ?? 1).toFixed(3))]),
  )
}

async function write(file: string, head: string, named: Record<string, number>): Promise<void> {
  const text = `${head} = ${JSON.stringify(named, null, 2)}\n`
  if (values.out) await writeFile(join(values.out, file), text)
  else process.stdout.write(text)
}

await write(
  'read-weights.ts',
  `import type { ReadSigns } from './read-signs.js'
import type { Signs } from './signs.js'

/** Written by \`npm run fit:reading\`: whether a question is answered, from written questions and near misses. */
export const weights: Record<
  keyof Signs | keyof ReadSigns | 'bias' | 'threshold' | 'medium' | 'high',
  number
>`,
  {
    ...namedWeights([...signNames, ...readSignNames], weights, speakFrom),
    ...rounded({ medium, high }),
  },
)
await write(
  'headline-weights.ts',
  `import type { HeadlineSigns } from './headline-signs.js'

/** Written by \`npm run fit:reading\`: whether a span is the answer, from the same. */
export const weights: Record<keyof HeadlineSigns | 'bias' | 'threshold', number>`,
  namedWeights(headlineSignNames, spanWeights, showFrom),
)
