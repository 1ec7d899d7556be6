import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../src/bench/inputs/seeded-random.js'
import { Dice } from '../../../../src/read/dice.js'
import { otherFigure, roughly } from '../../../../src/read/training/changes.js'
import { ClaimMaker } from '../../../../src/read/training/made-up-claims.js'
import { verdicts } from '../../../../src/read/training/written.js'
import { madeUpNews } from '../../../support/reports-of-one-event.js'

const dice = new Dice(seededRandom(7))
const tries = Array.from({ length: 50 })

describe('made-up claims', () => {
  const { dice, sameness, pairs } = madeUpNews(3)
  const maker = new ClaimMaker(sameness, dice)
  const made = pairs.flatMap(([first, second]) => maker.make(first, second))

  it('are told, told wrong, and not told', () => {
    for (const verdict of Object.values(verdicts))
      expect(made.filter((each) => each.verdict === verdict).length).toBeGreaterThan(5)
  })

  it('never stand to the letter where they are told wrong', () => {
    for (const { claim, stretch, verdict } of made)
      if (verdict === verdicts.contradicted) expect(stretch).not.toContain(claim)
  })
})

describe('a changed value', () => {
  it.each([
    ['30.5亿元', 'number'],
    ['7月30日', 'when'],
    ['1,200人', 'number'],
  ] as const)('%s becomes another of its form', (answer, kind) => {
    for (const _ of tries) {
      const put = otherFigure(answer, kind, dice)
      if (put === null) continue
      expect(put).not.toBe(answer)
      expect(put.replace(/[\d.,]+/g, '#')).toBe(answer.replace(/[\d.,]+/g, '#'))
    }
  })

  it('stays a day and a month', () => {
    for (const _ of tries) {
      const put = otherFigure('12月28日', 'when', dice)
      const [, month, day] = /^(\d+)月(\d+)日$/.exec(put ?? '12月28日') ?? []
      expect(Number(month)).toBeLessThanOrEqual(12)
      expect(Number(day)).toBeLessThanOrEqual(28)
    }
  })

  it('is bounded truly or falsely, as asked', () => {
    const holds = (said: string): boolean => {
      const bound = Number(/[\d.]+/.exec(said)?.[0])
      if (/超过|多/.test(said)) return 2908.44 > bound
      if (/不到|不足/.test(said)) return 2908.44 < bound
      return Math.abs(bound / 2908.44 - 1) < 0.05
    }
    for (const _ of tries) {
      expect(holds(roughly('2908.44万元', true, dice) ?? '')).toBe(true)
      expect(holds(roughly('2908.44万元', false, dice) ?? '')).toBe(false)
    }
  })
})
