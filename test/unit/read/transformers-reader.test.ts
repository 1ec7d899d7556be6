import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadLibrary } from '../../../src/embed/library.js'
import { claimModel, questionModel } from '../../../src/read/transformers-reader.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { writeTinyBert } from '../../support/models/tiny-bert.js'

const question = '总投资多少'
const passage = '云岭大桥由省交通集团建设总投资很多'
let folder: string
let removeFolder: () => Promise<void>
beforeAll(async () => {
  ;({ folder, remove: removeFolder } = await temporaryFolder())
  await writeTinyBert(join(folder, 'answers'), question + passage, 7, 'spans')
  await writeTinyBert(join(folder, 'judges'), question + passage, 8, 'entailment')
})
afterAll(() => removeFolder())

const local = { dtype: 'fp32', local_files_only: true } as const

test('the best span is the one for which the model’s own logits are the greatest', async () => {
  const { AutoModelForQuestionAnswering, AutoTokenizer } = await loadLibrary()
  const tokenizer = await AutoTokenizer.from_pretrained(join(folder, 'answers'), local)
  const network = await AutoModelForQuestionAnswering.from_pretrained(
    join(folder, 'answers'),
    local,
  )
  const { start_logits: start, end_logits: end } = (await network(
    tokenizer([question], { text_pair: [passage] }),
  )) as Record<'start_logits' | 'end_logits', { data: Float32Array }>
  // [CLS], the question, [SEP], then a token a character.
  const first = question.length + 2
  const weights = Array.from(passage, (_, from) =>
    Array.from(passage, (_, last) => {
      const sum = (start.data[first + from] ?? 0) + (end.data[first + last] ?? 0)
      return last < from ? 0 : Math.exp(sum)
    }),
  )
  const all = weights.flat().reduce((sum, each) => sum + each, 0)
  const none = Math.exp((start.data[0] ?? 0) + (end.data[0] ?? 0))
  const best = Math.max(...weights.flat())
  const from = weights.findIndex((row) => row.includes(best))

  const read = questionModel({ model: join(folder, 'answers'), modelsDir: folder })
  const [reading] = await read(question, [passage])
  expect(reading?.answers).toBeCloseTo(all / (all + none), 5)
  expect(reading?.spans[0]).toMatchObject({
    start: from,
    end: (weights[from]?.indexOf(best) ?? -1) + 1,
    probability: expect.closeTo(best / (all + none), 5),
  })
})

test('the classes of a model for claims are told by their names, not by their places', async () => {
  const { AutoModelForSequenceClassification, AutoTokenizer } = await loadLibrary()
  const tokenizer = await AutoTokenizer.from_pretrained(join(folder, 'judges'), local)
  const network = await AutoModelForSequenceClassification.from_pretrained(
    join(folder, 'judges'),
    local,
  )
  const { logits } = (await network(tokenizer([passage], { text_pair: [question] }))) as {
    logits: { data: Float32Array }
  }
  const [neither = 0, supports = 0, contradicts = 0] = logits.data

  const judge = claimModel({ model: join(folder, 'judges'), modelsDir: folder })
  const [said] = await judge(question, [passage])
  const ratio = (one: number, other: number) => Math.exp(one - other)
  expect((said?.supports ?? 0) / (said?.neither ?? 0)).toBeCloseTo(ratio(supports, neither), 4)
  expect((said?.contradicts ?? 0) / (said?.neither ?? 0)).toBeCloseTo(
    ratio(contradicts, neither),
    4,
  )
})
