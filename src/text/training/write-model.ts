import { brotliCompressSync, constants } from 'node:zlib'
import { modelOrder, stepsPerNat } from '../character-model.js'
import { eachContext, idLimit, placeOf } from './n-grams.js'
import type { Kept } from './prune.js'

/** Returns the file that `readModel` reads: header, vocabulary, then each level column by column, compressed. */
export function writeModel(vocabulary: string, levels: readonly Kept[]): Buffer {
  const header = new Uint32Array([vocabulary.length, ...levels.map(({ keys }) => keys.length)])
  const parts: Uint8Array[] = [
    new Uint8Array(header.buffer),
    Buffer.from(vocabulary, 'utf16le'),
    ...levels.flatMap((level, n) => columnsOf(level, levels[n + 1])),
  ]
  if (levels.length !== modelOrder) throw new RangeError(`a model has ${modelOrder} levels`)
  return brotliCompressSync(Buffer.concat(parts), {
    params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 11 },
  })
}

function columnsOf({ keys, probability, backOff }: Kept, next: Kept | undefined): Uint8Array[] {
  const ids = Uint16Array.from(keys, (key) => key % idLimit)
  const distances = ids.map((id, i) => id - (ids[i - 1] ?? 0))
  const columns = [...bytesOf(distances), probability.map(steps)]
  if (!next) return columns.map((column) => Uint8Array.from(column))
  const children = new Uint16Array(keys.length)
  eachContext(next.keys, (from, to, context) => {
    children[placeOf(keys, context)] = to - from
  })
  return [...columns, backOff.map(steps), ...bytesOf(children)].map((column) =>
    Uint8Array.from(column),
  )
}

function steps(probability: number): number {
  return Math.min(255, Math.max(0, Math.round(-Math.log(probability) * stepsPerNat)))
}

function bytesOf(values: Uint16Array): [Uint8Array, Uint8Array] {
  return [
    Uint8Array.from(values, (value) => value & 255),
    Uint8Array.from(values, (value) => value >> 8),
  ]
}
