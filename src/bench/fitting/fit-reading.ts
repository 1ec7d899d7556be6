import { parseArgs } from 'node:util'
import { surest } from '../../answer/short/headline.js'
import { headlineSignNames } from '../../answer/short/headline-signs.js'
import { allSignNames, readProbability } from '../../answer/sureness/abstention.js'
import { openConfiguredReader } from '../../app/models.js'
import { readConfig } from '../../config.js'
import { fingerprintOf } from '../../corpus/refresh.js'
import { FileStore } from '../../index/index.js'
import { type BoostedTrees, judgeBy } from '../../read/boosted-trees.js'
import { keptCases } from '../inputs/kept-cases.js'
import { openConfiguredEmbedder } from '../inputs/model.js'
import { shareOf } from '../inputs/reading-set.js'
import { boost, type LabelledCase, writeJudge } from '../statistics/boosting.js'
import { directionsOf } from '../statistics/directions.js'
import { grouped, leastFor, partOf, unseen } from '../statistics/unseen.js'
import { type ReadingCase, readingCases } from './reading-cases.js'

/**
 * Fits the decision to abstain when a reader is used in addition to the rules:
 * `npm run fit:reading -- --corpus news-68k.jsonl.gz --index DIR [--held-out reading-dev.jsonl] [--cases FILE] [--out
 * embeddings/models/youju-judge-zh]`.
 * The written items (`--items`) are asked of the index of the whole corpus, with and without their articles, of small
 * corpora, and of single sentences; the reader must not have been trained on them. Each fifth is judged by trees grown
 * on the others, which gives the bounds. Figures are printed for `--held-out` and `--unseen` (kept cases of other
 * items), and nothing is fitted on them.
 */
const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    items: { type: 'string', default: 'embeddings/training/fitting.jsonl.gz' },
    index: { type: 'string' },
    out: { type: 'string' },
    /** A file of signs, so that a later fit need not ask again. */
    cases: { type: 'string' },
    unseen: { type: 'string' },
    'held-out': { type: 'string', multiple: true, default: [] },
    /** The share of answerable questions that should be answered. */
    keep: { type: 'string', default: '0.86' },
    /** The share of unseen short answers that should be right, near misses included. */
    right: { type: 'string', default: '0.81' },
  },
})

const ofSilence = { directions: directionsOf('ofSilence', allSignNames) }
const ofSpans = { directions: directionsOf('ofHeadlines', headlineSignNames) }
/**
 * The weight of a question without an answer when shown answers are judged: people ask fewer of them than were written.
 */
const MISS = 0.5

const config = readConfig()
const all = await keptCases(values.cases, async () => {
  const embedder = await openConfiguredEmbedder()
  return readingCases({
    embedder,
    reader: openConfiguredReader(config),
    whole: await new FileStore(values.index ?? config.indexDir).open(fingerprintOf(embedder)),
    items: values.items,
    corpus: values.corpus ?? '',
    heldOut: values['held-out'],
  })
})
const cases = all.filter(({ kind }) => kind !== 'held out')

/** A case with the probability that it is answered. */
interface Sure {
  of: ReadingCase
  sureness: number
}

/** The outcome of a case. */
interface Outcome extends Sure {
  /** The probability of the best span, and whether it is right. */
  shown: number
  isRight: boolean
}

type Class = 'answerable' | 'near miss' | 'without its article'
const classOf = ({ isAnswerable, kind }: ReadingCase): Class =>
  isAnswerable ? 'answerable' : kind === 'without its article' ? kind : 'near miss'

/**
 * The weight of each class, however many cases it has. Questions without their article differ so much from the others
 * that with a higher weight they would silence questions that are worded in their own way.
 */
const shares: Record<Class, number> = {
  answerable: 0.5,
  'near miss': 0.44,
  'without its article': 0.06,
}

function silenceCases(some: readonly ReadingCase[]): LabelledCase[] {
  const counts = new Map([...grouped(some, classOf)].map(([name, list]) => [name, list.length]))
  return some.map((one) => ({
    row: allSignNames.map((name) => one.signs[name]),
    label: one.isAnswerable ? 1 : 0,
    weight: (shares[classOf(one)] * some.length) / (counts.get(classOf(one)) ?? 1),
  }))
}

const fitSilence = (some: readonly ReadingCase[]) => boost(silenceCases(some), ofSilence)

function surenessBy(trees: BoostedTrees, of: ReadingCase): Sure {
  return { of, sureness: readProbability(of.signs, judgeBy(trees, allSignNames)) }
}

/** Returns the candidate spans, with the sureness added to their signs once it is known. */
function spansOf({ of, sureness }: Sure): ReadingCase['spans'] {
  return of.spans.map(({ signs, label }) => ({ signs: { ...signs, sureness }, label }))
}

function fitSpans(some: readonly Sure[]): BoostedTrees {
  const cases = some.flatMap(spansOf).map(({ signs, label }) => {
    return { row: headlineSignNames.map((name) => signs[name]), label }
  })
  return boost(cases, ofSpans)
}

function outcomeOf(sure: Sure, trees: BoostedTrees): Outcome {
  const best = surest(spansOf(sure), judgeBy(trees, headlineSignNames))
  return { ...sure, shown: best?.probability ?? 0, isRight: best?.label === 1 }
}

const sure = unseen(cases, ({ id }) => partOf(id), fitSilence).map(({ one, fitted }) =>
  surenessBy(fitted, one),
)
const outcomes = unseen(sure, ({ of }) => partOf(of.id), fitSpans).map(({ one, fitted }) =>
  outcomeOf(one, fitted),
)

const isAnswerable = ({ of }: Sure) => of.isAnswerable
const weightOf = (one: Sure) => (isAnswerable(one) ? 1 : MISS)
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
/** The sureness from which this share of answers has the right one in its text: `confidence` high, and medium. */
const [high = 1, medium = 1] = [0.9, 0.8].map((right) =>
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

const silence = fitSilence(cases)
const headline = fitSpans(sure)

function report(name: string, list: readonly Outcome[]): void {
  const classes = grouped(list, ({ of }) => classOf(of))
  const asked = classes.get('answerable') ?? []
  const isShown = (one: Outcome) => speaks(one) && one.shown >= showFrom
  const shown = asked.filter(isShown)
  const two = (value: number) => value.toFixed(2)
  const silent = (['near miss', 'without its article'] as const).map((each) => {
    const some = classes.get(each) ?? []
    return `${each} silent ${two(shareOf(some, (one) => !speaks(one)))}, with a short answer ${two(shareOf(some, isShown))}`
  })
  process.stdout.write(
    `${name}: answered ${two(shareOf(asked, speaks))}, the best three sentences hold it ${two(shareOf(asked, (one) => speaks(one) && one.of.isHeld))}; short shown ${two(shown.length / (asked.length || 1))}, right ${two(shareOf(shown, ({ isRight }) => isRight))}; ${silent.join('; ')}\n`,
  )
}

report('each part by the others', outcomes)
for (const [kind, some] of grouped(outcomes, ({ of }) => of.kind)) report(kind, some)
const others = values.unseen ? await keptCases<ReadingCase>(values.unseen, async () => []) : []
for (const [kind, some] of grouped(
  [...all.filter(({ kind }) => kind === 'held out'), ...others],
  ({ kind }) => (kind === 'held out' ? kind : `unseen, ${kind}`),
)) {
  report(
    kind,
    some.map((of) => outcomeOf(surenessBy(silence, of), headline)),
  )
}

if (values.out) {
  await writeJudge(values.out, 'silence', allSignNames, silence, { least: speakFrom, medium, high })
  await writeJudge(values.out, 'headline', headlineSignNames, headline, { least: showFrom })
}
