import type { Span } from '../domain/index.js'
import {
  exchangedNoun,
  gluedName,
  mixedName,
  turnedPassive,
} from '../evidence/wording/exchanged-roles.js'
import { newFigure } from '../evidence/wording/figures.js'
import { type Grounds, groundsOf } from '../evidence/wording/grounds.js'
import { misplacedDate } from '../evidence/wording/misplaced-dates.js'
import { misplacedFigure } from '../evidence/wording/misplaced-values.js'
import { stanceFault } from '../evidence/wording/modality.js'
import { newName, newWords } from '../evidence/wording/wording.js'
import type { ReadCandidate } from './candidates.js'

/** How the wording of a claim compares with the sentence nearest to it; all between 0 and 1. */
export interface WordingSigns {
  /**
   * The share of the claim's characters that occur in that sentence in the same order; and how far that is above three
   * in four.
   */
  inOrder: number
  nearlySame: number
  /** `nearlySame` if none of the following signs finds a fault, else 0. */
  isKept: number
  /**
   * A number or date that the sentence does not have; a name that passage and title do not have; the share of its words
   * that neither has.
   */
  newFigure: number
  newName: number
  newWords: number
  /** An amount or date with another label; and names that are swapped, or have another's action. */
  misplacedValue: number
  misplacedName: number
  /**
   * How much more of the claim is in order once two of its stretches, with a third between them, are swapped: 南屿队战胜云岭队.
   */
  exchanged: number
  /** A plan stated as a fact or a fact as a plan; a denial or negation that only one of the two has. */
  stanceDiffers: number
  /** Whether all of the claim occurs there in order: nothing was swapped. */
  inFull: number
}

export const wordingSignNames = [
  'inOrder',
  'nearlySame',
  'isKept',
  'newFigure',
  'newName',
  'newWords',
  'misplacedValue',
  'misplacedName',
  'exchanged',
  'stanceDiffers',
  'inFull',
] as const satisfies readonly (keyof WordingSigns)[]

/** From this share on, a claim is in the words of a sentence. */
const NEARLY = 0.75
/** From this share on, all of it is; a letter may differ. */
const FULL = 0.97

/** @param read not empty */
export function wordingSignsOf(read: readonly ReadCandidate[]): WordingSigns {
  const [nearest] = read
    .map((each) => ({ each, share: shareInOrder(each.claim.compact, each.sentence.compact) }))
    .sort((a, b) => b.share - a.share)
  if (!nearest) throw new Error('no sentence was read')
  const { each, share } = nearest
  const { article, passage } = each.hit
  const { folded, compact } = each.claim
  const own = groundsOf([each.sentence.text])
  const around = groundsOf([passage.text, article.title ?? ''])
  const unheard = newWords(compact, { quotes: own, around, asked: '' }, () => false)
  const signs = {
    newFigure: newFigure(folded, own) ? 1 : 0,
    newName: newName(folded, around) ? 1 : 0,
    newWords: Math.min(1, unheard.join('').length / Math.max(1, compact.length)),
    misplacedValue: misplacedFigure(folded, own) || misplacedDate(folded, own) ? 1 : 0,
    misplacedName: misplacedNames(folded, own) ? 1 : 0,
    exchanged: gainOfExchange(compact, each.sentence.compact, share),
    stanceDiffers: stanceFault(compact, own) ? 1 : 0,
  }
  const nearlySame = Math.max(0, share - NEARLY) / (1 - NEARLY)
  const isKept = Object.values(signs).every((value) => value === 0)
  const inFull = share >= FULL ? 1 : 0
  return { inOrder: share, nearlySame, isKept: isKept ? nearlySame : 0, ...signs, inFull }
}

function misplacedNames(folded: string, own: Grounds): string | null {
  return (
    exchangedNoun(folded, own) ??
    gluedName(folded, own) ??
    mixedName(folded, own) ??
    turnedPassive(folded, own)
  )
}

/** The shortest stretch, in characters; shorter ones are swapped by accident. */
const SHORTEST = 2
/** The most stretches; in a longer row, a swap is not deliberate. */
const MOST_STRETCHES = 9

function gainOfExchange(said: string, text: string, share: number): number {
  const stretches = stretchesOf(said, text)
  if (stretches.length > MOST_STRETCHES) return 0
  let most = share
  for (const [i, first] of stretches.entries()) {
    for (const second of stretches.slice(i + 2)) {
      const between = said.slice(first.end, second.start)
      const exchanged =
        said.slice(0, first.start) +
        said.slice(second.start, second.end) +
        between +
        said.slice(first.start, first.end) +
        said.slice(second.end)
      most = Math.max(most, shareInOrder(exchanged, text))
    }
  }
  return most - share
}

/** Returns the stretches of a text that another text has too, the longest from each position. */
function stretchesOf(said: string, text: string): Span[] {
  const found: Span[] = []
  let start = 0
  while (start < said.length) {
    let end = start
    while (end < said.length && text.includes(said.slice(start, end + 1))) end++
    if (end - start >= SHORTEST) found.push({ start, end })
    start = Math.max(end, start + 1)
  }
  return found
}

/** Returns the share of a text's characters that occur in another in the same order: the longest common subsequence. */
export function shareInOrder(said: string, text: string): number {
  if (said === '') return 0
  let row = new Array<number>(text.length + 1).fill(0)
  for (const letter of said) {
    const next = [0]
    for (let at = 0; at < text.length; at++) {
      next.push(
        letter === text.charAt(at) ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0),
      )
    }
    row = next
  }
  return (row.at(-1) ?? 0) / said.length
}
