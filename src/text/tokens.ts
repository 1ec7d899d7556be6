import { isDigit, isHan, isWordCharacter } from './characters.js'
import { fold } from './fold.js'

/** Must change whenever `terms` returns other terms for the same text: an index stores it. */
export const tokenizerName = 'bigrams-3'

/**
 * Returns the lexical terms of a text, in order: overlapping pairs of Han characters (a single one is its own term),
 * and whole words and numbers of other scripts, all folded. Bigrams need no word list and find names that no word list
 * has; measured in docs/decisions/0009-reranking.md.
 */
export function terms(text: string): string[] {
  return termsOfFolded(fold(text))
}

/** Like `terms`, for text that is already folded. */
export function termsOfFolded(folded: string): string[] {
  const found: string[] = []
  let i = 0
  while (i < folded.length) {
    const code = folded.charCodeAt(i)
    if (isHan(code)) {
      const end = runEnd(folded, i, isHan)
      if (end === i + 1) found.push(folded.charAt(i))
      for (let at = i; at + 1 < end; at++) found.push(folded.slice(at, at + 2))
      i = end
    } else if (isWordCharacter(code)) {
      const end = wordEnd(folded, i)
      found.push(folded.slice(i, end))
      i = end
    } else {
      i++
    }
  }
  return found
}

function runEnd(text: string, start: number, belongs: (code: number) => boolean): number {
  let end = start
  while (end < text.length && belongs(text.charCodeAt(end))) end++
  return end
}

/** A word continues across a point between digits and a thousands comma: 3.14 and 1,000 are one term each. */
function wordEnd(text: string, start: number): number {
  let end = runEnd(text, start, isWordCharacter)
  while (isDigit(text.charCodeAt(end - 1)) && goesOn(text, end)) {
    end = runEnd(text, end + 1, isWordCharacter)
  }
  return end
}

function goesOn(text: string, at: number): boolean {
  if (text[at] === '.') return isDigit(text.charCodeAt(at + 1))
  return text[at] === ',' && thousands.test(text.slice(at + 1, at + 5))
}

const thousands = /^\d{3}(?!\d)/
