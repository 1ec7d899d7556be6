import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { Dice } from '../../read/dice.js'
import { readable } from '../../read/features.js'
import { learnVocabulary } from '../../read/training/learn-vocabulary.js'
import { ClaimMaker } from '../../read/training/made-up-claims.js'
import { QuestionMaker } from '../../read/training/made-up-questions.js'
import { RowFile } from '../../read/training/pack.js'
import { sameEvent } from '../../read/training/same-event.js'
import { Sameness } from '../../read/training/sameness.js'
import { Telling } from '../../read/training/telling.js'
import {
  claimExamplesOf,
  examplesOf,
  onClaim,
  onQuestion,
  type WrittenClaim,
  type WrittenQuestion,
} from '../../read/training/written.js'
import type { WrittenItem } from '../../read/training/written-items.js'
import { readVocabulary } from '../../read/vocabulary.js'
import { readRecords } from '../inputs/records.js'
import { seededRandom } from '../inputs/seeded-random.js'
import { readLines, readWrittenItems } from '../inputs/written-items.js'

const usage = `npm run model:reader -- data PART --out FILE [options]: what the reader is trained on, as rows of numbers
  vocabulary   characters and common pairs of a corpus (--out is then a .json)
  questions    questions made up from pairs of reports of the same event
  claims       claims made up from the same
  written      written questions with what the product finds for them (--hits)
  mrc          questions of a set in the form of SQuAD (--items)
  written-claims  written claims
  --corpus FILE.jsonl[.gz]  articles, one a line: id, text, split
  --taken FILE.json         ids of articles that nothing may be made up from
  --items FILE              the written items
  --hits FILE.jsonl         what \`youju search --json --batch\` found, ids counting the questions among the items from 0
  --measure                 one example an item, as a measure needs it
  --pairs N                 of how many pairs (40000)
  --model DIR  --pieces DIR  folders of the vocabulary and of the word pieces
  --seed N`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string' },
    taken: { type: 'string' },
    items: { type: 'string' },
    hits: { type: 'string' },
    out: { type: 'string' },
    measure: { type: 'boolean', default: false },
    pairs: { type: 'string', default: '40000' },
    model: { type: 'string', default: 'embeddings/models/youju-reader-zh' },
    pieces: { type: 'string', default: 'embeddings/models/youju-static-zh' },
    seed: { type: 'string', default: '1' },
  },
})
const [part] = positionals
const out = needed(values.out)
mkdirSync(dirname(out), { recursive: true })
const random = seededRandom(Number(values.seed))
const dice = new Dice(random)

switch (part) {
  case 'vocabulary':
    writeFileSync(out, `${JSON.stringify(learnVocabulary(await everyThird()))}\n`)
    break
  case 'questions': {
    const maker = (sameness: Sameness) => new QuestionMaker(sameness, dice)
    await fromPairs((sameness) => {
      const questions = maker(sameness)
      return (asked, other, file) => {
        for (const example of questions.make(asked, other)) file.question(example)
      }
    })
    break
  }
  case 'claims':
    await fromPairs((sameness) => {
      const claims = new ClaimMaker(sameness, dice)
      return (one, other, file) => {
        for (const { claim, stretch, verdict } of claims.make(one, other))
          file.claim(claim, stretch, verdict)
      }
    })
    break
  case 'written':
    await packed(async (file) => {
      for (const written of await writtenQuestions())
        for (const example of values.measure
          ? [onQuestion(written, dice)]
          : examplesOf(written, dice))
          if (example) file.question(example)
    })
    break
  case 'mrc':
    await packed(async (file) => {
      for (const written of readSquad(needed(values.items)))
        for (const example of examplesOf(written, dice).slice(0, 1)) file.question(example)
    })
    break
  case 'written-claims':
    await packed(async (file) => {
      for (const written of await writtenClaims())
        for (const { claim, stretch, verdict } of values.measure
          ? [onClaim(written, dice)]
          : claimExamplesOf(written, dice))
          file.claim(claim, stretch, verdict)
    })
    break
  default:
    throw new Error(usage)
}

function needed(value: string | undefined): string {
  if (value === undefined) throw new Error(usage)
  return value
}

async function packed(fill: (file: RowFile) => Promise<void>): Promise<void> {
  const file = new RowFile(out, await readVocabulary(values.model, values.pieces))
  await fill(file)
  file.close()
  console.error(`${file.rows} rows in ${out}`)
}

async function everyThird(): Promise<string[]> {
  const texts: string[] = []
  let read = 0
  for await (const { fields, text } of readRecords(needed(values.corpus)))
    if (read++ % 3 === 0 && isForTraining(fields)) texts.push(text)
  return texts
}

function isForTraining({ split }: Record<string, unknown>): boolean {
  return split === undefined || split === 'train'
}

/** Makes rows from pairs of reports in a mixed order, each way round equally often. */
async function fromPairs(
  start: (sameness: Sameness) => (first: Telling, second: Telling, file: RowFile) => void,
): Promise<void> {
  const taken = new Set<string>(
    values.taken ? JSON.parse(readFileSync(values.taken, 'utf8')).map(String) : [],
  )
  const texts: string[] = []
  for await (const { key, fields, text } of readRecords(needed(values.corpus)))
    if (isForTraining(fields) && !taken.has(key)) texts.push(readable(text))
  const pairs = dice.shuffled(sameEvent(texts)).slice(0, Number(values.pairs))
  console.error(`${texts.length} articles, ${pairs.length} pairs`)
  const use = start(new Sameness(texts))
  await packed(async (file) => {
    for (const [done, pair] of pairs.entries()) {
      const [first, second] = dice.chance(0.5) ? pair : [pair[1], pair[0]]
      use(new Telling(texts[first] as string), new Telling(texts[second] as string), file)
      if (done % 2000 === 0) console.error(`${done} pairs, ${file.rows} rows`)
    }
  })
}

async function textsOf(items: readonly WrittenItem[]): Promise<Map<string, string>> {
  const wanted = new Set(items.map(({ id }) => id))
  const texts = new Map<string, string>()
  for await (const { key, text } of readRecords(needed(values.corpus)))
    if (wanted.has(key)) texts.set(key, text)
  return texts
}

async function writtenQuestions(): Promise<WrittenQuestion[]> {
  const items = readWrittenItems(needed(values.items))
  const texts = await textsOf(items)
  const hits = new Map<string, string[]>(
    values.hits === undefined
      ? []
      : readLines(values.hits).map((line) => {
          const { id, hits } = JSON.parse(line) as { id: string; hits: { text: string }[] }
          return [id, hits.map(({ text }) => text)]
        }),
  )
  return items
    .filter((item) => item.kind !== 'claim')
    .map((item, number) => ({
      question: item.question,
      text: texts.get(item.id) ?? '',
      answer: item.kind === 'answer' ? { start: item.answer[0], end: item.answer[1] } : null,
      passages: hits.get(String(number)) ?? [],
    }))
}

async function writtenClaims(): Promise<WrittenClaim[]> {
  const items = readWrittenItems(needed(values.items))
  const texts = await textsOf(items)
  return items
    .filter((item) => item.kind === 'claim')
    .map(({ id, claim, verdict, context }) => ({
      claim,
      verdict,
      text: texts.get(id) ?? '',
      context: context ? { start: context[0], end: context[1] } : null,
    }))
}

interface Squad {
  data: {
    paragraphs: {
      context: string
      qas: { question: string; answers: { text: string; answer_start: number }[] }[]
    }[]
  }[]
}

function readSquad(path: string): WrittenQuestion[] {
  const { data } = JSON.parse(readFileSync(path, 'utf8')) as Squad
  return data.flatMap(({ paragraphs }) =>
    paragraphs.flatMap(({ context, qas }) =>
      qas.flatMap(({ question, answers: [answer] }) => {
        const start = answer
          ? context.indexOf(answer.text, Math.max(0, answer.answer_start - 2))
          : -1
        if (!answer || start < 0) return []
        const end = start + answer.text.length
        return [{ question, text: context, answer: { start, end }, passages: [] }]
      }),
    ),
  )
}
