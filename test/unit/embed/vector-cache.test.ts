import { appendFile, mkdtemp, readdir, stat, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { cachedEmbedder } from '../../../src/embed/cached-embedder.js'
import { HashedEmbedder } from '../../../src/embed/hashed-embedder.js'
import { openVectorCache } from '../../../src/embed/vector-cache.js'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'youju-vectors-'))
})

const vectors = Float32Array.of(1, 2, 3, 4, 5, 6)

async function filled(): Promise<void> {
  const cache = await openVectorCache(dir, 'print', 2)
  await cache.putMany(['甲', '乙', '丙'], vectors)
  await cache.close()
}

async function pathOf(extension: string): Promise<string> {
  return join(dir, (await readdir(dir)).find((name) => name.endsWith(extension)) ?? '')
}

describe('VectorCache', () => {
  it('keeps vectors across openings, in whatever order they are asked for', async () => {
    await filled()
    const cache = await openVectorCache(dir, 'print', 2)
    expect(cache.size).toBe(3)
    expect(await cache.getMany(['乙', '丙', '丁', '甲'])).toEqual({
      vectors: Float32Array.of(3, 4, 5, 6, 0, 0, 1, 2),
      known: [true, true, false, true],
    })
    await cache.close()
  })

  it('keeps the first vector of a text, within a call and across calls', async () => {
    await filled()
    const cache = await openVectorCache(dir, 'print', 2)
    await cache.putMany(['甲', '丁', '丁'], Float32Array.of(9, 9, 7, 8, 9, 9))
    expect((await cache.getMany(['甲', '丁'])).vectors).toEqual(Float32Array.of(1, 2, 7, 8))
    expect(cache.size).toBe(4)
    await cache.close()
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
    ['.floats', 8],
  ] as const) {
    it(`drops the tail of a process killed ${lost} bytes before the end of ${extension}`, async () => {
      await filled()
      const path = await pathOf(extension)
      await truncate(path, (await stat(path)).size - lost)
      const cache = await openVectorCache(dir, 'print', 2)
      expect((await cache.getMany(['甲', '乙', '丙'])).known).toEqual([true, true, false])
      await cache.putMany(['丙'], Float32Array.of(5, 6))
      expect((await cache.getMany(['甲', '丙'])).vectors).toEqual(Float32Array.of(1, 2, 5, 6))
      await cache.close()
    })
  }

  it('drops vectors whose keys were never written', async () => {
    await filled()
    await appendFile(await pathOf('.floats'), Buffer.alloc(21))
    const cache = await openVectorCache(dir, 'print', 2)
    await cache.putMany(['丁'], Float32Array.of(7, 8))
    expect((await cache.getMany(['丁'])).vectors).toEqual(Float32Array.of(7, 8))
    await cache.close()
  })
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
