import { pinyin } from 'pinyin-pro'
import type { LexicalIndex } from '../index/lexical-index.js'
import type { Question } from '../retrieve/question.js'
import { fold } from '../text/fold.js'
import { isForeign } from '../text/script.js'
import { words } from '../text/segment.js'
import { surnames } from '../text/surnames.js'
import { termsOfFolded } from '../text/tokens.js'

/** What of an index it takes to find a name. */
export interface NamedIndex {
  lexical: Pick<LexicalIndex, 'documentFrequency' | 'search'>
  /** The text of a passage, by its row. */
  textOf(row: number): string
}

/** Words with a capital, and rows of them. */
const capitalised = /\p{Lu}[\p{Ll}'’]+(?:\s+\p{Lu}[\p{Ll}'’]+)*/gu
const mostSyllables = 4
/** Of names that sound the same so many are looked for. */
const mostAlike = 3
/** So many passages may have the characters of a name, and not the name. */
const looked = 3

/** A question in another language with the names that it writes in pinyin (Zhang Yunxiang, Puning) as the corpus writes them. */
export function withNamesInChinese(question: Question, index: NamedIndex): Question {
  if (!isForeign(question.text)) return question
  const found = [...question.text.matchAll(capitalised)].flatMap(([run]) =>
    namesOf(run.split(/\s+/), index),
  )
  if (found.length === 0) return question
  const written = new Set(found.flatMap(({ written }) => written.map(fold)))
  const names = found.flatMap((each) => each.names)
  const rest = (terms: readonly string[]) => terms.filter((term) => !written.has(term))
  const terms = names.flatMap(termsOfFolded)
  return {
    ...question,
    content: [...rest(question.content), ...found.map((each) => each.names[0] ?? '')],
    terms: [...new Set([...rest(question.terms), ...terms])],
    searched: [...new Set([...rest(question.searched), ...terms])],
  }
}

interface Written {
  written: string[]
  /** As the corpus writes it, the most frequent of those that sound alike first. */
  names: string[]
}

/** The names of a row of words: of all of them together, else of each. */
function namesOf(row: readonly string[], index: NamedIndex): Written[] {
  const syllables = row.map(syllablesOf)
  const all = syllables.every((each) => each !== null) ? syllables.flat() : []
  const names = all.length > 1 ? namesOfSound(all as string[], index) : []
  if (names.length > 0) return [{ written: [...row], names }]
  return row.length === 1 ? [] : row.flatMap((word) => namesOf([word], index))
}

/** How a word is read as pinyin; null where it is none. */
function syllablesOf(word: string): string[] | null {
  const letters = fold(word).replace(/['’]/g, '')
  if (letters === '') return []
  for (let length = Math.min(6, letters.length); length > 0; length--) {
    if (!charactersOf().has(letters.slice(0, length))) continue
    const rest = syllablesOf(letters.slice(length))
    if (rest) return [letters.slice(0, length), ...rest]
  }
  return null
}

let known: Map<string, string[]> | null = null

/** The simplified characters by how they are read, without tones. */
function charactersOf(): Map<string, string[]> {
  if (known) return known
  const found = new Map<string, string[]>()
  for (let code = 0x4e00; code <= 0x9fa5; code++) {
    const character = String.fromCharCode(code)
    if (fold(character) !== character) continue
    const [sound = ''] = pinyin(character, { toneType: 'none', type: 'array', v: true })
    found.set(sound, [...(found.get(sound) ?? []), character])
  }
  known = found
  return found
}

/** The names of the corpus that are read so: words that the word list has as names, and people by their surname. */
function namesOfSound(syllables: readonly string[], { lexical, textOf }: NamedIndex): string[] {
  if (syllables.length > mostSyllables) return []
  let chains = charactersOf().get(syllables[0] ?? '') ?? []
  for (const syllable of syllables.slice(1)) {
    const next = charactersOf().get(syllable) ?? []
    chains = chains.flatMap((chain) =>
      next
        .filter((each) => lexical.documentFrequency(chain.slice(-1) + each) > 0)
        .map((each) => chain + each),
    )
  }
  const frequency = (name: string) =>
    Math.min(...termsOfFolded(name).map((term) => lexical.documentFrequency(term)))
  return chains
    .filter(isName)
    .sort((a, b) => frequency(b) - frequency(a))
    .filter((name) => {
      if (name.length === 2) return true
      const terms = termsOfFolded(name).map((term) => ({ term, weight: 1 }))
      return lexical.search(terms, looked).some(({ row }) => fold(textOf(row)).includes(name))
    })
    .slice(0, mostAlike)
}

function isName(chain: string): boolean {
  const [word, ...others] = words(chain)
  const isKnown = others.length === 0 && /^n[rst]/.test(word?.tag ?? '')
  return isKnown || (chain.length === 3 && surnames.has(chain.charAt(0)))
}
