/** Two texts that share sampled shingles, by their indexes in a list. */
export interface CopyCandidate {
  a: number
  b: number
  shared: number
}

/** A shingle in more texts than this is a site's set phrase, not a sign of copying. */
const commonFrom = 50
const fewestShared = 2
/** The least share of the smaller sample that a copy has in common, however much was added to it. */
const leastPart = 0.12

/** Indexes are below this, so that a 32-bit hash and an index fit exactly into one float. */
const placeLimit = 2 ** 20
const hashOf = (key: number): number => Math.floor(key / placeLimit)

/**
 * Returns the pairs that may be copies; at least one text of each pair is new. Sorting brings equal shingles
 * together, so texts that share nothing but set phrases are never compared. `common` holds the hashes of those
 * phrases (after Broder, “On the resemblance and containment of documents”, 1997).
 * @param samples for each text the hashes of its sampled shingles
 * @param isNew for each text whether it was not yet compared with the rest
 */
export function candidates(
  samples: readonly Uint32Array[],
  isNew: readonly boolean[],
): { pairs: CopyCandidate[]; common: Set<number> } {
  const keys = keysOf(samples, wantedHashes(samples, isNew))
  const shared = new Map<number, number>()
  const common = new Set<number>()
  let from = 0
  for (let i = 1; i <= keys.length; i++) {
    if (i < keys.length && hashOf(keys[i] ?? 0) === hashOf(keys[from] ?? 0)) continue
    if (i - from > commonFrom) common.add(hashOf(keys[from] ?? 0))
    else if (i - from > 1) countPairs(keys.subarray(from, i), isNew, shared)
    from = i
  }
  const pairs: CopyCandidate[] = []
  for (const [pair, count] of shared) {
    const [a, b] = [Math.floor(pair / placeLimit), pair % placeLimit]
    const fewer = Math.min(samples[a]?.length ?? 0, samples[b]?.length ?? 0)
    if (count >= fewestShared && count >= leastPart * fewer) pairs.push({ a, b, shared: count })
  }
  return { pairs, common }
}

/** Returns the hashes of new texts, if these are few: only they can form a new pair. */
function wantedHashes(
  samples: readonly Uint32Array[],
  isNew: readonly boolean[],
): Set<number> | null {
  const fresh = samples.filter((_, place) => isNew[place])
  if (fresh.length > samples.length / 10) return null
  return new Set(fresh.flatMap((hashes) => [...hashes]))
}

function keysOf(samples: readonly Uint32Array[], wanted: Set<number> | null): Float64Array {
  if (wanted !== null) return wantedKeys(samples, wanted)
  const keys = new Float64Array(samples.reduce((sum, { length }) => sum + length, 0))
  let length = 0
  for (const [place, hashes] of samples.entries()) {
    for (const hash of hashes) keys[length++] = hash * placeLimit + place
  }
  return keys.sort()
}

function wantedKeys(samples: readonly Uint32Array[], wanted: Set<number>): Float64Array {
  const mayBeWanted = endingsOf(wanted)
  const keys: number[] = []
  for (let place = 0; place < samples.length; place++) {
    const hashes = samples[place] as Uint32Array
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i] as number
      if (mayBeWanted[hash & anEnding] === 0) continue
      if (wanted.has(hash)) keys.push(hash * placeLimit + place)
    }
  }
  return Float64Array.from(keys).sort()
}

const anEnding = 0xffff

/** Marks the low bits of the hashes: this rules out millions of other hashes without a lookup in the set. */
function endingsOf(hashes: Iterable<number>): Uint8Array {
  const marks = new Uint8Array(anEnding + 1)
  for (const hash of hashes) marks[hash & anEnding] = 1
  return marks
}

function countPairs(
  keys: Float64Array,
  isNew: readonly boolean[],
  shared: Map<number, number>,
): void {
  for (let i = 0; i < keys.length; i++) {
    const a = (keys[i] ?? 0) % placeLimit
    for (let j = i + 1; j < keys.length; j++) {
      const b = (keys[j] ?? 0) % placeLimit
      if (!isNew[a] && !isNew[b]) continue
      const pair = a * placeLimit + b
      shared.set(pair, (shared.get(pair) ?? 0) + 1)
    }
  }
}
