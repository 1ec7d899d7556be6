import type { Article } from '../domain/index.js'
import { isHan, isWordCharacter } from '../text/characters.js'
import { fold } from '../text/fold.js'

/** Characters in a shingle: long enough that two reports of one event in other words share none. */
const shingleLength = 12
/** One shingle in eight is kept, chosen by its hash, so that two texts keep the same ones. */
const sampling = 8
/** A shingle in more texts than this is a set phrase of a site, not a sign of copying. */
const commonFrom = 50
/** The part of the shorter text's shingles that a copy shares; small edits break some of the rest. */
const sharedPart = 0.4
const fewestSamples = 4

/**
 * The origin of each article: copies of one text share it, others keep their own. A copy is told by
 * the sampled shingles it shares (after Broder, “On the resemblance and containment of documents”,
 * 1997: containment in the shorter text); sorting brings equal ones together, so that no two articles
 * are compared that share nothing. A declared origin joins its articles under its own name.
 */
export function findOrigins(
  articles: readonly Pick<Article, 'id' | 'text' | 'origin'>[],
): string[] {
  const groups = new Groups(articles.length)
  const sampled = new Int32Array(articles.length)
  for (const [a, b, shared] of sharedSamples(articles, sampled)) {
    const fewer = Math.min(sampled[a] ?? 0, sampled[b] ?? 0)
    if (shared >= fewestSamples && shared >= sharedPart * fewer) groups.join(a, b)
  }
  joinDeclared(articles, groups)
  return nameGroups(articles, groups)
}

/** Pairs of rows with the number of sampled shingles both hold; fills `sampled` with each row's own number. */
function* sharedSamples(
  articles: readonly Pick<Article, 'text'>[],
  sampled: Int32Array,
): Generator<[number, number, number]> {
  const keys = sampleKeys(articles, sampled)
  keys.sort()
  const shared = new Map<number, number>()
  let from = 0
  for (let i = 1; i <= keys.length; i++) {
    if (i < keys.length && hashOf(keys[i] ?? 0) === hashOf(keys[from] ?? 0)) continue
    if (i - from > 1 && i - from <= commonFrom) countPairs(keys.subarray(from, i), shared)
    from = i
  }
  for (const [pair, count] of shared) yield [Math.floor(pair / rowLimit), pair % rowLimit, count]
}

/** Rows are below this, so that a hash of 32 bits and a row fit one float exactly. */
const rowLimit = 2 ** 20
const hashOf = (key: number): number => Math.floor(key / rowLimit)

function countPairs(keys: Float64Array, shared: Map<number, number>): void {
  for (let i = 0; i < keys.length; i++) {
    for (let j = i + 1; j < keys.length; j++) {
      const pair = ((keys[i] ?? 0) % rowLimit) * rowLimit + ((keys[j] ?? 0) % rowLimit)
      shared.set(pair, (shared.get(pair) ?? 0) + 1)
    }
  }
}

function sampleKeys(articles: readonly Pick<Article, 'text'>[], sampled: Int32Array): Float64Array {
  let keys = new Float64Array(1024)
  let length = 0
  for (const [row, { text }] of articles.entries()) {
    const hashes = sampleHashes(text)
    sampled[row] = hashes.size
    if (length + hashes.size > keys.length) {
      const grown = new Float64Array(2 * (length + hashes.size))
      grown.set(keys)
      keys = grown
    }
    for (const hash of hashes) keys[length++] = hash * rowLimit + row
  }
  return keys.subarray(0, length)
}

const multiplier = 0x01000193
const leading = power(multiplier, shingleLength)

function power(base: number, exponent: number): number {
  let value = 1
  for (let i = 0; i < exponent; i++) value = Math.imul(value, base)
  return value
}

/** Hashes (32 bits) of the sampled shingles over a text's letters, digits and Han characters. */
function sampleHashes(text: string): Set<number> {
  const folded = fold(text)
  const codes = new Uint16Array(folded.length)
  const kept = new Set<number>()
  let count = 0
  let rolling = 0
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i)
    if (!isHan(code) && !isWordCharacter(code)) continue
    codes[count++] = code
    rolling = (Math.imul(rolling, multiplier) + code) | 0
    if (count > shingleLength) {
      rolling = (rolling - Math.imul(leading, codes[count - 1 - shingleLength] ?? 0)) | 0
    }
    const hash = mix(rolling)
    if (count >= shingleLength && hash % sampling === 0) kept.add(hash)
  }
  return kept
}

/** The rolling sum's low bits depend on the last characters only; mixing spreads all of them. */
function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function joinDeclared(articles: readonly Pick<Article, 'id' | 'origin'>[], groups: Groups): void {
  const first = new Map<string, number>()
  for (const [row, { id, origin }] of articles.entries()) {
    if (origin === id) continue
    const earlier = first.get(origin)
    if (earlier === undefined) first.set(origin, row)
    else groups.join(earlier, row)
  }
}

/** A group is named by the origin that one of its articles declares, else by its first article's id. */
function nameGroups(articles: readonly Pick<Article, 'id' | 'origin'>[], groups: Groups): string[] {
  const names = new Map<number, string>()
  for (const [row, { id, origin }] of articles.entries()) {
    const group = groups.of(row)
    if (origin !== id || !names.has(group)) names.set(group, origin)
  }
  return articles.map(({ id }, row) => names.get(groups.of(row)) ?? id)
}

/** Disjoint sets of rows (union–find with path halving); the lowest row stands for its set. */
class Groups {
  readonly #parent: Int32Array

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, row) => row)
  }

  of(row: number): number {
    let at = row
    while (this.#parent[at] !== at) {
      const parent = this.#parent[at] ?? at
      this.#parent[at] = this.#parent[parent] ?? parent
      at = this.#parent[at] ?? at
    }
    return at
  }

  join(a: number, b: number): void {
    const [low, high] = [this.of(a), this.of(b)].sort((x, y) => x - y) as [number, number]
    this.#parent[high] = low
  }
}
