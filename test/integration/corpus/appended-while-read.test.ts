import { appendFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { refresh } from '../../../src/corpus/refresh.js'
import { FileStore } from '../../../src/index/index.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { HashedEmbedder } from '../../support/models/hashed-embedder.js'

const meanwhile = vi.hoisted(() => ({
  /** Settles once the reader of records has read its file to the end, whether or not anybody took them over. */
  read: null as Promise<unknown> | null,
  append: null as (() => void) | null,
}))

vi.mock('../../../src/ingest/records/record-reader.js', async (original) => {
  const real = await original<typeof import('../../../src/ingest/records/record-reader.js')>()
  class EarlyReader extends real.RecordReader {
    readonly #all: Promise<unknown[]>
    constructor(path: string, known = '') {
      super(path, known)
      const blocks = super.blocks()
      this.#all = (async () => {
        const all = []
        for await (const block of blocks) all.push(block)
        return all
      })()
      meanwhile.read = this.#all
    }
    override async *blocks() {
      yield* (await this.#all) as never[]
    }
  }
  return { ...real, RecordReader: EarlyReader }
})

// Large files are summed up for longer than their records take to read.
vi.mock('../../../src/corpus/hash-files.js', async (original) => {
  const real = await original<typeof import('../../../src/corpus/hash-files.js')>()
  const hashesOf: typeof real.hashesOf = async (...files) => {
    const { append } = meanwhile
    if (append) {
      await vi.waitUntil(() => meanwhile.read)
      await meanwhile.read
      append()
    }
    return real.hashesOf(...files)
  }
  return { ...real, hashesOf, SMALL: 0 }
})

test('what is appended after a file was read comes in with the next refresh', async () => {
  const { folder, remove } = await temporaryFolder()
  try {
    const [corpus, indexDir] = [join(folder, 'corpus'), join(folder, 'index')]
    const embedder = new HashedEmbedder(16)
    const file = join(corpus, 'a.jsonl')
    const lines = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, n) => {
        const id = from + n
        return `${JSON.stringify({ id, text: `第${id}座桥在秋天完工。` })}\n`
      }).join('')
    await mkdir(corpus)
    writeFileSync(file, lines(0, 10))
    await refresh({ corpus, store: new FileStore(indexDir), embedder })

    appendFileSync(file, lines(10, 11))
    meanwhile.append = () => {
      meanwhile.append = null
      appendFileSync(file, lines(11, 15))
    }
    meanwhile.read = null
    await refresh({ corpus, store: new FileStore(indexDir), embedder })
    expect(meanwhile.append).toBeNull()

    await refresh({ corpus, store: new FileStore(indexDir), embedder })
    expect(await refresh({ corpus, store: new FileStore(indexDir), embedder })).toMatchObject({
      articles: 15,
    })
  } finally {
    await remove()
  }
})
