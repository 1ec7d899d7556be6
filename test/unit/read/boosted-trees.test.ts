import { expect, test } from 'vitest'
import { headlineSignNames } from '../../../src/answer/short/headline-signs.js'
import { readSignNames } from '../../../src/answer/sureness/read-signs.js'
import { signNames } from '../../../src/answer/sureness/signs.js'
import { bundledJudge, leafOf, treesProbability } from '../../../src/read/boosted-trees.js'

test('a tree leads below where a sign is at most its bound, and above else', () => {
  const tree = [1, 0.5, -1, [0, 2, 3, 4]] as const
  expect(leafOf(tree, [9, 0.5])).toBe(-1)
  expect(leafOf(tree, [2, 0.6])).toBe(3)
  expect(leafOf(tree, [2.1, 0.6])).toBe(4)
  expect(treesProbability({ bias: 1, trees: [tree, 0.5] }, [9, 0])).toBeCloseTo(
    1 / (1 + Math.exp(-0.5)),
  )
})

test('the judges that come with the program know its signs, and have their bounds', () => {
  const silence = bundledJudge('silence', [...signNames, ...readSignNames])
  const bounds = ['least', 'medium', 'high'].map((name) => silence.bound(name))
  expect(bounds).toEqual(bounds.toSorted((a, b) => a - b))
  expect(bundledJudge('headline', headlineSignNames).bound('least')).toBeGreaterThan(0.5)
})

test('a sign that is no more, and a bound that it has not, are faults', () => {
  const turned = bundledJudge('headline', headlineSignNames.slice(1))
  expect(() => turned.bound('least')).toThrow(
    'headline.json was grown on a sign that is no more: score',
  )
  const judge = bundledJudge('headline', headlineSignNames)
  expect(() => judge.bound('most')).toThrow('headline.json has no bound most')
})
