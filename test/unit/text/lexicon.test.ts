import { describe, expect, test } from 'vitest'
import { events } from '../../../src/text/lexicon/names/events.js'
import { offices } from '../../../src/text/lexicon/names/offices.js'
import { organisationEnds } from '../../../src/text/lexicon/names/organisations.js'
import {
  commonSurnames,
  compoundSurnames,
  surnames,
} from '../../../src/text/lexicon/names/surnames.js'
import { planWords } from '../../../src/text/lexicon/statements/plans.js'
import { reportingVerbs } from '../../../src/text/lexicon/statements/reporting.js'
import { toSimplified } from '../../../src/text/script.js'

describe.each<[name: string, words: readonly string[]]>([
  ['surnames', [...surnames]],
  ['surnames of two characters', [...compoundSurnames]],
  ['reporting verbs', reportingVerbs],
  ['words for plans', planWords],
  ['offices', offices],
  ['ends of organisations', organisationEnds],
  ['ends of events', events],
])('%s', (_, words) => {
  test('each stand once, in simplified characters', () => {
    expect(new Set(words).size).toBe(words.length)
    for (const word of words.filter((each) => each !== '萧')) {
      expect(word).toMatch(/^\p{Script=Han}+$/u)
      expect(toSimplified(word)).toBe(word)
    }
  })
})

test('who bears a rare surname may have signed, and is no person by it alone', () => {
  expect([surnames.has('郜'), commonSurnames.has('郜')]).toEqual([true, false])
  expect([surnames.has('于'), commonSurnames.has('于')]).toEqual([true, true])
})
