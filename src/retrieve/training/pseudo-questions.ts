import { anyOf } from '../../text/any-of.js'
import { openers } from '../../text/lexicon/training/words.js'
import { type Word, words } from '../../text/segment.js'
import { sentences } from '../../text/sentences.js'

/** A question made from a sentence of an article, which therefore answers it. */
export interface PseudoQuestion {
  text: string
  /** The offsets of the sentence in the article's text. */
  start: number
  end: number
}

const SHORTEST_CLAUSE = 8
const LONGEST_CLAUSE = 44
const TRIES = 6
/** How many characters of the clause's words a question must keep, at least. */
const FEWEST_KEPT = 4
/** Share of the left-out words that are replaced with another word of this article or a different one. */
const REPLACED = 0.6
/** How many sentences of each text replacement words are taken from. */
const READ_FOR_WORDS = 5

/** The chance that a word is left out, by tag, as by a person who reports a fact in other words. */
const dropped: readonly [RegExp, number][] = [
  [/^(?:nr|nt|ns|nz|eng)/, 0.25],
  [/^(?:m|t)/, 0.6],
  [/^n/, 0.35],
  [/^v/, 0.5],
  [/^a/, 0.5],
  [/^d/, 0.75],
  [/^[upcy]/, 0.4],
]

/** Words that begin a sentence in a report but not a question. */
const connectives = new RegExp(`^${anyOf(openers)}[,，]?`)

/**
 * Makes a question whose answer is in a sentence of the text: a clause of it, with the answer replaced by the word that
 * asks for it, some other words left out, and sometimes a name from the sentence before. Returns null if no tried
 * sentence is suitable. `random` returns numbers from 0 up to 1.
 */
export function pseudoQuestion(
  text: string,
  other: string,
  random: () => number,
): PseudoQuestion | null {
  const replacements = wordsByKind([text, other], random)
  const spans = sentences(text).filter(({ start, end }) => end - start >= 12 && end - start <= 160)
  for (let tried = 0; tried < TRIES && spans.length > 0; tried++) {
    const at = Math.floor(random() * spans.length)
    const span = spans[at]
    if (!span) continue
    const clause = clauseOf(text.slice(span.start, span.end), random)
    if (clause === null) continue
    const asked = ask(words(clause), replacements, random)
    if (asked === null) continue
    const before = spans[at - 1] ?? spans[0]
    const subject =
      before && before !== span && random() < 0.5
        ? nameIn(text.slice(before.start, before.end), asked, random)
        : ''
    return { text: `${subject}${asked}？`, ...span }
  }
  return null
}

/** Returns content words of some sentences, grouped by the first letter of their tags. */
function wordsByKind(texts: readonly string[], random: () => number): Map<string, string[]> {
  const kinds = new Map<string, string[]>()
  for (const text of texts) {
    const spans = sentences(text)
    for (let i = 0; i < READ_FOR_WORDS; i++) {
      const span = spans[Math.floor(random() * spans.length)]
      for (const { text: word, tag } of span ? words(text.slice(span.start, span.end)) : []) {
        if (word.length < 2 || !/^[nva]/.test(tag)) continue
        kinds.set(tag.charAt(0), [...(kinds.get(tag.charAt(0)) ?? []), word])
      }
    }
  }
  return kinds
}

/** Returns a clause, or two adjacent ones, of a length that people ask about. */
function clauseOf(sentence: string, random: () => number): string | null {
  const clauses = sentence
    .replace(/[“”"「」『』]/g, '')
    .split(/[，,；;：:。！？!?\n]+/)
    .map((clause) => clause.trim().replace(connectives, ''))
    .filter((clause) => clause !== '')
  if (clauses.length === 0) return null
  const from = Math.floor(random() * clauses.length)
  const chosen = random() < 0.3 ? clauses.slice(from, from + 2).join('，') : (clauses[from] ?? '')
  const clause = chosen.length < SHORTEST_CLAUSE ? clauses.slice(from, from + 2).join('，') : chosen
  return clause.length >= SHORTEST_CLAUSE && clause.length <= LONGEST_CLAUSE ? clause : null
}

/** Returns the clause as a question, or null if nothing in it can be asked for. */
function ask(
  tokens: readonly Word[],
  replacements: ReadonlyMap<string, string[]>,
  random: () => number,
): string | null {
  const answers = tokens.flatMap((token, i) => {
    const asking = askingFor(token, tokens[i + 1])
    return asking ? [{ i, ...asking }] : []
  })
  const answer = answers[Math.floor(random() * answers.length)]
  if (!answer) return null
  let own = 0
  const kept = tokens.map((token, i) => {
    if (i === answer.i) return answer.word
    if (i > answer.i && i < answer.i + answer.length) return ''
    const chance = dropped.find(([tag]) => tag.test(token.tag))?.[1] ?? 0.1
    if (random() >= chance) {
      if (token.text.length > 1) own += token.text.length
      return token.text
    }
    const others = replacements.get(token.tag.charAt(0)) ?? []
    return random() < REPLACED ? (others[Math.floor(random() * others.length)] ?? '') : ''
  })
  return own >= FEWEST_KEPT ? kept.join('') : null
}

/** Returns the word that asks for what begins at a token, and how many tokens it replaces. */
function askingFor(
  { tag, text }: Word,
  next: Word | undefined,
): { word: string; length: number } | null {
  if (tag === 'm' || /^\d/.test(text)) {
    const unit = next && /^(?:q|n|m)/.test(next.tag) && next.text.length <= 2 ? next.text : null
    return unit ? { word: `多少${unit}`, length: 2 } : { word: '多少', length: 1 }
  }
  if (tag === 't') return { word: '什么时候', length: 1 }
  if (tag === 'nr') return { word: '谁', length: 1 }
  if (tag === 'ns') return { word: '哪里', length: 1 }
  if (tag === 'nt') return { word: '哪个机构', length: 1 }
  if (/^(?:nz|n|vn)$/.test(tag) && text.length > 1) return { word: '什么', length: 1 }
  return null
}

/** Returns a name that the question does not contain, or a noun if there is none. */
function nameIn(sentence: string, asked: string, random: () => number): string {
  const found = words(sentence).filter(
    ({ text, tag }) => text.length > 1 && /^n/.test(tag) && !asked.includes(text),
  )
  const names = found.filter(({ tag, text }) => /^(?:nr|ns|nt|nz)/.test(tag) || text.length > 2)
  const pool = names.length > 0 ? names : found
  return pool[Math.floor(random() * pool.length)]?.text ?? ''
}
