import { describe, expect, test } from 'vitest'
import type { Article } from '../../../src/domain/index.js'
import { readPlainText } from '../../../src/ingest/formats/plain-text.js'
import { slip, slipEndings } from '../../support/damage/byte-slips.js'
import { bundledTexts, cleanTexts } from '../../support/damage/clean-articles.js'
import { alone, damage, type Recipe, together } from '../../support/damage/damage.js'
import { randomFrom } from '../../support/damage/random.js'
import { scoreOf } from '../../support/damage/score.js'
import { type SlipOutcome, slipOutcome } from '../../support/damage/slip-outcome.js'

/**
 * Clean texts, damaged and cleaned again. DAMAGE_CORPUS=news.jsonl.gz takes them from that corpus (400 of
 * the split that nothing was trained on) and prints the figures; else they are the bundled digests.
 */
const corpus = process.env.DAMAGE_CORPUS
const seed = Number(process.env.DAMAGE_SEED ?? 1)
const texts = corpus ? cleanTexts(corpus, 400) : bundledTexts()

const textOf = (articles: readonly Article[]): string => articles.map(({ text }) => text).join('\n')

function report(line: string): void {
  if (corpus) console.log(line)
}

describe('clean text', () => {
  test('comes through as it is', () => {
    const changed = texts.filter((text) => textOf(readPlainText(text, 'a.txt')) !== text)
    const apart = changed.filter(
      (text) => scoreOf(textOf(readPlainText(text, 'a.txt')), text).f1 < 1,
    )
    report(
      `clean: ${texts.length} texts, ${changed.length} changed, ${apart.length} in more than white space`,
    )
    expect(apart).toEqual([])
  })
})

// The digests are full of numbers and names, and what stands before a number is hard to guess.
const restored = corpus ? 0.65 : 0.45
const mostWrong = corpus ? 0.03 : 0.04
const pass = 0.995

describe(`damaged text comes back: mean F1 of its characters at least ${pass}`, () => {
  test.each([...alone, ...together].map((recipe) => [recipe.kind, recipe] as const))(
    '%s',
    (kind, recipe) => {
      const scores = scoresFor(recipe)
      const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
      const whole = scores.filter((score) => score === 1).length
      report(
        `${kind}: F1 ${mean.toFixed(5)}, least ${Math.min(...scores).toFixed(4)}, ${whole} of ${scores.length} whole`,
      )
      expect(mean).toBeGreaterThanOrEqual(pass)
    },
  )
})

function scoresFor(recipe: Recipe): number[] {
  const random = randomFrom(seed)
  return texts.map((text) => {
    const { page, expected } = damage(text, recipe, random)
    return scoreOf(textOf(readPlainText(page, 'a.txt')), expected).f1
  })
}

describe('byte slips', () => {
  test.each(slipEndings)('whose last byte is %s', (ending) => {
    const counts: Record<SlipOutcome, number> = { exact: 0, flagged: 0, wrong: 0, left: 0 }
    const random = randomFrom(seed)
    let total = 0
    for (const text of texts) {
      for (let n = 0; n < (corpus ? 1 : 20); n++) {
        const slipped = slip(text, random.below(text.length), ending)
        if (!slipped) continue
        counts[slipOutcome(text, slipped)]++
        total++
      }
    }
    const shares = Object.entries(counts).map(
      ([kind, count]) => `${kind} ${(count / total).toFixed(3)}`,
    )
    report(`byte slips, ${ending}: ${shares.join(', ')} of ${total}`)
    // Where the ASCII character behind the run went too, nobody can tell which one it was.
    if (ending !== 'swallowed') expect(counts.exact / total).toBeGreaterThanOrEqual(restored)
    expect(counts.wrong / total).toBeLessThanOrEqual(mostWrong)
    expect(counts.left / total).toBeLessThanOrEqual(0.05)
  })
})
