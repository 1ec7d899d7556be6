import { deserialize, serialize } from 'node:v8'
import { type ComparedTexts, nothingCompared } from './find-origins.js'

/** Change it whenever texts are compared differently: earlier results are then invalid. */
const method = 'sentences-5'

interface StoredTexts {
  method: string
  keys: string[]
  /** How many samples each text has, and all samples concatenated. */
  counts: Uint32Array
  samples: Uint32Array
  links: Float64Array
}

/**
 * Returns the results of an earlier refresh; nothing if there are none, or if they are from another version of the
 * method, or damaged.
 */
export function comparedTextsFrom(bytes: Uint8Array | null): ComparedTexts {
  if (bytes === null) return nothingCompared
  try {
    const stored = deserialize(bytes) as StoredTexts
    return stored.method === method ? unpacked(stored) : nothingCompared
  } catch {
    return nothingCompared
  }
}

export function comparedTextsAsBytes(compared: ComparedTexts): Uint8Array {
  return serialize(packed(compared))
}

function packed({ keys, samples, links }: ComparedTexts): StoredTexts {
  const all = new Uint32Array(samples.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const each of samples) {
    all.set(each, at)
    at += each.length
  }
  const ofLinks = new Float64Array(4 * links.length)
  links.forEach(({ a, b, strength, mutual }, n) => {
    ofLinks[4 * n] = a
    ofLinks[4 * n + 1] = b
    ofLinks[4 * n + 2] = strength
    ofLinks[4 * n + 3] = mutual
  })
  return {
    method,
    keys: [...keys],
    counts: Uint32Array.from(samples, ({ length }) => length),
    samples: all,
    links: ofLinks,
  }
}

function unpacked({ keys, counts, samples, links }: StoredTexts): ComparedTexts {
  let at = 0
  const each = Array.from(counts, (count) => {
    at += count
    return samples.subarray(at - count, at)
  })
  const found: ComparedTexts['links'] = Array.from({ length: links.length / 4 }, (_, n) => ({
    a: links[4 * n] ?? 0,
    b: links[4 * n + 1] ?? 0,
    strength: links[4 * n + 2] ?? 0,
    mutual: links[4 * n + 3] ?? 0,
  }))
  return { keys, samples: each, links: found }
}
