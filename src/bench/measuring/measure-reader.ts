/**
 * Measures how well the reader reads what the product finds:
 * node dist/bench/measuring/measure-reader.js --index DIR [--questions reading-dev.jsonl] [--claims claims-dev.jsonl] [--first N]
 * [--passages 10] [--stretches N] [--show]
 * For each question: the best span over the first passages, right or wrong, how sure it is, and whether near misses
 * would get one. For claims: the judgement of the passage that is surest to be relevant. READER_MODEL names the reader.
 */
import { parseArgs } from 'node:util'
import { openConfiguredReader } from '../../app/models.js'
import { type App, createApp } from '../../app.js'
import { readConfig } from '../../config.js'
import { percentile } from '../../evaluation/percentile.js'
import { combine } from '../../read/combine.js'
import type { Entailment, Reader } from '../../read/reader.js'
import { sentences } from '../../text/sentences.js'
import {
  type AnsweredItem,
  atCoverage,
  type ClaimItem,
  holds,
  isRightShort,
  type Judged,
  type ReadingItem,
  readReadingSet,
  shareOf,
} from '../inputs/reading-set.js'

const COVERAGES = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1]
/** The numbers of surest verdicts of a kind that are counted, as shares of all claims. */
const SUREST = [0.05, 0.15, 0.25, 0.35]
/** The number of sentences shown if there is no headline. */
const SENTENCES = 3

const { values } = parseArgs({
  options: {
    index: { type: 'string' },
    questions: { type: 'string' },
    claims: { type: 'string' },
    first: { type: 'string' },
    passages: { type: 'string', default: '10' },
    stretches: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
})

const say = (line: string) => process.stdout.write(`${line}\n`)
const two = (value: number) => value.toFixed(2)

interface Asked {
  item: ReadingItem & { question: string }
  best: string
  judged: Judged
  inSentences: boolean
}

async function ask(app: App, reader: Reader, item: Asked['item'], times: number[]): Promise<Asked> {
  const hits = await app.search(item.question, { k: Number(values.passages) })
  const texts = hits.map(({ passage }) => passage.text)
  const began = performance.now()
  const readings = await reader.read(item.question, texts)
  times.push(performance.now() - began)
  const candidates = combine(texts, readings)
  const answer = item.kind === 'answer' ? item.answer : null
  const best = candidates[0]
  const places = candidates.flatMap(({ occurrences }) => occurrences.slice(0, 1))
  const shown = new Set<string>()
  for (const { passage, start } of places) {
    const text = texts[passage] ?? ''
    const around = sentences(text).find((one) => one.start <= start && start < one.end)
    if (around && shown.size < SENTENCES) shown.add(text.slice(around.start, around.end))
  }
  return {
    item,
    best: best?.text ?? '',
    judged: {
      sure: best?.score ?? 0,
      right: answer !== null && best !== undefined && isRightShort(best.text, answer),
    },
    inSentences: answer !== null && [...shown].some((sentence) => holds(sentence, answer)),
  }
}

async function questions(app: App, reader: Reader, items: readonly ReadingItem[]): Promise<void> {
  const times: number[] = []
  const asked: Asked[] = []
  const before = process.cpuUsage()
  for (const item of items) {
    if (item.kind !== 'claim') asked.push(await ask(app, reader, item, times))
  }
  const spent = process.cpuUsage(before)
  const answers = asked.filter(({ item }) => item.kind === 'answer')
  const misses = asked.filter(({ item }) => item.kind === 'none').map(({ judged }) => judged)
  const right = answers.filter(({ judged }) => judged.right)
  say(`best span right: ${right.length} of ${answers.length}`)
  const held = answers.filter(({ inSentences }) => inSentences).length
  say(`in the ${SENTENCES} sentences of the best spans: ${held} of ${answers.length}`)
  for (const by of ['style', 'type'] as const) {
    const kinds = new Set(answers.map(({ item }) => (item as AnsweredItem)[by]))
    const lines = [...kinds].sort().map((kind) => {
      const of = answers.filter(({ item }) => (item as AnsweredItem)[by] === kind)
      return `${kind} ${of.filter(({ judged }) => judged.right).length} of ${of.length}`
    })
    say(`by ${by}: ${lines.join(', ')}`)
  }
  for (const share of COVERAGES) {
    const judged = answers.map((one) => one.judged)
    const at = atCoverage(judged, misses, share)
    say(
      `shown for ${two(share)}: right ${two(at.right)}, near misses shown ${two(at.nearMisses)}, from ${two(at.least)} on`,
    )
  }
  say(
    `reading a question: median ${Math.round(percentile(times, 0.5))} ms, p95 ${Math.round(percentile(times, 0.95))} ms; ${Math.round((spent.user + spent.system) / 1000 / asked.length)} ms of processor time with the search`,
  )
  if (!values.show) return
  for (const { item, best, judged } of asked) {
    const wanted = item.kind === 'answer' ? item.answer : ''
    say(
      `${judged.right ? 'right' : item.kind === 'none' ? 'none ' : 'wrong'} ${two(judged.sure)} ${item.question} | ${wanted} | ${best}`,
    )
  }
}

interface Verdict {
  item: ClaimItem
  said: Entailment
}

const classes = { supported: 'supports', contradicted: 'contradicts', neither: 'neither' } as const

async function claims(app: App, reader: Reader, items: readonly ClaimItem[]): Promise<void> {
  const verdicts: Verdict[] = []
  for (const item of items) {
    const hits = await app.search(item.claim, { k: Number(values.passages) })
    const said = await reader.entails(
      item.claim,
      hits.map(({ passage }) => passage.text),
    )
    if (said === null) {
      say('this reader judges no claims')
      return
    }
    verdicts.push({ item, said: surest(said) })
  }
  const right = ({ item, said }: Verdict) =>
    said[classes[item.verdict]] === Math.max(...Object.values(said))
  say(`claims: ${verdicts.length}, right ${two(shareOf(verdicts, right))}`)
  for (const verdict of ['supported', 'contradicted'] as const) {
    const order = verdicts.toSorted((a, b) => b.said[classes[verdict]] - a.said[classes[verdict]])
    const lines = SUREST.map((share) => {
      const shown = order.slice(0, Math.round(share * order.length))
      return `${shown.length}: ${two(shareOf(shown, ({ item }) => item.verdict === verdict))}`
    })
    say(`right of the surest ${verdict}: ${lines.join(', ')}`)
  }
}

/** Returns the judgement of the passage that is surest to support or contradict. */
function surest(said: readonly Entailment[]): Entailment {
  return said.reduce((best, one) => (one.neither < best.neither ? one : best), {
    supports: 0,
    contradicts: 0,
    neither: 1,
  })
}

const config = { ...readConfig() }
if (values.index !== undefined) config.indexDir = values.index
const reader = openConfiguredReader(
  config,
  values.stretches === undefined ? {} : { mostStretches: Number(values.stretches) },
)
if (!reader) throw new RangeError('READER_MODEL is off')
const app = createApp(config)
const most = Number(values.first ?? Number.POSITIVE_INFINITY)
if (values.questions) {
  const items = await readReadingSet(values.questions)
  await questions(app, reader, items.slice(0, most))
  const stated = items.filter((item) => item.kind === 'claim')
  if (values.claims === undefined && stated.length > 0) {
    await claims(app, reader, stated.slice(0, most))
  }
}
if (values.claims) {
  const stated = (await readReadingSet(values.claims)).filter((item) => item.kind === 'claim')
  await claims(app, reader, stated.slice(0, most))
}
await app.close()
