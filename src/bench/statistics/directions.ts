import type { HeadlineSigns } from '../../answer/short/headline-signs.js'
import type { ReadSigns } from '../../answer/sureness/read-signs.js'
import type { Signs } from '../../answer/sureness/signs.js'

/**
 * The direction of a sign's effect: for the label, against it, either way; null if it is known to come from how the
 * items were written.
 */
type Direction = 1 | -1 | 0 | null

/** The directions of signs that a question is answered; signs not listed speak for it. */
const ofSilence: Partial<Record<keyof Signs | keyof ReadSigns, Direction>> = {
  kindMissing: -1,
  second: -1,
  asksValue: 0,
  asksOpen: 0,
  doubt: -1,
  answersNext: 0,
  isNothing: -1,
}

/** The same for whether a span is the answer. */
const ofHeadlines: Partial<Record<keyof HeadlineSigns, Direction>> = {
  isSecond: 0,
  lacksValue: -1,
  isValueUnasked: -1,
  echo: -1,
  length: 0,
  isLong: 0,
}

const tables = { ofSilence, ofHeadlines }

/** Returns the directions of the signs in their order. */
export function directionsOf(table: keyof typeof tables, names: readonly string[]): Direction[] {
  const directions = new Map(Object.entries(tables[table]))
  return names.map((name) => {
    const direction = directions.get(name)
    return direction === undefined ? 1 : direction
  })
}
