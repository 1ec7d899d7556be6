import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exchangedIn } from '../../../../src/evidence/comparison/copies.js'
import { ReadText } from '../../../../src/text/read-text.js'

test.each<[ours: string, theirs: string, values: [string, string] | null]>([
  ['大桥总投资18亿元，昨日通车。', '大桥总投资21亿元，昨日通车。', ['18亿元', '21亿元']],
  [
    '云岭大桥7月23日通车，全长两公里。',
    '云岭大桥7月28日通车，全长两公里。',
    ['7月23日', '7月28日'],
  ],
  [
    '比赛中独得31分的是刘晓宇，另有三人。',
    '比赛中独得31分的是王新宇，另有三人。',
    ['刘晓宇', '王新宇'],
  ],
  ['发布会在松溪镇举行，百人到场。', '发布会在青禾镇举行，百人到场。', ['松溪', '青禾']],
  ['大桥总投资18亿元，昨日通车。', '大桥总投资１８亿元，昨日通车。', null],
  ['大桥总投资18亿元，昨日通车。', '水厂去年建成，可供十万人用水。', null],
  ['大桥昨日通车。', '大桥昨日正式通车。', null],
])('%s / %s', (ours, theirs, values) => {
  const found = exchangedIn(new ReadText(ours), new ReadText(theirs))
  expect(
    found && [
      ours.slice(found.ours.start, found.ours.end),
      theirs.slice(found.theirs.start, found.theirs.end),
    ],
  ).toEqual(values)
})

test('what is exchanged differs, and all around it is the same', () => {
  const text = fc
    .array(fc.constantFrom('桥', '河', '18', '亿元', '，', '7月', '3日', 'A', '王'), {
      maxLength: 12,
    })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, text, text, text, (before, one, other, behind) => {
      const [ours, theirs] = [`${before}${one}${behind}`, `${before}${other}${behind}`]
      const found = exchangedIn(new ReadText(ours), new ReadText(theirs))
      if (!found) return
      const parts = [
        [ours, found.ours],
        [theirs, found.theirs],
      ] as const
      const [a, b] = parts.map(([said, { start, end }]) => [
        said.slice(0, start),
        said.slice(start, end),
        said.slice(end),
      ])
      expect([a?.[0], a?.[2]]).toEqual([b?.[0], b?.[2]])
      expect(a?.[1]).not.toBe(b?.[1])
    }),
  )
})
