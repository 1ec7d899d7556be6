import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { idTable, unknownId } from './character-ids.js'

/** Number of characters in the longest sequence that the model knows. */
export const modelOrder = 4

/**
 * A model of which character follows which, stored as a tree of character sequences: level after level, the children of
 * a node next to each other in order of id. Each node has the probability of its last character after the ones before
 * it, and the factor for falling back to a shorter context if it lacks a child (Katz’s back-off, over interpolated
 * Kneser–Ney estimates).
 */
export interface CharacterModel {
  /** Ids by code unit. */
  known: Uint16Array
  levels: ModelLevel[]
}

export interface ModelLevel {
  ids: Uint16Array
  /** Natural logarithms, in steps of `-1 / stepsPerNat`. */
  probability: Uint8Array
  /** One entry more than nodes: the children of node n are those from `children[n]` up to `children[n + 1]`. */
  children: Uint32Array
  backOff: Uint8Array
}

export const stepsPerNat = 6
const location = new URL('../../embeddings/models/youju-characters-zh/model.bin', import.meta.url)

let bundled: CharacterModel | null = null

/** Returns the bundled model (embeddings/models/youju-characters-zh), read on first use. */
export function bundledCharacterModel(): CharacterModel {
  bundled ??= readModel(readFileSync(fileURLToPath(location)))
  return bundled
}

/** Reads the output of the trainer's `writeModel`: compressed by brotli, numbers little-endian. */
export function readModel(file: Uint8Array): CharacterModel {
  const bytes = brotliDecompressSync(file)
  const header = new Uint32Array(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + 4 * (modelOrder + 1)),
  )
  let at = header.byteLength
  const take = (length: number): Uint8Array => {
    at += length
    return bytes.subarray(at - length, at)
  }
  const vocabulary = Buffer.from(take(2 * (header[0] ?? 0))).toString('utf16le')
  const levels: ModelLevel[] = []
  for (let n = 1; n <= modelOrder; n++) {
    const size = header[n] ?? 0
    const isLast = n === modelOrder
    const low = take(size)
    const high = take(size)
    const probability = take(size)
    const backOff = isLast ? new Uint8Array(0) : take(size)
    const fewer = isLast ? new Uint8Array(0) : take(size)
    const more = isLast ? new Uint8Array(0) : take(size)
    levels.push({
      ids: idsFromDifferences(low, high),
      probability,
      backOff,
      children: running(fewer, more),
    })
  }
  return { known: idTable(vocabulary), levels }
}

/** Decodes ids, each stored as its distance from the previous sibling modulo 2^16. */
function idsFromDifferences(low: Uint8Array, high: Uint8Array): Uint16Array {
  const ids = new Uint16Array(low.length)
  let id = 0
  for (let i = 0; i < low.length; i++) {
    id = (id + (low[i] ?? 0) + 256 * (high[i] ?? 0)) & 0xffff
    ids[i] = id
  }
  return ids
}

function running(low: Uint8Array, high: Uint8Array): Uint32Array {
  const sums = new Uint32Array(low.length + 1)
  for (let i = 0; i < low.length; i++)
    sums[i + 1] = (sums[i] ?? 0) + (low[i] ?? 0) + 256 * (high[i] ?? 0)
  return sums
}

/** Returns the natural log-probability of the id at `at` after up to three ids before it. */
export function logProbability(
  { levels }: CharacterModel,
  ids: ArrayLike<number>,
  at: number,
): number {
  // Rare characters occur together, so that one would make the next seem likely.
  if (ids[at] === unknownId) return -unseen / stepsPerNat
  let steps = 0
  for (let from = Math.max(0, at - modelOrder + 1); from <= at; from++) {
    const context = walk(levels, ids, from, at)
    if (context === null) continue
    const level = levels[at - from]
    const node = level ? find(level.ids, ids[at] ?? 0, context.first, context.next) : -1
    if (level && node >= 0) return -(steps + (level.probability[node] ?? 0)) / stepsPerNat
    steps += context.backOff
  }
  return -(steps + unseen) / stepsPerNat
}

const unseen = 16 * stepsPerNat

/** Returns the range of a context's children and the cost of backing off from it, or null for an unseen context. */
function walk(
  levels: readonly ModelLevel[],
  ids: ArrayLike<number>,
  from: number,
  to: number,
): { first: number; next: number; backOff: number } | null {
  let first = 0
  let next = levels[0]?.ids.length ?? 0
  let backOff = 0
  for (let i = from; i < to; i++) {
    const level = levels[i - from]
    const node = level ? find(level.ids, ids[i] ?? 0, first, next) : -1
    if (!level || node < 0) return null
    first = level.children[node] ?? 0
    next = level.children[node + 1] ?? 0
    backOff = level.backOff[node] ?? 0
  }
  return { first, next, backOff }
}

/** Returns the index of `id` among sorted ids between two indices, or -1. */
function find(ids: Uint16Array, id: number, from: number, to: number): number {
  let low = from
  let high = to - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const value = ids[middle] ?? 0
    if (value === id) return middle
    if (value < id) low = middle + 1
    else high = middle - 1
  }
  return -1
}
