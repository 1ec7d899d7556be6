import { readable } from '../features.js'

/** The contents of vocabulary.json. */
export interface LearntVocabulary {
  characters: string
  commonBigrams: string
}

/** How many characters get an id of their own: the network's table has room for 6,500. */
const MOST_CHARACTERS = 6496
/** A pair of characters is common if log(articles / articles that contain it) is at most this. */
const COMMON = 4.5

/** Returns the characters, most common first, and the common pairs of a sample of texts. */
export function learnVocabulary(texts: Iterable<string>): LearntVocabulary {
  const counts = new Map<string, number>()
  const holders = new Map<string, number>()
  let articles = 0
  for (const text of texts) {
    const read = readable(text)
    const pairs = new Set<string>()
    for (let i = 0; i < read.length; i++) {
      const character = read.charAt(i)
      counts.set(character, (counts.get(character) ?? 0) + 1)
      if (i + 1 < read.length) pairs.add(read.slice(i, i + 2))
    }
    for (const pair of pairs) holders.set(pair, (holders.get(pair) ?? 0) + 1)
    articles++
  }
  return {
    characters: ranked(counts).filter(isNoHalf).slice(0, MOST_CHARACTERS).join(''),
    commonBigrams: ranked(holders)
      .filter((pair) => Math.log(articles / (holders.get(pair) ?? 0)) <= COMMON)
      .join(''),
  }
}

function ranked(counts: ReadonlyMap<string, number>): string[] {
  return [...counts]
    .sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))
    .map(([key]) => key)
}

/** Decides whether a code unit is not half of a character outside the basic plane; such halves mean nothing alone. */
function isNoHalf(character: string): boolean {
  const code = character.charCodeAt(0)
  return code < 0xd800 || code > 0xdfff
}
