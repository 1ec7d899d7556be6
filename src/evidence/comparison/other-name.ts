import type { Span } from '../../domain/index.js'
import { type ValueKind, valuesOf } from '../../read/values.js'
import type { ReadText } from '../../text/read-text.js'
import { words } from '../../text/segment.js'
import { withoutDivision } from '../../text/without-division.js'
import { coverage, nearness, type TermWeights } from '../term-weights.js'
import type { Statement } from './statement.js'

const kinds: readonly [tag: RegExp, kind: ValueKind][] = [
  [/^nr/, 'who'],
  [/^ns/, 'where'],
  [/^n[tz]/, 'organisation'],
]

/** How close another name must be to the statement's other words. */
const closeEnough = 0.35

/**
 * If the statement has exactly one name that neither the sentence nor its surroundings have, returns the sentence's
 * name of the same kind, and the share of the statement's other terms that the sentence contains. Null if there is
 * none.
 */
export function otherName(
  statement: Statement,
  { folded, words }: ReadText,
  around: string,
  weights: TermWeights,
): { span: Span; rest: number } | null {
  const [name, ...more] = missingIn(statement, around)
  if (!name || more.length > 0) return null
  const found = kinds.find(([tag]) => tag.test(name.tag))
  if (!found) return null
  const others = withoutTermsOf(name.text, weights)
  const near = nearness(folded, others)
  const candidates = valuesOf(folded, words)
    .filter(({ kind }) => kind === found[1])
    .filter(({ start, end }) => !isMadeOf(folded.slice(start, end), statement.folded))
    .sort((a, b) => near(b) - near(a))
  const [best] = candidates
  if (!best || near(best) < closeEnough) return null
  return { span: best, rest: coverage(folded, others) }
}

/** Decides whether a text has every word of a name, if not side by side: 武汉市企业 is no other name where 武汉 and 企业 are spoken of. */
function isMadeOf(name: string, text: string): boolean {
  return words(name).every((word) => text.includes(withoutDivision(word.text)))
}

/** Returns the names of a statement that a text does not have: whole organisations, and words that are part of none. */
function missingIn({ folded, bodies }: Statement, text: string): { text: string; tag: string }[] {
  const absent = bodies.filter((body) => !isNamedIn(text, body))
  const single = words(folded).filter(
    (word) =>
      word.text.length >= 2 &&
      /^n[rstz]/.test(word.tag) &&
      !text.includes(word.text) &&
      !bodies.some((body) => body.includes(word.text)),
  )
  return [...absent.map((body) => ({ text: body, tag: 'nt' })), ...single]
}

/** Decides whether a text names an organisation, perhaps with more of its name: 望川市第一医院 for 望川医院. */
export function isNamedIn(text: string, body: string): boolean {
  const letters = [...body].map((letter) => letter.replace(/[^\p{L}\p{N}]/u, '\\$&'))
  return text.includes(body) || new RegExp(letters.join('[\\u4e00-\\u9fff]{0,4}')).test(text)
}

/** Returns the weights of the terms that do not overlap a name. */
function withoutTermsOf(name: string, weights: TermWeights): TermWeights {
  return new Map(
    [...weights].filter(([term]) => ![...term].some((character) => name.includes(character))),
  )
}
