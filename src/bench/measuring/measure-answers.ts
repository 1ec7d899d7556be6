/**
 * Measures the product's answers to a reading set, as a user gets them:
 * node dist/bench/measuring/measure-answers.js ITEMS… --index DIR [--corpus FILE.jsonl[.gz]] [--show]
 * ITEMS are questions, near misses and claims with their answers as text (reading-dev.jsonl), or with offsets into the
 * articles of --corpus (embeddings/training/unseen.jsonl.gz).
 */
import { parseArgs } from 'node:util'
import { createApp } from '../../app.js'
import { readConfig } from '../../config.js'
import type { Answer, ClaimCheck } from '../../domain/index.js'
import { holds, isRightShort, readReadingSet, shareOf } from '../inputs/reading-set.js'
import { textsOf } from '../inputs/written-corpora.js'
import { readWrittenItems } from '../inputs/written-items.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    index: { type: 'string' },
    corpus: { type: 'string' },
    show: { type: 'boolean', default: false },
  },
})

interface Asked {
  question: string
  /** Null if nothing answers. */
  answer: string | null
  style: string
}

interface Claimed {
  claim: string
  verdict: 'supported' | 'contradicted' | 'neither'
  style?: string | undefined
}

const questions: Asked[] = []
const claims: Claimed[] = []
for (const path of positionals) await (values.corpus ? readOffsets(path) : readTexts(path))

async function readTexts(path: string): Promise<void> {
  for (const item of await readReadingSet(path)) {
    if (item.kind === 'claim') claims.push(item)
    else if (item.kind === 'answer') questions.push(item)
    else questions.push({ ...item, answer: null, style: 'near miss' })
  }
}

async function readOffsets(path: string): Promise<void> {
  const items = readWrittenItems(path)
  const texts = await textsOf(items, values.corpus ?? '')
  for (const item of items) {
    if (item.kind === 'claim') claims.push(item)
    else if (item.kind === 'none') questions.push({ ...item, answer: null, style: 'near miss' })
    else {
      const answer = (texts.get(item.id) ?? '').slice(...item.answer)
      questions.push({ question: item.question, answer, style: item.style ?? 'any' })
    }
  }
}

const config = readConfig()
const app = createApp(values.index ? { ...config, indexDir: values.index } : config)

const answers: { asked: Asked; answer: Answer }[] = []
for (const asked of questions) {
  const { answer } = await app.ask({ question: asked.question })
  answers.push({ asked, answer })
}
const checks: { claimed: Claimed; check: ClaimCheck }[] = []
for (const claimed of claims) checks.push({ claimed, check: await app.check(claimed.claim) })
await app.close()

const speaks = ({ answer }: (typeof answers)[number]) => answer.status === 'answered'
const isRight = ({ asked, answer }: (typeof answers)[number]) =>
  answer.status === 'answered' &&
  asked.answer !== null &&
  holds(`${answer.short ?? ''}\n${answer.answer}`, asked.answer)
const isShortRight = ({ asked, answer }: (typeof answers)[number]) =>
  answer.short !== null && asked.answer !== null && isRightShort(answer.short, asked.answer)
const two = (share: number) => share.toFixed(2)

const answerable = answers.filter(({ asked }) => asked.answer !== null)
const misses = answers.filter(({ asked }) => asked.answer === null)
if (answers.length > 0) {
  const shown = answerable.filter(({ answer }) => answer.short !== null)
  console.log(
    `${answerable.length} questions: answered ${two(shareOf(answerable, speaks))}, right ${two(shareOf(answerable, isRight))}; short shown ${two(shown.length / answerable.length)}, right ${two(shareOf(shown, isShortRight))}`,
  )
  for (const style of new Set(answerable.map(({ asked }) => asked.style))) {
    const some = answerable.filter(({ asked }) => asked.style === style)
    console.log(`  ${style}: ${some.filter(isRight).length} of ${some.length} right`)
  }
  console.log(
    `${misses.length} near misses: silent ${two(shareOf(misses, (one) => !speaks(one)))}, with a short answer ${two(shareOf(misses, ({ answer }) => answer.short !== null))}`,
  )
  for (const confidence of ['high', 'medium', 'low']) {
    const some = answers.filter((one) => speaks(one) && one.answer.confidence === confidence)
    console.log(`  ${confidence}: ${some.length} answers, right ${two(shareOf(some, isRight))}`)
  }
}
if (checks.length > 0) {
  const verdictOf = ({ check }: (typeof checks)[number]) =>
    check.verdict === 'not_in_corpus' ? 'neither' : check.verdict
  const agrees = (one: (typeof checks)[number]) => verdictOf(one) === one.claimed.verdict
  const near = checks.filter(({ claimed }) => claimed.style === 'near')
  const far = checks.filter(({ claimed }) => claimed.style !== 'near')
  for (const [name, some] of [
    ['claims', far],
    ["claims near the articles' words", near],
  ] as const) {
    if (some.length === 0) continue
    console.log(`${some.length} ${name}: verdict right ${two(shareOf(some, agrees))}`)
    for (const verdict of ['supported', 'contradicted'] as const) {
      const given = some.filter((one) => verdictOf(one) === verdict)
      const so = some.filter(({ claimed }) => claimed.verdict === verdict)
      console.log(
        `  ${verdict}: given ${given.length} times, right ${two(shareOf(given, agrees))}; of ${so.length} that are ${two(shareOf(so, agrees))}`,
      )
    }
  }
}
if (values.show) {
  for (const one of answers) {
    const { asked, answer } = one
    if (asked.answer === null ? speaks(one) : answer.short !== null && !isShortRight(one)) {
      console.log(`${asked.question} | ${asked.answer} | ${answer.short} | ${answer.answer}`)
    }
  }
  for (const { claimed, check } of checks) {
    if (check.verdict !== 'not_in_corpus' && check.verdict !== claimed.verdict) {
      console.log(`${claimed.claim} | ${claimed.verdict} | ${check.verdict} | ${check.reasons}`)
    }
  }
}
