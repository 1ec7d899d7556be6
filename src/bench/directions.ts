import type { HeadlineSigns } from '../answer/headline-signs.js'
import type { ReadSigns } from '../answer/read-signs.js'
import type { Signs } from '../answer/signs.js'
import type { ClaimSigns } from '../check/claim-signs.js'

type Direction = 1 | -1 | 0

/** Which way signs may speak that a question is answered; what is not named, for it. */
const ofSilence: Partial<Record<keyof Signs | keyof ReadSigns, Direction>> = {
  kindMissing: -1,
  heaviestMissingInPassage: -1,
  heaviestMissingInSentence: -1,
  second: -1,
  echoed: -1,
  asksValue: 0,
  asksOpen: 0,
  questionLength: 0,
  doubt: -1,
  answersNext: 0,
  isNothing: -1,
}

/** The same of whether a span is the answer. */
const ofHeadlines: Partial<Record<keyof HeadlineSigns, Direction>> = {
  isSecond: 0,
  isPartRuled: 0,
  isOtherwiseRuled: -1,
  lacksValue: -1,
  isValueUnasked: -1,
  echo: -1,
  length: 0,
  isLong: 0,
}

const ofSupport: Partial<Record<keyof ClaimSigns, Direction>> = {
  contradicts: -1,
  contradictsFirst: -1,
  numbersMissing: -1,
  numbers: 0,
  namesMissing: -1,
  namesFar: -1,
  denialDiffers: -1,
  denies: 0,
  certaintyDiffers: -1,
  ruledAgainst: -1,
  ruledBoth: 0,
  stance: 0,
  length: 0,
}

const ofContradiction: Partial<Record<keyof ClaimSigns, Direction>> = {
  supports: -1,
  supportsFirst: -1,
  lead: -1,
  pairs: 0,
  pairsSquared: 0,
  numbersMissing: 0,
  numbers: 0,
  namesMissing: -1,
  namesFar: 0,
  denies: 0,
  ruledFor: -1,
  ruledBoth: 0,
  stance: 0,
  length: 0,
}

const tables = { ofSilence, ofHeadlines, ofSupport, ofContradiction }

/** The directions of the signs in their order. */
export function directionsOf(table: keyof typeof tables, names: readonly string[]): Direction[] {
  const directions = new Map(Object.entries(tables[table]))
  return names.map((name) => directions.get(name) ?? 1)
}
