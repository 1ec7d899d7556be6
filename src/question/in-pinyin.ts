import { isForeign } from '../domain/index.js'
import type { IndexVersion } from '../index/index.js'
import { fold } from '../text/fold.js'
import { commonSurnames } from '../text/lexicon/names/surnames.js'
import { pinyin } from '../text/pinyin.js'
import { words } from '../text/segment.js'
import { termsOfFolded } from '../text/tokens.js'
import type { Question } from './question.js'

/** The parts of an index that are needed to find a name. */
export type NamedIndex = Pick<
  IndexVersion,
  'frequencies' | 'forTerms' | 'articleRowOfPassage' | 'load'
>

/** Capitalised words and sequences of them. */
const capitalised = /\p{Lu}[\p{Ll}'’]+(?:\s+\p{Lu}[\p{Ll}'’]+)*/gu
const mostSyllables = 4
/** In letters: zhuang. */
const longestSyllable = 6
/** How many names of a question are looked up, and how many character sequences are tried for each. */
const mostNames = 8
const mostChains = 2000
/** How many names that sound the same are kept. */
const mostAlike = 3
/** How many passages are searched for a name: they may contain its characters without the name itself. */
const looked = 3

/**
 * Replaces the names that a foreign-language question writes in pinyin (Zhang Yunxiang, Puning) with the names that the
 * corpus uses. Clears `content` if the question names a person who does not occur in the corpus.
 */
export async function withNamesInChinese(question: Question, index: NamedIndex): Promise<Question> {
  if (!isForeign(question.text)) return question
  const said = new Set([...question.text.matchAll(capitalised)].map(([run]) => run))
  const runs = [...said].slice(0, mostNames).map((run) => run.split(/\s+/))
  const found = await namesOfEach(runs, index)
  const named = new Set(found.flatMap(({ written }) => written))
  if (runs.some((run) => isPerson(run) && !run.every((word) => named.has(word)))) {
    return { ...question, content: [] }
  }
  if (found.length === 0) return question
  const written = new Set([...named].map(fold))
  const rest = (terms: readonly string[]) => terms.filter((term) => !written.has(term))
  const terms = found.flatMap(({ names }) => names).flatMap(termsOfFolded)
  return {
    ...question,
    content: [...rest(question.content), ...found.map(({ names }) => names[0])],
    terms: [...new Set([...rest(question.terms), ...terms])],
    searched: [...new Set([...rest(question.searched), ...terms])],
    alike: new Map(found.map(({ names }) => [names[0], names])),
  }
}

/** Decides whether two words can be read as a surname and a given name. */
function isPerson([surname = '', given = '', ...others]: readonly string[]): boolean {
  const [family, ...more] = syllablesOf(surname) ?? []
  const first = syllablesOf(given) ?? []
  const isSurname = (charactersOf().get(family ?? '') ?? []).some((each) =>
    commonSurnames.has(each),
  )
  return (
    others.length + more.length === 0 && isSurname && (first.length === 1 || first.length === 2)
  )
}

interface Written {
  written: string[]
  /** As written in the corpus; of names that sound the same, the most frequent first. */
  names: [string, ...string[]]
}

async function namesOfEach(
  runs: readonly (readonly string[])[],
  index: NamedIndex,
): Promise<Written[]> {
  const found: Written[] = []
  for (const run of runs) found.push(...(await namesOf(run, index)))
  return found
}

/** Returns the names that a sequence of words represents: one name of all words if there is one, otherwise one each. */
async function namesOf(row: readonly string[], index: NamedIndex): Promise<Written[]> {
  const syllables = row.map((word) => syllablesOf(word))
  const all = syllables.every((each) => each !== null) ? syllables.flat() : []
  const [name, ...alike] = all.length > 1 ? await namesOfSound(all as string[], index) : []
  if (name !== undefined) return [{ written: [...row], names: [name, ...alike] }]
  if (row.length === 1) return []
  return namesOfEach(
    row.map((word) => [word]),
    index,
  )
}

/** Splits a word into pinyin syllables, at most as many as a name has. Returns null if it is not pinyin. */
function syllablesOf(word: string, most = mostSyllables): string[] | null {
  const letters = fold(word).replace(/['’]/g, '')
  if (letters === '') return []
  if (most === 0 || letters.length > longestSyllable * most) return null
  for (let length = Math.min(longestSyllable, letters.length); length > 0; length--) {
    if (!charactersOf().has(letters.slice(0, length))) continue
    const rest = syllablesOf(letters.slice(length), most - 1)
    if (rest) return [letters.slice(0, length), ...rest]
  }
  return null
}

let known: Map<string, string[]> | null = null

/** Returns the simplified characters grouped by their pinyin without tones. */
function charactersOf(): Map<string, string[]> {
  if (known) return known
  const found = new Map<string, string[]>()
  const all = Array.from({ length: 0x9fa6 - 0x4e00 }, (_, i) => String.fromCharCode(0x4e00 + i))
  const simplified = fold(all.join(''))
  for (const [i, character] of all.entries()) {
    if (simplified.charAt(i) !== character) continue
    const [sound = ''] = pinyin(character, { toneType: 'none', type: 'array', v: true })
    const alike = found.get(sound)
    if (alike) alike.push(character)
    else found.set(sound, [character])
  }
  known = found
  return found
}

/**
 * Returns the names in the corpus that are read this way: words that the word list tags as names, and people recognised
 * by their surname.
 */
async function namesOfSound(syllables: readonly string[], index: NamedIndex): Promise<string[]> {
  if (syllables.length > mostSyllables) return []
  let chains = charactersOf().get(syllables[0] ?? '') ?? []
  for (const syllable of syllables.slice(1)) {
    const next = charactersOf().get(syllable) ?? []
    const ends = [...new Set(chains.map((chain) => chain.slice(-1)))]
    const known = await index.frequencies(ends.flatMap((end) => next.map((each) => end + each)))
    chains = chains.flatMap((chain) =>
      next
        .filter((each) => known.documentFrequency(chain.slice(-1) + each) > 0)
        .map((each) => chain + each),
    )
    if (chains.length > mostChains) return []
  }
  const names = chains.filter(isName)
  const known = await index.frequencies(names.flatMap(termsOfFolded))
  const frequency = (name: string) =>
    Math.min(...termsOfFolded(name).map((term) => known.documentFrequency(term)))
  const oftenFirst = names
    .map((name) => ({ name, often: frequency(name) }))
    .sort((a, b) => b.often - a.often)
  const found: string[] = []
  for (const { name } of oftenFirst) {
    if (found.length === mostAlike) break
    if (name.length === 2 || (await stands(name, index))) found.push(name)
  }
  return found
}

/** Decides whether one of the best passages for a name's terms contains it. */
async function stands(name: string, index: NamedIndex): Promise<boolean> {
  const terms = termsOfFolded(name)
  const lexical = await index.forTerms(terms)
  const rows = lexical
    .search(
      terms.map((term) => ({ term, weight: 1 })),
      looked,
    )
    .map(({ row }) => row)
  const articles = await index.load(rows.map((row) => index.articleRowOfPassage(row)))
  return rows.some((row) => fold(articles.passage(row).text).includes(name))
}

function isName(chain: string): boolean {
  const [word, ...others] = words(chain)
  const isKnown = others.length === 0 && /^n[rst]/.test(word?.tag ?? '')
  return isKnown || (chain.length === 3 && commonSurnames.has(chain.charAt(0)))
}
