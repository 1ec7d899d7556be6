import {
  waysToAsk,
  waysToAskForAmounts,
  waysToAskForOrganisations,
  waysToAskForPlaces,
  waysToAskForTimes,
} from '../text/lexicon/questions/ways-to-ask.js'
import type { Dice } from './dice.js'
import type { Value } from './values.js'

/** Returns words that ask for a value of this kind. */
export function questionWord(value: Value, answer: string, dice: Dice): string {
  const { kind, unit } = value
  if (kind === 'number') return ofNumber(unit, dice)
  if (kind === 'when') return ofTime(answer, dice)
  const special =
    kind === 'organisation' ? waysToAskForOrganisations : kind === 'where' ? waysToAskForPlaces : []
  const named = special.find(([pattern]) => pattern.test(answer))
  if (named && dice.chance(0.6)) return dice.pick(named[1])
  return dice.pick(waysToAsk[kind])
}

function ofUnit(unit: string): (typeof waysToAskForAmounts)[number] | undefined {
  return waysToAskForAmounts.find(({ units }) => units.test(unit))
}

function ofNumber(unit: string, dice: Dice): string {
  const own = ofUnit(unit)
  const spoken = /^(?:%|percent)$/.test(unit) ? '' : unit
  if (own && dice.chance(0.55)) return dice.pick(own.words)
  return dice.pick([`多少${spoken}`, `多少${spoken}`, `几${spoken || '成'}`, '多少'])
}

function ofTime(answer: string, dice: Dice): string {
  for (const [pattern, words] of waysToAskForTimes) {
    if (pattern.test(answer) && dice.chance(0.7)) return dice.pick(words)
  }
  return dice.pick(waysToAsk.when)
}
