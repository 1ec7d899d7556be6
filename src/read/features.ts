import { isDigit } from '../text/characters.js'
import { fold } from '../text/fold.js'
import type { ReaderVocabulary } from './vocabulary.js'

/** Maximum number of characters (UTF-16 code units) read of a question or claim, and of a stretch of a passage. */
export const LONGEST_QUESTION = 56
export const LONGEST_STRETCH = 206
/** Positions of an input: both texts, a start and a border. */
export const POSITIONS = LONGEST_QUESTION + LONGEST_STRETCH + 2

/** Ids in `characters` that represent no character. */
const START = 1
const BORDER = 2
const UNKNOWN = 3

/** Bits of `marks`: two for the position in the word piece, one for the side, then flags for what both texts share. */
const IN_PASSAGE = 1 << 2
const SHARES_CHARACTER = 1 << 3
const SHARES_BIGRAM = 1 << 4
const SHARES_RARE_BIGRAM = 1 << 5
const SHARES_TRIGRAM = 1 << 6
const SHARES_PIECE = 1 << 7
const IS_DIGIT = 1 << 8

/** Positions of a character in its word piece. */
const FIRST = 0
const INNER = 1
const LAST = 2
const ALONE = 3

/**
 * The input of the network for a question and a stretch of a passage: rows of POSITIONS numbers, of which the first
 * `length` are used.
 */
export interface Features {
  characters: Int16Array
  pieces: Int16Array
  marks: Int16Array
  /** Number of positions in use. */
  length: number
  /** The position of the stretch's first character; the question is at positions 1 to offset - 2. */
  offset: number
}

/**
 * Converts text to half-width, lower case and simplified characters without changing its length in code units. Unlike
 * `fold`, it keeps opening and closing quotation marks apart, because they identify names.
 */
export function readable(text: string): string {
  const folded = fold(text)
  if (!hasSign.test(folded)) return folded
  let kept = ''
  for (let i = 0; i < text.length; i++) {
    const character = folded.charAt(i)
    kept += signs.has(character) ? narrow(text.charAt(i)) : character
  }
  return kept
}

const signs = new Set('"\'-·')
const hasSign = /["'\-·]/

function narrow(character: string): string {
  const form = character.normalize('NFKC')
  return form.length === 1 ? form : character
}

/** @param question in readable form, like `stretch`; what is longer than can be read is cut off */
export function featuresOf(
  question: string,
  stretch: string,
  vocabulary: ReaderVocabulary,
): Features {
  const asked = question.slice(0, LONGEST_QUESTION)
  const said = stretch.slice(0, LONGEST_STRETCH)
  const offset = asked.length + 2
  const features = {
    characters: new Int16Array(POSITIONS),
    pieces: new Int16Array(POSITIONS),
    marks: new Int16Array(POSITIONS),
    length: offset + said.length,
    offset,
  }
  features.characters[0] = START
  features.characters[offset - 1] = BORDER
  place(asked, 1, 0, said, features, vocabulary)
  place(said, offset, IN_PASSAGE, asked, features, vocabulary)
  markSharedPieces(features, asked.length)
  return features
}

/** Returns how many characters of the question the stretch shares as part of a rare pair or a word piece. */
export function shared({ marks, offset }: Features): number {
  const ofQuestion = marks.subarray(1, offset - 1)
  return ofQuestion.reduce((n, each) => n + (each & (SHARES_RARE_BIGRAM | SHARES_PIECE) ? 1 : 0), 0)
}

function place(
  text: string,
  at: number,
  side: number,
  other: string,
  { characters, pieces, marks }: Features,
  vocabulary: ReaderVocabulary,
): void {
  for (let i = 0; i < text.length; i++) {
    characters[at + i] = vocabulary.characters.get(text.charAt(i)) ?? UNKNOWN
    marks[at + i] = side | (isDigit(text.charCodeAt(i)) ? IS_DIGIT : 0)
  }
  for (const { id, start, end } of vocabulary.tokenizer.piecesFromEnd(text)) {
    pieces.fill(id, at + start, at + end)
    for (let i = start; i < end; i++) mark(marks, at + i, placeIn(i, start, end))
  }
  for (let i = 0; i < text.length; i++) {
    if (other.includes(text.charAt(i))) mark(marks, at + i, SHARES_CHARACTER)
    const bigram = text.slice(i, i + 2)
    if (bigram.length < 2 || !other.includes(bigram)) continue
    const sign = vocabulary.commonBigrams.has(bigram)
      ? SHARES_BIGRAM
      : SHARES_BIGRAM | SHARES_RARE_BIGRAM
    mark(marks, at + i, sign)
    mark(marks, at + i + 1, sign)
    const trigram = text.slice(i, i + 3)
    if (trigram.length < 3 || !other.includes(trigram)) continue
    for (let k = 0; k < 3; k++) mark(marks, at + i + k, SHARES_TRIGRAM)
  }
}

function mark(marks: Int16Array, position: number, sign: number): void {
  marks[position] = (marks[position] as number) | sign
}

function placeIn(i: number, start: number, end: number): number {
  if (end - start === 1) return ALONE
  if (i === start) return FIRST
  return i === end - 1 ? LAST : INNER
}

function markSharedPieces({ pieces, marks, offset, length }: Features, asked: number): void {
  const ofQuestion = new Set(pieces.subarray(1, 1 + asked))
  const ofStretch = new Set(pieces.subarray(offset, length))
  for (let i = 1; i < length; i++) {
    if (i === offset - 1) continue
    const others = i < offset ? ofStretch : ofQuestion
    if (others.has(pieces[i] as number)) mark(marks, i, SHARES_PIECE)
  }
}
