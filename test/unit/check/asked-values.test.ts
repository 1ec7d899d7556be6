import { expect, test } from 'vitest'
import { type AskedValues, askValues } from '../../../src/check/asked-values.js'
import type { ReadCandidate } from '../../../src/check/candidates.js'
import type { Reader } from '../../../src/read/reader.js'
import { ReadText } from '../../../src/text/read-text.js'

/** A reader that finds these words, so likely, whatever it is asked; it keeps what it was asked. */
function readerOf(words: string, probability: number, asked: string[] = []): Reader {
  return {
    model: 'told',
    async read(question, passages) {
      asked.push(question)
      return passages.map((text) => {
        const start = text.indexOf(words)
        const spans = start < 0 ? [] : [{ start, end: start + words.length, probability }]
        return { spans, answers: probability }
      })
    },
    entails: async () => null,
  }
}

function candidate(window: string, neither = 0): ReadCandidate {
  const read = { supports: 1 - neither, contradicts: 0, neither }
  const hit = { article: { published: '2024-05-01' } }
  return {
    window: new ReadText(window),
    read,
    hit,
    held: 1,
    heldAround: 1,
  } as unknown as ReadCandidate
}

const report = '松岭水厂5月3日投产，总投资18000万元，由陈砚秋负责。'
const none: AskedValues = {
  ...{ amountAgrees: 0, amountDiffers: 0, timeAgrees: 0, timeDiffers: 0 },
  ...{ nameAgrees: 0, nameDiffers: 0 },
}

test.each<[claim: string, found: string, said: Partial<AskedValues>]>([
  ['水厂总投资1.8亿元', '18000万元', { amountAgrees: 0.9 }],
  ['水厂总投资2.8亿元', '18000万元', { amountDiffers: 0.9 }],
  ['水厂总投资2.8亿元', '5月3日', {}],
  ['水厂2024年5月3日投产', '5月3日', { timeAgrees: 0.9 }],
  ['水厂2024年5月9日投产', '5月3日', { timeDiffers: 0.9 }],
  ['水厂已经投产', '18000万元', {}],
])('of “%s” the reader finds %s', async (claim, found, said) => {
  const asked = await askValues(readerOf(found, 0.9), new ReadText(claim), [candidate(report)])
  expect(asked).toEqual({ ...none, ...said })
})

test('the rest of the claim is the question', async () => {
  const asked: string[] = []
  await askValues(readerOf('18000万元', 0.9, asked), new ReadText('水厂总投资2.8亿元'), [
    candidate(report),
  ])
  expect(asked).toEqual(['水厂总投资多少钱?'])
})

test('only what speaks of the claim is read, and of many values some', async () => {
  const asked: string[] = []
  const far = candidate('码头总投资3亿元。', 0.9)
  const read = [far, candidate(report), candidate(report, 0.1)]
  const found = await askValues(
    readerOf('3亿元', 0.9, asked),
    new ReadText('水厂总投资3亿元'),
    read,
  )
  expect(found).toEqual(none)
  const many = Array.from({ length: 12 }, (_, i) => `${i + 2}个县各${i + 3}亿元`).join('，')
  asked.length = 0
  await askValues(readerOf('3亿元', 0.9, asked), new ReadText(many), read)
  expect(asked.length).toBeLessThanOrEqual(5)
})
