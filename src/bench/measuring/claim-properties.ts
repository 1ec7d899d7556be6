/**
 * Checks properties that hold for any corpus:
 * node dist/bench/measuring/claim-properties.js --corpus FILE.jsonl[.gz] --index DIR [--count 400] [--seed 1] [--show]
 * A sentence of an article, to the letter, is a supported claim; with one name, place, number or date replaced by
 * another of its kind, it is not. The sentences are drawn from the corpus that the index was built from.
 */
import { parseArgs } from 'node:util'
import { openConfiguredReader } from '../../app/models.js'
import { checkClaim } from '../../check/check-claim.js'
import { readConfig } from '../../config.js'
import { fingerprintOf } from '../../corpus/refresh.js'
import type { Verdict } from '../../domain/index.js'
import { FileStore } from '../../index/index.js'
import { Dice } from '../../read/dice.js'
import { Telling } from '../../read/training/telling.js'
import type { ValueKind } from '../../read/values.js'
import { statesSomething } from '../../text/content.js'
import { openConfiguredEmbedder } from '../inputs/model.js'
import { readRecords } from '../inputs/records.js'
import { seededRandom } from '../inputs/seeded-random.js'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    index: { type: 'string' },
    count: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    show: { type: 'boolean', default: false },
  },
})

const exchanged = ['who', 'where', 'organisation', 'when', 'number'] as const
type Exchanged = (typeof exchanged)[number]
const [SHORTEST, LONGEST] = [14, 90]

interface Drawn {
  sentence: string
  kind: Exchanged
  /** The sentence with another value; null if the corpus had none. */
  changed: string | null
}

const dice = new Dice(seededRandom(Number(values.seed)))
const texts: string[] = []
for await (const { text } of readRecords(values.corpus ?? '')) texts.push(text)

/** The values of each kind seen so far. */
const seen = new Map<ValueKind, string[]>(exchanged.map((kind) => [kind, []]))

function drawn(text: string): Drawn[] {
  const telling = new Telling(text)
  const fitting = telling.sentences.filter(
    ({ start, end }) => end - start >= SHORTEST && end - start <= LONGEST,
  )
  const span = dice.pick(fitting)
  if (!span) return []
  const found = telling.sentence(span).values.filter((each) => seen.has(each.kind))
  const value = dice.pick(found)
  const sentence = text.slice(span.start, span.end).trim()
  if (!value || telling.text.length !== text.length || !statesSomething(sentence)) return []
  const kind = value.kind as Exchanged
  const [said, unit] = [text.slice(value.start, value.end), value.unit]
  const known = seen.get(kind) ?? []
  const others = known.filter(
    (each) => !text.includes(each) && !each.includes(said) && !said.includes(each),
  )
  const put =
    kind === 'number' ? others.filter((each) => each.endsWith(unit) && unit !== '') : others
  known.push(said)
  const other = dice.pick(put)
  const changed =
    other === undefined
      ? null
      : `${text.slice(span.start, value.start)}${other}${text.slice(value.end, span.end)}`.trim()
  return [{ sentence, kind, changed }]
}

const sentences: Drawn[] = []
for (const text of dice.shuffled(texts)) {
  if (sentences.length >= Number(values.count)) break
  sentences.push(...drawn(text))
}

const config = readConfig()
const embedder = await openConfiguredEmbedder()
const index = await new FileStore(values.index ?? config.indexDir).open(fingerprintOf(embedder))
const reader = openConfiguredReader(config)

async function verdictOn(claim: string): Promise<Verdict> {
  return (await checkClaim(index, embedder, claim, { reader })).verdict
}

const literal = new Map<Verdict, number>()
const changed = new Map<string, number>()
let asked = 0
for (const one of sentences) {
  const plain = await verdictOn(one.sentence)
  literal.set(plain, (literal.get(plain) ?? 0) + 1)
  if (values.show && plain !== 'supported') console.log(`${plain}: ${one.sentence}`)
  if (one.changed === null) continue
  asked++
  const verdict = await verdictOn(one.changed)
  for (const key of [verdict, `${verdict} (${one.kind})`]) {
    changed.set(key, (changed.get(key) ?? 0) + 1)
  }
  if (values.show && verdict === 'supported') console.log(`changed, ${one.kind}: ${one.changed}`)
}
const list = (counts: ReadonlyMap<string, number>) =>
  [...counts].map(([name, count]) => `${name} ${count}`).join(', ')
console.log(`${sentences.length} sentences to the letter: ${list(literal)}`)
console.log(`${asked} with another value: ${list(changed)}`)
