import type { Span } from '../../domain/index.js'
import type { Word } from '../../text/segment.js'
import type { Dice } from '../dice.js'
import { overlaps } from '../values.js'
import type { Fact } from './facts.js'

/** How far into an article names are searched that a question may begin with. */
const TOP = 160
/** The probability of leaving out a word of a clause, by the beginning of its tag. */
const leftOut: readonly [RegExp, number][] = [
  [/^(?:c|ul)/, 0.5],
  [/^d/, 0.35],
  [/^(?:ad|ag|t|r|zg)/, 0.3],
  [/^(?:uj|a|f|m|b)/, 0.22],
  [/^p/, 0.1],
  [/^y/, 1],
]
const nameTag = /^(?:nr|ns|nt|nz|nrt|eng)$/
const imprint = /网|记者|新闻|来源|日报|https?|app|摄$/

/** The words around a fact's value; null represents the value itself. */
export interface Clause {
  words: (Word | null)[]
  span: Span
}

/** Returns the clause that contains the value, often with a neighbour; with a reason, the clause that it explains. */
export function clauseOf({ telling, sentence, value }: Fact, dice: Dice): Clause | null {
  const clauses = clausesOf(telling.text, sentence)
  let first = clauses.findIndex(({ start, end }) => start <= value.start && value.start < end)
  if (first < 0) return null
  let last = first
  const hasNext = () => last + 1 < clauses.length
  while ((clauses[last] as Span).end < value.end && hasNext()) last++
  if (value.kind === 'reason' || value.kind === 'how') {
    const isToEnd = (clauses[last] as Span).end - value.end <= 1
    if (isToEnd && hasNext()) last++
    else if (first > 0) first--
  } else if (value.kind === 'said') {
    first = Math.max(0, first - 1)
  } else if (dice.chance(0.42) && first > 0) first--
  else if (dice.chance(0.25) && hasNext()) last++
  else if (dice.chance(0.15)) first = 0
  const span = { start: (clauses[first] as Span).start, end: (clauses[last] as Span).end }
  const words = wordsOf(sentence, span, value)
  return words.includes(null) ? { words, span } : null
}

function wordsOf(sentence: Fact['sentence'], span: Span, value: Span): Clause['words'] {
  const words: Clause['words'] = []
  for (const word of sentence.words) {
    if (word.start < span.start || word.end > span.end) continue
    if (!overlaps(word, value)) words.push(word)
    else if (words.at(-1) !== null) words.push(null)
  }
  return words
}

function clausesOf(text: string, sentence: Span): Span[] {
  const said = text.slice(sentence.start, sentence.end)
  return [...said.matchAll(/[^,;:]+[,;:]?/g)].map(({ index, 0: { length } }) => ({
    start: sentence.start + index,
    end: sentence.start + index + length,
  }))
}

/** Returns a name from the top of the article if the clause itself has none, and sometimes even if it has one. */
export function namesBefore({ telling, value }: Fact, clause: Clause, dice: Dice): string {
  const own = clause.words.some((word) => word && nameTag.test(word.tag))
  if (own && !dice.chance(0.3)) return ''
  const asked = telling.text.slice(clause.span.start, clause.span.end)
  const answer = telling.text.slice(value.start, value.end)
  const names = telling.sentences
    .filter(({ start }) => start < TOP)
    .flatMap((span) => telling.sentence(span).words)
    .filter(({ text, tag }) => nameTag.test(tag) && text.length >= 2 && !imprint.test(text))
    .filter(({ text }) => !answer.includes(text) && !asked.includes(text))
    .slice(0, 6)
  return dice.pick(names)?.text ?? ''
}

export function before(names: string, asked: string, dice: Dice): string {
  if (names === '' || asked.includes(names)) return asked
  return `${names}${dice.pick(['', '的', ',', ''])}${asked}`
}

/** Leaves out words, often other values too: then the question word has to tell which value is asked for. */
export function keptWords(
  clause: Clause,
  { sentence, value }: Fact,
  dice: Dice,
  change: ReadonlyMap<object, string> = new Map(),
): (Word | null)[] {
  const eagerness = dice.pick([0, 0.5, 1, 1.6])
  const others = sentence.values.filter(
    (other) => !overlaps(other, value) && /^(?:when|number|list)$/.test(other.kind),
  )
  const gone = others.filter(() => dice.chance(0.3 * eagerness))
  return clause.words.filter((word) => {
    if (word === null || change.has(word)) return true
    if (/^[,:、;]$/.test(word.text)) return dice.chance(0.3)
    if (/^[。!?…“”"]$/.test(word.text)) return false
    if (gone.some((other) => overlaps(other, word))) return false
    const chance = leftOut.find(([tag]) => tag.test(word.tag))?.[1] ?? 0.06
    return !dice.chance(chance * eagerness)
  })
}

export function joined(
  words: readonly (Word | null)[],
  forValue: string,
  speak: (word: string) => string,
): string {
  return words.map((word) => (word ? speak(word.text) : forValue)).join('')
}

export function trimmed(text: string): string {
  return text.replace(/^[,:、;\s的]+|[,:、;\s的]+$/g, '')
}
