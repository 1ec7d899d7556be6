import { expect, test } from 'vitest'
import type { Turned } from '../../../src/domain/index.js'
import { locales } from '../../../src/wording/locale.js'
import { turnedIn } from '../../../src/wording/turned.js'
import { expectOnly } from '../../support/wording/expect-only.js'

const turned = (kind: Turned['kind'], before: string | null, after: string | null): Turned => ({
  ...{ kind, before, after, claim: null, citation: null, indexVersion: 'v-2' },
})
const verdicts = { supported: 'S', contradicted: 'C', disputed: 'D', not_in_corpus: 'N' }
const all = [
  turned('value', '18', '21'),
  turned('conflict', null, '21'),
  turned('answered', null, '21'),
  turned('verdict', 'supported', 'contradicted'),
]

test.each(locales)('how the news turned is said in %s alone, with all its values', (locale) => {
  const words = turnedIn(locale)
  const headings = all.map((each) => words.heading(each, verdicts, (value) => `<${value}>`))
  for (const [i, said] of headings.entries()) {
    const values = [['<18>', '<21>'], ['<21>'], ['<21>'], ['S', 'C']][i] ?? []
    for (const value of values) expect(said).toContain(value)
    expect(said).not.toMatch(/undefined|null|\[object/)
  }
  expect(new Set(headings).size).toBe(all.length)
  expect(words.title(4321)).toContain('4321')
  for (const said of [...headings, words.title(4321), words.nothing, words.lost]) {
    expectOnly(locale, said)
  }
})

test('a verdict of another program has no name, and breaks nothing', () => {
  const odd = turned('verdict', 'constructor', null)
  expect(turnedIn('en').heading(odd, verdicts, String)).toContain('— → —')
})
