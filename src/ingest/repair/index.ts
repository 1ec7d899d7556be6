import { tables } from '../tables/tables.js'
import { advertisements } from './advertisements.js'
import { byteSlips } from './byte-slips.js'
import { doubledPunctuation } from './doubled-punctuation.js'
import { gaps } from './gaps.js'
import { glosses } from './glosses.js'
import { markup } from './markup.js'
import { orphanGlosses } from './orphan-glosses.js'
import type { Repair } from './repair.js'
import { spaces } from './spaces.js'
import { spreadLetters } from './spread-letters.js'

/**
 * The order matters. Slips need the original bytes, before wide spaces become narrow, markup removes the `?` of
 * a `?/p>`, or a row loses its tabs. A gloss can only be recognised after a correct character. Doubled marks
 * show once nothing is left between them.
 */
export const characterRepairs: readonly Repair[] = [
  byteSlips,
  tables,
  spaces,
  spreadLetters,
  markup,
  advertisements,
  glosses,
  orphanGlosses,
  doubledPunctuation,
  gaps,
]
