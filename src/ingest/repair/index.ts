import { tables } from '../tables/tables.js'
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
 * In this order: slips need the bytes as they came, before a wide space is made a narrow one or markup takes
 * the `?` of a `?/p>`, a row its tabs; a gloss
 * can only be read off a character that is right; doubled marks show once nothing stands between them.
 */
export const characterRepairs: readonly Repair[] = [
  byteSlips,
  tables,
  spaces,
  spreadLetters,
  markup,
  glosses,
  orphanGlosses,
  doubledPunctuation,
  gaps,
]
