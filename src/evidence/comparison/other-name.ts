import type { Span } from '../../domain/index.js'
import { type ValueKind, valuesOf } from '../../read/values.js'
import type { ReadText } from '../../text/read-text.js'
import { words } from '../../text/segment.js'
import { coverage, nearness, type TermWeights } from '../term-weights.js'
import type { Statement } from './statement.js'

const kinds: readonly [tag: RegExp, kind: ValueKind][] = [
  [/^nr/, 'who'],
  [/^ns/, 'where'],
  [/^n[tz]/, 'organisation'],
]

/** How close another name must stand to the statement's other words. */
const closeEnough = 0.35

/**
 * The name of the same kind that a sentence gives where the statement gives one that neither the sentence nor
 * what stands around it has, with the share that the sentence holds of everything else. Null where there is none.
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
    .filter(({ start, end }) => !statement.folded.includes(folded.slice(start, end)))
    .sort((a, b) => near(b) - near(a))
  const [best] = candidates
  if (!best || near(best) < closeEnough) return null
  return { span: best, rest: coverage(folded, others) }
}

/** The names of a statement that a text does not give: whole bodies, and words that belong to none. */
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

/** Whether a text names a body, perhaps by more of its name: 望川市第一医院 for 望川医院. */
export function isNamedIn(text: string, body: string): boolean {
  const letters = [...body].map((letter) => letter.replace(/[^\p{L}\p{N}]/u, '\\$&'))
  return text.includes(body) || new RegExp(letters.join('[\\u4e00-\\u9fff]{0,4}')).test(text)
}

/** The weights of the terms that do not overlap a name. */
function withoutTermsOf(name: string, weights: TermWeights): TermWeights {
  return new Map(
    [...weights].filter(([term]) => ![...term].some((character) => name.includes(character))),
  )
}
