import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerprintOf, refresh } from '../corpus/refresh.js'
import type { Embedder } from '../embed/embedder.js'
import { openSnapshot, type Snapshot } from '../index/index.js'

/** Articles of a small corpus. */
const SMALL = 70

export interface SmallCorpus {
  ids: ReadonlySet<string>
  index: Snapshot
}

/** Corpora of some of the articles each, one after another: in them words stand out less than in a large one. */
export async function* smallCorpora(
  texts: ReadonlyMap<string, string>,
  embedder: Embedder,
): AsyncGenerator<SmallCorpus> {
  const all = [...texts]
  for (let first = 0; first < all.length; first += SMALL) {
    const some = all.slice(first, first + SMALL)
    const folder = await mkdtemp(join(tmpdir(), 'youju-small-'))
    const [corpus, indexDir] = [join(folder, 'corpus'), join(folder, 'index')]
    await mkdir(corpus)
    const lines = some.map(([id, text]) => JSON.stringify({ id, text }))
    await writeFile(join(corpus, 'articles.jsonl'), lines.join('\n'))
    await refresh({ corpus, indexDir, embedder })
    const index = await openSnapshot(indexDir, fingerprintOf(embedder))
    yield { ids: new Set(some.map(([id]) => id)), index }
    await rm(folder, { recursive: true })
  }
}
