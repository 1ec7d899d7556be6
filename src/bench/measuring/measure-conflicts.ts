/**
 * Measures whether values that differ are both shown:
 * node dist/bench/measuring/measure-conflicts.js --corpus FILE.jsonl[.gz] [--items FILE] [--count 100] [--seed 1] [--show]
 * For a written question, the passage that answers it is put in three reports, and in three others with another value
 * of its kind in place of the answer, each with different sentences of the article around it; the corpus also contains
 * the articles of other questions. Without the three others, no conflict may be shown.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createApp } from '../../app.js'
import { readConfig } from '../../config.js'
import { refresh } from '../../corpus/refresh.js'
import type { Answer } from '../../domain/index.js'
import { FileStore } from '../../index/index.js'
import { Dice } from '../../read/dice.js'
import { Telling } from '../../read/training/telling.js'
import type { ValueKind } from '../../read/values.js'
import { foldCompact } from '../../text/fold.js'
import { sentences } from '../../text/sentences.js'
import { openConfiguredEmbedder } from '../inputs/model.js'
import { seededRandom } from '../inputs/seeded-random.js'
import { textsOf } from '../inputs/written-corpora.js'
import { readWrittenItems } from '../inputs/written-items.js'

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    items: { type: 'string', default: 'embeddings/training/fitting.jsonl.gz' },
    count: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    show: { type: 'boolean', default: false },
  },
})

const REPORTS = 3
const BESIDE = 60
const exchangeable = new Set<ValueKind>(['who', 'where', 'organisation', 'when', 'number', 'work'])

interface Case {
  question: string
  id: string
  text: string
  answer: { start: number; end: number }
  put: string
}

const dice = new Dice(seededRandom(Number(values.seed)))
const items = readWrittenItems(values.items).filter((item) => item.kind === 'answer')
const texts = await textsOf(items, values.corpus ?? '')

/** Returns every answer that is a value, with another of its kind and unit from another article. */
function casesOf(): Case[] {
  const known = new Map<string, string[]>()
  const cases: Case[] = []
  for (const item of dice.shuffled(items)) {
    const text = texts.get(item.id) ?? ''
    const [start, end] = item.answer
    const telling = new Telling(text)
    const span = telling.sentences.find((each) => each.start <= start && end <= each.end)
    const value =
      span && telling.sentence(span).values.find((each) => each.start === start && each.end === end)
    if (!value || !exchangeable.has(value.kind)) continue
    const kind = `${value.kind} ${value.unit}`
    const others = known.get(kind) ?? []
    const put = dice.pick(others.filter((each) => !text.includes(each)))
    known.set(kind, [...others, text.slice(start, end)])
    if (put !== undefined)
      cases.push({ question: item.question, id: item.id, text, answer: { start, end }, put })
  }
  return cases.slice(0, Number(values.count))
}

/**
 * Returns a report made of some sentences of the article around the one that answers, with `said` in place of the
 * answer.
 */
function report({ text, answer }: Case, said: string, n: number): string {
  const all = sentences(text)
  const at = all.findIndex(({ start, end }) => start <= answer.start && answer.end <= end)
  const first = all[Math.max(0, at - (n % 3))]?.start ?? 0
  const last = all[Math.min(all.length - 1, at + 1 + (n % 2))]?.end ?? text.length
  return `${text.slice(first, answer.start)}${said}${text.slice(answer.end, last)}`
}

const embedder = await openConfiguredEmbedder()
const config = readConfig()

async function ask(one: Case, others: readonly Case[], wrong: number): Promise<Answer> {
  const right = one.text.slice(one.answer.start, one.answer.end)
  const reports = [
    ...Array.from({ length: REPORTS }, (_, n) => report(one, right, n)),
    ...Array.from({ length: wrong }, (_, n) => report(one, one.put, n + 1)),
    ...dice.sample(others, BESIDE).map(({ text }) => text),
  ]
  const folder = await mkdtemp(join(tmpdir(), 'youju-conflicts-'))
  const [corpus, indexDir] = [join(folder, 'corpus'), join(folder, 'index')]
  await mkdir(corpus)
  const lines = reports.map((text, id) => JSON.stringify({ id, text }))
  await writeFile(join(corpus, 'articles.jsonl'), lines.join('\n'))
  await refresh({ corpus, store: new FileStore(indexDir), embedder })
  const app = createApp({ ...config, corpus, indexDir })
  const { answer } = await app.ask({ question: one.question })
  await app.close()
  await rm(folder, { recursive: true })
  return answer
}

const cases = casesOf()
let [shown, said, falsely, answered] = [0, 0, 0, 0]
for (const one of cases) {
  const others = cases.filter(({ id }) => id !== one.id)
  const right = foldCompact(one.text.slice(one.answer.start, one.answer.end))
  const put = foldCompact(one.put)
  const both = await ask(one, others, REPORTS)
  const given = both.conflicts.flatMap((conflict) =>
    conflict.values.map(({ value }) => foldCompact(value)),
  )
  const isShown = [right, put].every((each) => given.some((value) => value.includes(each)))
  const all = foldCompact(both.answer)
  if (both.status === 'answered') answered++
  if (isShown) shown++
  if (all.includes(right) && all.includes(put)) said++
  if ((await ask(one, others, 0)).conflicts.length > 0) falsely++
  if (values.show && !isShown) {
    console.log(
      `${one.question} | ${right} | ${put} | ${both.status} ${both.short} ${JSON.stringify(both.conflicts)} ${both.answer}`,
    )
  }
}
console.log(
  `${cases.length} questions: answered ${answered}, both values as a conflict ${shown}, both in the answer ${said}; a conflict where there is none ${falsely}`,
)
