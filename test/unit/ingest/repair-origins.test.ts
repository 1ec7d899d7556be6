import { describe, expect, test } from 'vitest'
import { characterRepairs } from '../../../src/ingest/repair/index.js'
import { type Repaired, repairAll } from '../../../src/ingest/repair/repair.js'
import { originAt, sourceText } from '../../../src/ingest/source-text.js'
import { bundledTexts } from '../../support/damage/clean-articles.js'
import { alone, damage, together } from '../../support/damage/damage.js'
import { randomFrom } from '../../support/damage/random.js'

const texts = bundledTexts()
const pages = [...alone, ...together].map((recipe, n) => {
  const random = randomFrom(n)
  const made = texts.slice(0, 5).map((text) => damage(text, recipe, random).page)
  return [recipe.kind, made.join('\n')] as const
})

/** What the places say was changed, by origin. */
function changedOrigins({ repairs }: Repaired): Set<number> {
  const changed = new Set<number>()
  for (const { places } of repairs) {
    for (const { origin, was } of places) {
      for (let i = 0; i < Math.max(1, was.length); i++) changed.add(origin + i)
    }
  }
  return changed
}

describe('each character of a repaired text stands where it came from', () => {
  const repairs = [...characterRepairs.map((each) => [each]), characterRepairs]

  test.each(pages)('%s', (_, page) => {
    for (const some of repairs) {
      const repaired = repairAll(sourceText(page), some)
      const { source, damage: damaged } = repaired
      const changed = changedOrigins(repaired)
      const strays: number[] = []
      let last = 0
      for (let at = 0; at < source.text.length; at++) {
        const origin = originAt(source, at)
        const isSame = source.text.charAt(at) === page.charAt(origin)
        if (origin < last || (!isSame && !changed.has(origin))) strays.push(at)
        last = origin
      }
      expect(strays).toEqual([])
      for (const { start, end } of damaged) {
        expect(0 <= start && start < end && end <= page.length).toBe(true)
      }
    }
  })
})
