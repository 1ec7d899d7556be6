import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { IndexStore, IndexVersion } from '../../src/index/index.js'
import {
  article,
  bigrams,
  contentOf,
  fingerprint,
  vectorOf,
} from '../integration/snapshot-corpus.js'
import { articlesIn } from '../support/index/article-in.js'
import type { CreatedStore } from './index-version.contract.js'

const numbered = (count: number, stamp: string) =>
  Array.from({ length: count }, (_, i) => article(`n${i}`, `第${i}条消息。${stamp}通车。`))

/** The contract of everything that keeps versions of an index. */
export function indexStoreContract(name: string, create: () => Promise<CreatedStore>): void {
  describe(`${name}: a store`, () => {
    let store: IndexStore
    let again: () => IndexStore
    let remove = async () => {}
    beforeEach(async () => {
      const created = await create()
      store = created.store
      again = created.again
      remove = created.remove
    })
    afterEach(() => remove())

    const write = async (count: number, stamp: string) =>
      (await store.write(contentOf(numbered(count, stamp)))).version

    /** All that a search says. */
    async function answers(version: IndexVersion) {
      const text = '第3条消息。太原通车。'
      const terms = [...bigrams(text)]
      const lexical = await version.forTerms(terms)
      return {
        size: lexical.size,
        often: terms.map((term) => lexical.documentFrequency(term)),
        byWords: lexical.search(
          terms.map((term) => ({ term, weight: 1 })),
          50,
        ),
        dense: await version.searchVectors(vectorOf(text), 10),
      }
    }

    test('has nothing at first, and says so', async () => {
      expect([await store.current(), await store.list()]).toEqual([null, []])
      await expect(store.open(fingerprint)).rejects.toMatchObject({ code: 'index_missing' })
      await expect(store.manifest()).rejects.toMatchObject({ code: 'index_missing' })
      expect(await store.previous(fingerprint)).toBeNull()
      expect(await store.previousManifest(fingerprint)).toBeNull()
      await store.prune(1)
    })

    test('serves what was written last, in this process and in others', async () => {
      const versions = [await write(3, '太原'), await write(4, '大同')]
      expect(await again().list()).toEqual(versions)
      expect(await again().current()).toBe(versions[1])
      const manifest = await again().manifest()
      expect(manifest).toMatchObject({ version: versions[1], articles: 4, passages: 8 })
      expect(await store.manifest(versions[0])).toMatchObject({ articles: 3 })
      expect((await again().open(fingerprint)).articleCount).toBe(4)
      expect((await again().open(fingerprint, versions[0])).articleCount).toBe(3)
    })

    test('is not opened with other settings', async () => {
      await write(1, '太原')
      const other = { ...fingerprint, model: 'another' }
      await expect(store.open(other)).rejects.toMatchObject({ code: 'index_incompatible' })
      expect(await store.previous(other)).toBeNull()
      expect(await store.previousManifest(other)).toBeNull()
      expect(await store.previousManifest(fingerprint)).toMatchObject({ articles: 1 })
    })

    test('goes back to a version exactly: the same scores, and what was there', async () => {
      const before = await write(5, '太原')
      const then = await answers(await store.open(fingerprint))
      const after = await write(40, '太原')
      expect(await answers(await store.open(fingerprint))).not.toEqual(then)
      await store.publish(before)
      expect(await again().current()).toBe(before)
      const back = await again().open(fingerprint)
      expect(await answers(back)).toEqual(then)
      expect(await articlesIn(back)).toEqual(numbered(5, '太原'))
      await store.publish(after)
      expect(await store.current()).toBe(after)
      await expect(store.publish('20250101T000000Z-aaaaaa')).rejects.toMatchObject({
        code: 'index_corrupt',
      })
      expect(await store.current()).toBe(after)
    })

    test('keeps as many versions as it is told, and the one in service whatever its age', async () => {
      const versions = [await write(1, '一'), await write(2, '二'), await write(3, '三')]
      await store.publish(versions[0] as string)
      await store.prune(2)
      expect(await store.list()).toEqual([versions[0], versions[2]])
      const content = contentOf(numbered(4, '四'))
      const { version } = await store.write(content, { keep: 2 })
      expect(await store.list()).toEqual([versions[0], version])
    })

    test('leaves an open version readable when it is removed', async () => {
      await write(3, '太原')
      const open = await store.open(fingerprint)
      const then = await answers(open)
      await write(4, '大同')
      await store.prune(1)
      expect(await store.list()).toHaveLength(1)
      expect(await answers(open)).toEqual(then)
      expect(await articlesIn(open)).toEqual(numbered(3, '太原'))
    })

    test('tries a version before it serves; one that is refused was never there', async () => {
      const before = await write(3, '太原')
      const tried: number[] = []
      const accept = async (candidate: { open(): Promise<IndexVersion> }) => {
        tried.push((await candidate.open()).articleCount)
        expect(await again().current()).toBe(before)
        expect(await again().list()).toEqual([before])
        return tried.length > 1
      }
      const content = contentOf(numbered(5, '大同'))
      expect(await store.write(content, { accept })).toMatchObject({ published: false })
      expect([await store.current(), await store.list()]).toEqual([before, [before]])
      const { published, version } = await store.write(content, { accept })
      expect([published, tried]).toEqual([true, [5, 5]])
      expect(await store.current()).toBe(version)
    })

    test('has nothing of a version whose writing fails or is stopped', async () => {
      const before = await write(3, '太原')
      const embed = async () => Promise.reject(new Error('no model'))
      const failing = store.write(contentOf(numbered(3, '大同'), { embed }))
      await expect(failing).rejects.toThrow('no model')
      const stop = new AbortController()
      const accept = async () => {
        stop.abort(new Error('stopped'))
        return true
      }
      const stopped = store.write(contentOf(numbered(3, '大同')), { accept, signal: stop.signal })
      await expect(stopped).rejects.toThrow('stopped')
      expect([await store.current(), await store.list()]).toEqual([before, [before]])
      expect(await articlesIn(await store.open(fingerprint))).toEqual(numbered(3, '太原'))
    })

    test('builds on the version before: nothing unchanged is embedded twice', async () => {
      const articles = [...numbered(3, '太原'), article('copy', '同一条。', { origin: 'n0' })]
      await store.write(contentOf(articles))
      const previous = await again().previous(fingerprint)
      if (!previous) throw new Error('there is none')
      expect(await previous.isWhole()).toBe(true)
      expect([previous.articleCount, previous.id(1)]).toEqual([4, 'n1'])
      expect(await previous.texts([3, 0, 3])).toEqual([3, 0, 3].map((row) => articles[row]?.text))
      expect([2, 3].map((row) => previous.otherOrigin(row))).toEqual([null, 'n0'])
      expect((await previous.heads([3, 0])).map(({ id }) => id)).toEqual(['copy', 'n0'])
      expect((await previous.load([3])).article(3)).toEqual(articles[3])
      expect((await previous.articlesById(['n2', 'none']))('n2')).toEqual(articles[2])
      expect((await previous.openForSearch()).articleCount).toBe(4)
      const added = article('new', '新的一条。')
      const next = [{ keptRows: [1, 4] as const }, added]
      const ofSame = await store.previous(fingerprint)
      const written = await store.write(contentOf(next), { previous: ofSame })
      expect(written).toMatchObject({ articles: 4, embedded: 1 })
      expect(await articlesIn(await store.open(fingerprint))).toEqual([...articles.slice(1), added])
    })

    test('says by which articles two versions differ, whatever their places', async () => {
      const [one, two, three] = numbered(3, '太原')
      if (!one || !two || !three) throw new Error('too few')
      const { version: from } = await store.write(contentOf([one, two, three]))
      const changed = { ...two, text: '变了。' }
      const moved = { ...three, lines: [[4, 5]] as [number, number][], origin: 'n0' }
      const added = article('new', '新的一条。')
      const { version: to } = await store.write(contentOf([added, moved, changed]))
      const { gone, fresh } = await store.compare(from, to)
      const ids = async (articles: AsyncIterable<{ id: string }>) => {
        const found = []
        for await (const { id } of articles) found.push(id)
        return found.sort()
      }
      expect(await ids(gone)).toEqual(['n0', 'n1'])
      expect(await ids(fresh)).toEqual(['n1', 'new'])
      await expect(store.compare('20250101T000000Z-aaaaaa', to)).rejects.toThrow()
    })

    test('is changed by one at a time; who comes second is told so, who fails gives way', async () => {
      const busy = { code: 'index_busy' }
      await store.withLock(async () => {
        await expect(again().withLock(async () => 1)).rejects.toMatchObject(busy)
        await expect(store.withLock(async () => 1)).rejects.toMatchObject(busy)
      })
      await expect(store.withLock(() => Promise.reject(new Error('in vain')))).rejects.toThrow(
        'in vain',
      )
      expect(await again().withLock(async () => 7)).toBe(7)
    })

    test('is never read in halves, while versions are published and rolled back', async () => {
      await write(6, '初')
      let isOver = false
      let reads = 0
      const read = async () => {
        while (!isOver) {
          const version = await again().open(fingerprint)
          const stamps = (await articlesIn(version)).map(({ text }) =>
            text.replace(/^.*。(?=.)/, ''),
          )
          const lexical = await version.forTerms(['通车'])
          expect(new Set(stamps).size).toBe(1)
          expect(lexical.documentFrequency('通车')).toBe(version.articleCount)
          reads++
          await setImmediate()
        }
      }
      const readers = [read(), read(), read()]
      const publish = async () => {
        for (let round = 0; round < 6; round++) {
          await write(6 + round, `第${round}次`)
          if (round % 2 === 1) await store.publish((await store.list()).at(-2) as string)
        }
      }
      await publish().finally(() => {
        isOver = true
      })
      await Promise.all(readers)
      expect(reads).toBeGreaterThanOrEqual(3)
    })

    test('keeps notes and vectors for the next refresh, wherever it runs', async () => {
      expect(await store.note('seen-files.json')).toBeNull()
      await store.keepNote('seen-files.json', Uint8Array.of(1, 2, 0, 255))
      await store.keepNote('seen-files.json', Uint8Array.of(3, 0, 255))
      expect([...((await again().note('seen-files.json')) ?? [])]).toEqual([3, 0, 255])
      const cache = await store.vectorCache('print', 2)
      await cache.putMany(['一', '二'], Float32Array.of(1, 0, 0, 1))
      await cache.close()
      const later = await again().vectorCache('print', 2)
      const { vectors, known } = await later.getMany(['二', '三'])
      expect([known, [...vectors]]).toEqual([
        [true, false],
        [0, 1, 0, 0],
      ])
      await later.close()
    })
  })
}
