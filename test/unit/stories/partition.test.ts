import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupStories, type InStory } from '../../../src/stories/group-stories.js'

/** What all reports here state. */
const particulars = {
  all: new Set(['青岚市', '128']),
  firstNumbers: new Set<string>(),
  days: new Set<string>(),
}

/** A unit vector in the plane, at so many degrees. */
const towards = (degrees: number): Float32Array => {
  const angle = (degrees * Math.PI) / 180
  return new Float32Array([Math.cos(angle), Math.sin(angle)])
}
const report = (origin: string, published: string | null, degrees = 0): InStory => ({
  ...{ origin, published, particulars, vector: towards(degrees) },
})
/** Alike enough; twice as far is not. */
const near = 40

test('reports that are alike within three days are of one story, in their order', () => {
  const articles = [
    report('a', '2025-03-05'),
    report('b', '2025-03-05', 90),
    report('c', '2025-03-02', near),
    report('d', '2025-03-01'),
    report('e', null, near),
  ]
  expect(groupStories(articles)).toEqual([[0, 2, 4], [1], [3]])
})

test('what is alike only by way of another stays apart', () => {
  const degrees = [0, near, 2 * near]
  expect(groupStories(degrees.map((each, n) => report(`${n}`, null, each)))).toEqual([[0, 1], [2]])
})

test('copies stay together, whatever else their story holds and however far apart they lie', () => {
  const articles = [
    report('a', '2025-03-05'),
    report('b', '2025-03-04'),
    report('a', '2025-01-01', 180),
    report('a', '2025-03-05'),
  ]
  expect(groupStories(articles)).toEqual([[0, 2, 3], [1]])
})

const articles = fc.array(
  fc
    .record({ origin: fc.nat(12), day: fc.option(fc.nat(8)), degrees: fc.nat(3) })
    .map(({ origin, day, degrees }) =>
      report(`${origin}`, day === null ? null : `2025-03-${10 + day}`, degrees * (near - 1)),
    ),
  { maxLength: 30 },
)

test('each article is in one story, its copies with it, and other reports at most three days apart', () => {
  fc.assert(
    fc.property(articles, (given) => {
      const groups = groupStories(given)
      expect(groups.flat().toSorted((a, b) => a - b)).toEqual(given.map((_, place) => place))
      const groupOf = (place: number) => groups.findIndex((group) => group.includes(place))
      for (const [i, a] of given.entries()) {
        for (const [j, b] of given.entries()) {
          if (a.origin === b.origin) expect(groupOf(i)).toBe(groupOf(j))
          else if (groupOf(i) === groupOf(j) && a.published && b.published) {
            const days = Math.abs(Date.parse(a.published) - Date.parse(b.published)) / 86_400_000
            expect(days).toBeLessThanOrEqual(3)
          }
        }
      }
    }),
  )
})
