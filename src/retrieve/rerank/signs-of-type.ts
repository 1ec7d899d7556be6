import type { AskedType, Question } from '../../question/question.js'
import { anyOf } from '../../text/any-of.js'
import { causes } from '../../text/lexicon/function-words.js'
import { commonCounters, timeUnits } from '../../text/lexicon/measures/counters.js'
import { chineseNumeralCharacters } from '../../text/lexicon/measures/numerals.js'
import { askedOrganisations, departmentEnds } from '../../text/lexicon/names/organisations.js'
import { divisions } from '../../text/lexicon/names/places.js'

const NUMERAL = `[\\d${chineseNumeralCharacters}半]`

/** Patterns that a text answering a question of each type tends to contain; they match folded text. */
const signs: Partial<Record<AskedType, RegExp>> = {
  amount: new RegExp(`\\d|[${chineseNumeralCharacters}几]+${anyOf(commonCounters)}`),
  date: /\d[年月日时]|[上下本今昨去明]\S?[年月日周]|近日|日前|年[底初]/,
  duration: new RegExp(`${NUMERAL}(?:余|多)?个?${anyOf(timeUnits)}`),
  organisation: new RegExp(`${anyOf(askedOrganisations)}|[队院会${departmentEnds}]`),
  place: new RegExp(`[${divisions.join('')}国岛里]|北京|上海`),
  reason: new RegExp(anyOf(causes)),
  list: /、[^。]*[、和及]|以及|包括/,
  name: /["《]/,
  person: /[说示称绍任长席家员授]|\(/,
}

/** Returns a function that rates how much folded text looks like an answer: 0, 0.5 for a number without unit, or 1. */
export function signOfType({ type, unit }: Question): (folded: string) => number {
  const sign = signs[type]
  if (!sign) return () => 1
  if (!unit || type !== 'amount') return (folded) => Number(sign.test(folded))
  const withUnit = new RegExp(`${NUMERAL}[余多]?${unit}`)
  return (folded) => (withUnit.test(folded) ? 1 : sign.test(folded) ? 0.5 : 0)
}
