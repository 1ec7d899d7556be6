import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { fingerprintOf, type RefreshReport, refresh } from '../../../src/corpus/refresh.js'
import { FileStore } from '../../../src/index/index.js'
import { findCorpusFiles } from '../../../src/ingest/corpus-files.js'
import { isRecordsFile, readCorpusFile } from '../../../src/ingest/read-file.js'
import { ChangingCorpus, wholeLines } from '../../support/changing/changing-corpus.js'
import { gate } from '../../support/changing/gate.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { randomFrom } from '../../support/damage/random.js'
import { HashedEmbedder } from '../../support/models/hashed-embedder.js'

vi.mock('node:fs/promises', async (original) => {
  const { gatedFiles } = await import('../../support/changing/gate.js')
  return gatedFiles(await original())
})
vi.mock('../../../src/ingest/records/record-reader.js', async (original) => {
  const { gatedRecords } = await import('../../support/changing/gate.js')
  return gatedRecords(await original())
})
// Some of the files are then too large to be read twice in one refresh.
vi.mock('../../../src/corpus/hash-files.js', async (original) => ({
  ...(await original<object>()),
  SMALL: 600,
}))

// Nobody writes any more when nothing is changed; but what was written within one tick of the clock must show.
vi.mock('../../../src/corpus/stamp.js', async (original) => {
  const real = await original<typeof import('../../../src/corpus/stamp.js')>()
  const standsStill: typeof real.standsStill = async (path, { state }) =>
    (await real.stampBeforeReading(path))?.state === state
  return { ...real, standsStill }
})

// What is changed once it is noted how the files stand is changed after the refresh.
vi.mock('../../../src/corpus/seen-files.js', async (original) => {
  const real = await original<typeof import('../../../src/corpus/seen-files.js')>()
  const writeSeenFiles: typeof real.writeSeenFiles = (...given) => {
    gate.folder = null
    return real.writeSeenFiles(...given)
  }
  return { ...real, writeSeenFiles }
})

const embedder = new HashedEmbedder(16)
let temporary: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  temporary = await temporaryFolder()
})
afterAll(() => temporary.remove())

/** What a version serves: the texts of its articles by their ids. */
async function served(indexDir: string): Promise<ReadonlyMap<string, string>> {
  const index = await new FileStore(indexDir).open(fingerprintOf(embedder))
  const rows = Array.from({ length: index.articleCount }, (_, row) => index.article(row))
  return new Map(rows.map(({ id, text }) => [id, text]))
}

async function ingested(corpus: string, indexDir: string): Promise<RefreshReport> {
  return refresh({ corpus, store: new FileStore(indexDir), embedder })
}

/** What the files of the corpus hold as they stand: whoever makes them knows what the articles are. */
async function held(corpus: string): Promise<ReadonlyMap<string, string>> {
  const { folder, files } = await findCorpusFiles(corpus)
  const articles = new Map<string, string>()
  for (const file of files.filter((each) => !isRecordsFile(each))) {
    for await (const read of readCorpusFile(folder, file)) {
      if ('article' in read) articles.set(read.article.id, read.article.text)
    }
  }
  for (const file of files.filter(isRecordsFile)) {
    for (const line of wholeLines(join(folder, file))) {
      const { id, text } = JSON.parse(line)
      articles.set(`${file}#${id}`, text)
    }
  }
  return articles
}

/** One after another on one corpus, each begins where the one before it ended. */
const seedsOfCorpus = 3

test.each(Array.from({ length: 3 }, (_, n) => n * seedsOfCorpus))(
  'files may change at any moment of a refresh: seeds from %i',
  async (firstSeed) => {
    const at = mkdtempSync(join(temporary.folder, `${firstSeed}-`))
    const [corpus, indexDir] = [join(at, 'corpus'), join(at, 'index')]
    const random = randomFrom(firstSeed + 1)
    const changing = new ChangingCorpus(corpus, random)
    await ingested(corpus, indexDir)

    for (let seed = firstSeed; seed < firstSeed + seedsOfCorpus; seed++) {
      const before = await served(indexDir)
      changing.forget()
      changing.change()
      const onMoment = () => {
        if (random.chance(0.04)) changing.change()
      }
      Object.assign(gate, { folder: corpus, onMoment })
      const { unsettled } = await refresh({
        ...{ corpus, store: new FileStore(indexDir), embedder, onStep: onMoment },
      }).finally(() => {
        gate.folder = null
      })
      const meanwhile = await served(indexDir)
      const steady = changing.steadyRecords()
      for (const [id, text] of before) {
        const file = id.replace(/#.*/, '')
        const isSteady = steady.has(id) || !changing.touched.has(file)
        if (isSteady) expect([seed, id, meanwhile.get(id)]).toEqual([seed, id, text])
      }

      changing.finish()
      if (random.chance(0.3)) changing.tearHeld(unsettled)
      await ingested(corpus, indexDir)
      expect([seed, await served(indexDir)]).toEqual([seed, await held(corpus)])
    }

    const afresh = join(at, 'afresh')
    // A file that ends too early is waited for once.
    if ((await ingested(corpus, afresh)).unsettled.length > 0) await ingested(corpus, afresh)
    expect(await served(indexDir)).toEqual(await served(afresh))
  },
)
