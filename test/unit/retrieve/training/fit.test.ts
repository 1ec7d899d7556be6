import fc from 'fast-check'
import { expect, test } from 'vitest'
import { seededRandom } from '../../../../src/bench/inputs/seeded-random.js'
import { analyseQuestion } from '../../../../src/question/question.js'
import { type Example, fitWeights } from '../../../../src/retrieve/training/fit.js'
import { pseudoQuestion } from '../../../../src/retrieve/training/pseudo-questions.js'
import { fold } from '../../../../src/text/fold.js'

const options = (seed: number) => ({
  features: 3,
  epochs: 20,
  rate: 0.05,
  decay: 1e-3,
  random: seededRandom(seed),
})

/** Ten candidates of which one is right: feature 0 tells it, in hundreds; 1 is noise; 2 points away. */
function examples(count: number): Example[] {
  const random = seededRandom(5)
  return Array.from({ length: count }, () => {
    const right = Array.from({ length: 10 }, (_, row) => row === 4)
    const features = right.flatMap((isRight) => [
      100 * (Number(isRight) + random()),
      random(),
      random() - Number(isRight),
    ])
    return { features: Float32Array.from(features), right }
  })
}

test('the feature that tells the right candidate gets the weight, and none gets less than 0', () => {
  const [telling = 0, noise = 0, misleading = 0] = fitWeights(examples(200), options(1))
  expect(100 * telling).toBeGreaterThan(10 * noise)
  expect(misleading).toBe(0)
  expect(noise).toBeGreaterThanOrEqual(0)
})

test('the same examples and seed give the same weights', () => {
  expect(fitWeights(examples(40), options(3))).toEqual(fitWeights(examples(40), options(3)))
})

const article =
  '柳林县交通局7月3日介绍，该县今年投放新能源公交车二十辆。公交公司经理王建国说，票价仍为2元。中心小学扩建工程完工后，新增学位600个，明年秋季启用。'

test('a pseudo-question asks with the words of the sentence that it names', () => {
  let made = 0
  fc.assert(
    fc.property(fc.nat({ max: 5000 }), (seed) => {
      const question = pseudoQuestion(article, article, seededRandom(seed))
      if (!question) return
      made++
      expect(question.text).toMatch(/多少|什么|谁|哪/)
      // What is no question word comes of this article, and some of it of the sentence itself.
      const { content } = analyseQuestion(question.text.replace('哪个机构', ' '))
      const characters = [...content.join('')]
      expect(characters.every((character) => fold(article).includes(character))).toBe(true)
      const sentence = fold(article.slice(question.start, question.end))
      expect(characters.some((character) => sentence.includes(character))).toBe(true)
    }),
  )
  expect(made).toBeGreaterThan(50)
})

test('a text without a sentence to ask about gives no question', () => {
  expect(pseudoQuestion('', article, seededRandom(1))).toBeNull()
  expect(pseudoQuestion('图片。', article, seededRandom(1))).toBeNull()
})
