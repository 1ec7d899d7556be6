import { describe, expect, it } from 'vitest'
import { QuestionMaker } from '../../../../src/read/training/made-up-questions.js'
import type { QuestionExample } from '../../../../src/read/training/stretches.js'
import { madeUpNews } from '../../../support/reports-of-one-event.js'

function questions(seed: number): QuestionExample[] {
  const { dice, sameness, pairs } = madeUpNews(seed)
  const maker = new QuestionMaker(sameness, dice)
  return pairs.flatMap(([first, second]) => maker.make(first, second))
}

const made = questions(1)
const answered = made.flatMap(({ question, stretch, answer }) =>
  answer ? [{ question, stretch, answer, text: stretch.slice(answer.start, answer.end) }] : [],
)

describe('made-up questions', () => {
  it('are many, and some of them nothing answers', () => {
    expect(answered.length).toBeGreaterThan(40)
    expect(made.length - answered.length).toBeGreaterThan(10)
  })

  it('have their answer whole in the stretch, and never in the question', () => {
    for (const { question, text } of answered) {
      expect(text).not.toBe('')
      expect(question).not.toContain(text)
    }
  })

  it('ask for the kind of what answers them', () => {
    const asking: readonly [RegExp, RegExp][] = [
      [/多少钱/, /元/],
      [/^谁|是谁\??$/, /^(?:李明辉|王建国|张晓梅|刘德山|陈志远|赵文博|[\u4e00-\u9fff]{4,})$/],
      [/几月几日|哪一天|几号/, /[日月年]/],
    ]
    for (const { question, text } of answered)
      for (const [asked, fitting] of asking) if (asked.test(question)) expect(text).toMatch(fitting)
  })

  it('are asked of another report of the event too', () => {
    const texts = madeUpNews(1).pairs
    const across = answered.filter(({ stretch }) =>
      texts.some(([, second]) => second.text.includes(stretch)),
    )
    expect(across.length).toBeGreaterThan(5)
  })

  it('are the same for the same seed, and others for another', () => {
    expect(questions(1)).toEqual(made)
    expect(questions(2)).not.toEqual(made)
  })
})
