import { hash } from 'node:crypto'
import type { Article } from '../../domain/index.js'
import { type CopyCandidate, candidates } from './candidates.js'
import { Groups, type Link } from './groups.js'
import { type Contained, Likeness } from './likeness.js'
import { allHashes, type Letters, lettersOf, sampleHashes } from './shingles.js'

/**
 * The share of a text that another must contain nearly verbatim for them to have one origin, by how many of the
 * two begin with the shared part (0, 1 or 2): two stories with the same background share much text, but not the
 * news.
 */
const mostOfIt = [0.8, 0.6, 0.57] as const
/** The least number of letters two texts must share: a headline or a set phrase is not a copied report. */
const fewestShared = 60
/**
 * Fewer letters suffice if one text has nearly all trigrams of the other, and all its numbers. The high share
 * keeps apart two notices from one template, which differ in a name.
 */
const toTheLetter = { fewestShared: 25, trigrams: 0.93 }
/** Two articles with identical text of at least this many characters are copies. */
const shortestText = 20

/** If both texts have at least this many numbers, one must contain this share of the other's. */
const fewestNumbers = 8
const sharedNumbers = 0.66

/**
 * The results for texts that were compared before, so that only new texts are compared. Texts are identified by
 * the hash of their content, in the order of `keys`.
 */
export interface ComparedTexts {
  keys: readonly string[]
  samples: readonly Uint32Array[]
  /** Indexes into `keys`. */
  links: readonly Link[]
}

export const nothingCompared: ComparedTexts = { keys: [], samples: [], links: [] }

/** An article as needed to find copies. */
export interface Copyable extends Pick<Article, 'id' | 'origin'> {
  /** See `textKey`. */
  key: string
}

/** Returns the texts of articles, in order: of those not compared before, and of what may be a copy of one of them. */
export type TextsOf<T extends Copyable> = (articles: readonly T[]) => Promise<readonly string[]>

/** How many texts are asked for at a time. */
const PAGE = 500

/** The length of a key: 96 bits in base64. */
export const keyLength = 16

/** Returns a key that identifies a text; texts too short to compare get a key of their own for each article. */
export function textKey({ id, text }: Pick<Article, 'id' | 'text'>): string {
  const compared = text.length < shortestText ? `short ${id}` : text
  return hash('sha1', compared, 'base64').slice(0, keyLength)
}

/**
 * Returns the origin of each article: copies of one text share it, all other articles keep their own. Two
 * articles have one origin if one contains at least half of the other, counted in nearly verbatim sentences. A
 * declared origin joins its articles under its own name.
 */
export async function findOrigins<T extends Copyable>(
  articles: readonly T[],
  textsOf: TextsOf<T>,
  before: ComparedTexts = nothingCompared,
): Promise<{ origins: string[]; compared: ComparedTexts }> {
  const texts = distinctTexts(articles)
  const compared = await compareTexts(texts, textsOf, before)
  const groups = new Groups(texts.keys.length)
  groups.joinLinked(compared.links)
  joinDeclared(articles, texts.placeOf, groups)
  return { origins: nameGroups(articles, texts.placeOf, groups), compared }
}

interface DistinctTexts<T> {
  keys: string[]
  /** For each text the first article that has it. */
  articles: T[]
  /** For each article the index of its text. */
  placeOf: number[]
}

/** Returns the distinct texts in order of their first article. */
function distinctTexts<T extends Copyable>(articles: readonly T[]): DistinctTexts<T> {
  const found: DistinctTexts<T> = { keys: [], articles: [], placeOf: [] }
  const places = new Map<string, number>()
  for (const article of articles) {
    const { key } = article
    let place = places.get(key)
    if (place === undefined) {
      place = found.keys.length
      places.set(key, place)
      found.keys.push(key)
      found.articles.push(article)
    }
    found.placeOf.push(place)
  }
  return found
}

async function compareTexts<T extends Copyable>(
  { keys, articles }: DistinctTexts<T>,
  textsOf: TextsOf<T>,
  before: ComparedTexts,
): Promise<ComparedTexts> {
  const isAsBefore =
    keys.length === before.keys.length && keys.every((key, place) => key === before.keys[place])
  if (isAsBefore) return before
  const placeBefore = placesBefore(keys, before.keys)
  const read = <Made>(places: Iterable<number>, make: (letters: Letters) => Made) =>
    madeOfTexts([...places], (some) => textsOf(some.map((place) => articles[place] as T)), make)
  const isNew = Array.from(placeBefore, (earlier) => earlier === NEW)
  const fresh = [...keys.keys()].filter((place) => isNew[place])
  const sampled = await read(fresh, samplesOf)
  const samples = keys.map(
    (_, place) =>
      (sampled.get(place) ?? before.samples[placeBefore[place] as number]) as Uint32Array,
  )
  const { pairs, common } = candidates(samples, isNew)
  const letters = await read(new Set(pairs.flatMap(({ a, b }) => [a, b])), (found) => found)
  const links = [...keptLinks(before, placeBefore), ...linksOf(pairs, common, letters)]
  return { keys, samples, links }
}

/** Returns by place what is made of its text; texts are in memory a page at a time. */
async function madeOfTexts<Made>(
  places: readonly number[],
  textsOf: (places: readonly number[]) => Promise<readonly string[]>,
  make: (letters: Letters) => Made,
): Promise<Map<number, Made>> {
  const made = new Map<number, Made>()
  for (let from = 0; from < places.length; from += PAGE) {
    const page = places.slice(from, from + PAGE)
    const texts = await textsOf(page)
    for (const [i, place] of page.entries()) made.set(place, make(lettersOf(texts[i] as string)))
  }
  return made
}

/** A shorter text has so few shingles that a sample might contain none that a copy has. */
const sampledFrom = 120

function samplesOf(letters: Letters): Uint32Array {
  return letters.codes.length < sampledFrom ? allHashes(letters) : sampleHashes(letters)
}

/** Marks a text that was not compared before. */
const NEW = -1

/** Returns for each text its earlier index. Runs in unchanged order need no lookup. */
function placesBefore(keys: readonly string[], keysBefore: readonly string[]): Int32Array {
  let known: ReadonlyMap<string, number> | null = null
  let next = 0
  return Int32Array.from(keys, (key) => {
    if (keysBefore[next] === key) return next++
    known ??= new Map(keysBefore.map((key, place) => [key, place]))
    const place = known.get(key)
    // If a text was changed in place, the next text comes after the old version of that text.
    next = place === undefined ? next + 1 : place + 1
    return place ?? NEW
  })
}

/** Returns the earlier links between texts that still exist, with their present indexes. */
function keptLinks({ keys, links }: ComparedTexts, placeBefore: Int32Array): Link[] {
  const now = new Int32Array(keys.length).fill(NEW)
  for (const [place, before] of placeBefore.entries()) if (before !== NEW) now[before] = place
  return links.flatMap(({ a, b, ...likeness }) => {
    const [x, y] = [now[a] ?? NEW, now[b] ?? NEW]
    if (x === NEW || y === NEW) return []
    return [{ a: Math.min(x, y), b: Math.max(x, y), ...likeness }]
  })
}

function linksOf(
  pairs: readonly CopyCandidate[],
  common: ReadonlySet<number>,
  letters: ReadonlyMap<number, Letters>,
): Link[] {
  const comparison = new Likeness()
  const links: Link[] = []
  for (const { a, b } of pairs) {
    const [ofA, ofB] = [letters.get(a), letters.get(b)] as [Letters, Letters]
    const inB = comparison.contained(ofA, ofB, common)
    const inA = comparison.contained(ofB, ofA, common)
    const likeness = likenessOf(ofA, ofB, inA, inB)
    if (likeness) links.push({ a, b, ...likeness })
  }
  return links
}

/**
 * Returns how much of one text the other contains, in the direction where it is more and in the one where it is
 * less; null if they are not copies.
 */
function likenessOf(
  a: Letters,
  b: Letters,
  inA: Contained,
  inB: Contained,
): Pick<Link, 'strength' | 'mutual'> | null {
  const shared = Math.max(inB.part * a.codes.length, inA.part * b.codes.length)
  const strength = Math.max(inA.part, inB.part)
  const needed = mostOfIt[inA.lead ? (inB.lead ? 2 : 1) : inB.lead ? 1 : 0]
  const isExact = [inA, inB].some(
    ({ trigrams, numbers }) => trigrams >= toTheLetter.trigrams && numbers.share === 1,
  )
  const isEnough = shared >= (isExact ? toTheLetter.fewestShared : fewestShared)
  const isCopy = strength >= needed && isEnough && !haveOtherNumbers(inA, inB)
  return isCopy ? { strength, mutual: Math.min(inA.part, inB.part) } : null
}

/**
 * Decides whether the numbers differ: a report of another day has the same sentences with other numbers: prices,
 * warnings, results.
 */
function haveOtherNumbers(inA: Contained, inB: Contained): boolean {
  const fewest = Math.min(inA.numbers.count, inB.numbers.count)
  return fewest >= fewestNumbers && Math.max(inA.numbers.share, inB.numbers.share) < sharedNumbers
}

function joinDeclared(
  articles: readonly Copyable[],
  placeOf: readonly number[],
  groups: Groups,
): void {
  const first = new Map<string, number>()
  for (const [row, { id, origin }] of articles.entries()) {
    if (origin === id) continue
    const place = placeOf[row] ?? 0
    const earlier = first.get(origin)
    if (earlier === undefined) first.set(origin, place)
    else groups.join(earlier, place)
  }
}

/** Names each group after the origin that one of its articles declares, otherwise after its first article's id. */
function nameGroups(
  articles: readonly Copyable[],
  placeOf: readonly number[],
  groups: Groups,
): string[] {
  const names = new Map<number, string>()
  const groupOf = (row: number): number => groups.of(placeOf[row] ?? 0)
  for (const [row, { id, origin }] of articles.entries()) {
    const isDeclared = origin !== id
    if (isDeclared || !names.has(groupOf(row))) names.set(groupOf(row), origin)
  }
  return articles.map(({ id }, row) => names.get(groupOf(row)) ?? id)
}
