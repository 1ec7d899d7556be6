import { hash } from 'node:crypto'
import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cachedEmbedder } from '../../../src/embed/cached-embedder.js'
import { openVectorCache, type VectorCache } from '../../../src/embed/vector-cache.js'
import { HashedEmbedder } from '../../support/models/hashed-embedder.js'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'youju-vectors-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

const texts = ['甲', '乙', '丙']
const rows = [
  [1, 0],
  [0, 1],
  [0, -1],
] as const
const vectors = Float32Array.from(rows.flat())
const ROW_BYTES = 8

async function opened<T>(use: (cache: VectorCache) => Promise<T>): Promise<T> {
  const cache = await openVectorCache(dir, 'print', 2)
  try {
    return await use(cache)
  } finally {
    await cache.close()
  }
}

const filled = () => opened((cache) => cache.putMany(texts, vectors))

async function pathOf(extension: string): Promise<string> {
  return join(dir, (await readdir(dir)).find((name) => name.endsWith(extension)) ?? '')
}

describe('VectorCache', () => {
  it('keeps vectors across openings, in whatever order they are asked for', async () => {
    await filled()
    await opened(async (cache) => {
      expect(cache.size).toBe(3)
      expect(await cache.getMany(['乙', '丙', '丁', '甲'])).toEqual({
        vectors: Float32Array.of(...rows[1], ...rows[2], 0, 0, ...rows[0]),
        known: [true, true, false, true],
      })
      expect(cache.damaged).toBe(0)
    })
  })

  it('keeps the first vector of a text, within a call and across calls', async () => {
    await filled()
    await opened(async (cache) => {
      await cache.putMany(['甲', '丁', '丁'], Float32Array.of(0, 1, 0.6, 0.8, 1, 0))
      const kept = (await cache.getMany(['甲', '丁'])).vectors
      expect(kept).toEqual(Float32Array.of(1, 0, 0.6, 0.8))
      expect(cache.size).toBe(4)
    })
  })

  it('knows nothing of another fingerprint', async () => {
    await filled()
    const cache = await openVectorCache(dir, 'other', 2)
    expect((await cache.getMany(['甲'])).known).toEqual([false])
    await cache.close()
  })

  for (const [extension, lost] of [
    ['.keys', 5],
    ['.floats', 3],
    ['.floats', ROW_BYTES],
  ] as const) {
    it(`tells of the tail that is lost ${lost} bytes before the end of ${extension}`, async () => {
      await filled()
      const path = await pathOf(extension)
      await truncate(path, (await stat(path)).size - lost)
      await opened(async (cache) => {
        expect(cache.damaged).toBe(1)
        expect((await cache.getMany(texts)).known).toEqual([true, true, false])
        await cache.putMany(['丙'], Float32Array.from(rows[2]))
      })
      await opened(async (cache) => expect((await cache.getMany(texts)).vectors).toEqual(vectors))
    })
  }

  it('drops vectors whose keys were never written', async () => {
    await filled()
    await appendFile(await pathOf('.floats'), Buffer.alloc(21))
    await opened((cache) => cache.putMany(['丁'], Float32Array.of(0.6, 0.8)))
    await opened(async (cache) => {
      expect((await cache.getMany(['丁'])).vectors).toEqual(Float32Array.of(0.6, 0.8))
      expect(cache.damaged).toBe(0)
    })
  })

  it('keeps no vector that has not length 1', async () => {
    await opened((cache) => cache.putMany(texts, Float32Array.of(0, 0, Number.NaN, 0, 1, 0)))
    await opened(async (cache) => {
      expect((await cache.getMany(texts)).known).toEqual([false, false, true])
    })
  })

  it('reads no file of the format before, and removes it', async () => {
    const earlier = hash('sha256', 'print\u00002').slice(0, 16)
    await writeFile(join(dir, `${earlier}.keys`), Buffer.alloc(48))
    await writeFile(join(dir, `${earlier}.floats`), Buffer.alloc(3 * ROW_BYTES))
    await opened(async (cache) => expect([cache.size, cache.damaged]).toEqual([0, 0]))
    expect((await readdir(dir)).filter((name) => name.startsWith(earlier))).toEqual([])
  })
})

/** What is done to a file of the cache, and how many of its three vectors are lost by that. */
const damages: Record<string, [(path: string, bytes: Buffer) => Promise<void>, number]> = {
  zeros: [(path, { length }) => writeFile(path, Buffer.alloc(length)), 3],
  'bytes of 0xff': [(path, { length }) => writeFile(path, Buffer.alloc(length, 0xff)), 3],
  'the first record moved to the end': [
    (path, bytes) => {
      const at = bytes.length / 3
      return writeFile(path, Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)]))
    },
    3,
  ],
  'one bit': [
    (path, bytes) => {
      bytes.writeUInt8(bytes.readUInt8(3) ^ 0x40, 3)
      return writeFile(path, bytes)
    },
    1,
  ],
  'its end cut off': [(path, { length }) => truncate(path, length / 2), 2],
  nothing: [(path) => rm(path), 3],
  'a folder': [
    async (path) => {
      await rm(path)
      await mkdir(join(path, 'below'), { recursive: true })
    },
    3,
  ],
}

describe.each(['.floats', '.keys'])('a vector cache whose %s hold', (extension) => {
  it.each(Object.entries(damages))('%s gives right vectors, and tells', async (_, damage) => {
    const [spoil, lost] = damage
    await filled()
    const path = await pathOf(extension)
    await spoil(path, await readFile(path))
    await opened(async (cache) => {
      const { known, vectors: given } = await cache.getMany(texts)
      const right = known.flatMap((isKnown, row) => (isKnown ? (rows[row] ?? []) : [0, 0]))
      expect(given).toEqual(Float32Array.from(right))
      expect(known.filter((isKnown) => !isKnown)).toHaveLength(lost)
      expect(cache.damaged).toBeGreaterThanOrEqual(lost)
      await cache.putMany(texts, vectors)
      expect((await cache.getMany(texts)).vectors).toEqual(vectors)
    })
    await opened(async (cache) => {
      expect(await cache.getMany(texts)).toEqual({ vectors, known: [true, true, true] })
      expect(cache.damaged).toBe(0)
    })
  })
})

it('a file in the place of the cache folder makes room for it', async () => {
  dir = join(dir, 'cache')
  await writeFile(dir, 'no folder')
  await filled()
  await opened(async (cache) => expect((await cache.getMany(texts)).vectors).toEqual(vectors))
})

describe('cachedEmbedder', () => {
  it('embeds only what the cache does not know', async () => {
    const asked: string[] = []
    const embedder = new (class extends HashedEmbedder {
      override embedPassages(texts: readonly string[]) {
        asked.push(...texts)
        return super.embedPassages(texts)
      }
    })(8)
    const cache = await openVectorCache(dir, embedder.fingerprint, 8)
    const cached = cachedEmbedder(embedder, cache)
    await cached.embedPassages(['甲乙', '丙丁'])
    const again = await cached.embedPassages(['丙丁', '戊己', '甲乙'])
    expect(asked).toEqual(['甲乙', '丙丁', '戊己'])
    expect(again).toEqual(await new HashedEmbedder(8).embedPassages(['丙丁', '戊己', '甲乙']))
    await cache.close()
  })

  it('refuses the cache of another embedder', async () => {
    const cache = await openVectorCache(dir, 'other', 8)
    expect(() => cachedEmbedder(new HashedEmbedder(8), cache)).toThrow(RangeError)
    await cache.close()
  })
})
