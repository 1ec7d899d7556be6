import { describe, expect, test } from 'vitest'
import { firstCharacterId, idsOf, idTable, modelText } from '../../../src/text/character-ids.js'
import { logProbability, readModel } from '../../../src/text/character-model.js'
import { bearing, likelihood, likelihoodsBetween } from '../../../src/text/likelihood.js'
import { estimate } from '../../../src/text/training/estimate.js'
import { prune } from '../../../src/text/training/prune.js'
import { writeModel } from '../../../src/text/training/write-model.js'

const text = '港口的船多了。港口的人多了。船上的人看海。海上的船看人。'.repeat(20)
const vocabulary = [...new Set(text)].sort().join('')

function train(sizes: readonly number[]) {
  const ids = idsOf(modelText(text), idTable(vocabulary))
  return writeModel(vocabulary, prune(estimate(ids), sizes))
}

describe('a character model', () => {
  test.each([
    ['whole', [0, 1000, 1000, 1000]],
    ['pruned', [0, 12, 8, 4]],
  ])('%s gives each context probabilities that sum to one', (_, sizes) => {
    const model = readModel(train(sizes))
    const end = firstCharacterId + vocabulary.length
    for (const context of ['', '港', '港口', '港口的', '的船', '看海。', '口口口']) {
      const ids = [...idsOf(modelText(context), model.known)]
      let sum = 0
      for (let id = 0; id < end; id++) {
        if (id !== 1) sum += Math.exp(logProbability(model, [...ids, id], ids.length))
      }
      // Steps of a sixth of a nat round each of them.
      expect(sum).toBeGreaterThan(0.85)
      expect(sum).toBeLessThan(1.15)
    }
  })

  test('the same text gives the same file', () => {
    expect(train([0, 12, 8, 4]).equals(train([0, 12, 8, 4]))).toBe(true)
  })

  test('what was read is likelier than what was not', () => {
    const model = readModel(train([0, 1000, 1000, 1000]))
    const chance = (sequence: string) => {
      const ids = idsOf(modelText(sequence), model.known)
      return logProbability(model, ids, ids.length - 1)
    }
    expect(chance('港口的船')).toBeGreaterThan(chance('港口的海'))
    expect(chance('港口的海')).toBeGreaterThan(chance('港口的煤'))
  })
})

describe('text as the model sees it', () => {
  test('a number or a word has one id, quotation marks keep their direction', () => {
    const known = idTable('亿元“”')
    const ids = (each: string) => [...idsOf(modelText(each), known)]
    expect(ids('1,234.5亿元')).toEqual(ids('7億元'))
    expect(ids('ＧＤＰ')).toEqual(ids('a'))
    expect(ids('“”')).toEqual([firstCharacterId + 2, firstCharacterId + 3])
  })

  test('what bears upon a character is three ids of what follows', () => {
    expect(bearing('2024年9月的港口')).toBe('2024年9')
    expect(bearing('港')).toBe('港')
  })
})

describe('the bundled model', () => {
  test.each([
    ['经济高质量', '发', '展。', '友'],
    ['總投資約', '七', '億元', '煤'],
    ['他说：', '“', '船来了', '”'],
  ])('%s%s%s', (before, right, after, wrong) => {
    const [likely = 0, unlikely = 0] = likelihoodsBetween(before, [right, wrong], after)
    expect(likely).toBeGreaterThan(unlikely)
    const whole = before + right + after
    expect(likelihood(whole, before.length)).toBeCloseTo(likely, 6)
  })
})
