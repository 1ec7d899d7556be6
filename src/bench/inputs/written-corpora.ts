import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fingerprintOf, refresh } from '../../corpus/refresh.js'
import type { Embedder } from '../../embed/embedder.js'
import { FileStore, type IndexVersion } from '../../index/index.js'
import { nearestStretch } from '../../read/training/written.js'
import type { WrittenItem } from '../../read/training/written-items.js'
import { sentences } from '../../text/sentences.js'
import { readRecords } from './records.js'

export const corpusKinds = ['of the whole corpus', 'of small ones', 'of briefs'] as const
export type CorpusKind = (typeof corpusKinds)[number]

/** Written items with the index that they are asked of. */
export interface Asking {
  kind: CorpusKind
  index: IndexVersion
  items: readonly WrittenItem[]
}

/** The number of articles in a small corpus. */
const SMALL = 70
/** The number of items whose single sentences make a corpus. */
const BRIEFS = 350

/** Returns the texts of the articles that items are about. */
export async function textsOf(
  items: readonly WrittenItem[],
  corpus: string,
): Promise<Map<string, string>> {
  const wanted = new Set(items.map(({ id }) => id))
  const texts = new Map<string, string>()
  for await (const { key, text } of readRecords(corpus)) if (wanted.has(key)) texts.set(key, text)
  return texts
}

/**
 * Yields the items with the whole corpus; with small ones, where words are less distinctive; and with corpora of single
 * sentences, like posts and briefs.
 */
export async function* askings(
  items: readonly WrittenItem[],
  texts: ReadonlyMap<string, string>,
  whole: IndexVersion,
  embedder: Embedder,
): AsyncGenerator<Asking> {
  yield { kind: 'of the whole corpus', index: whole, items }
  for (const part of inParts([...texts], SMALL)) {
    const ids = new Set(part.map(([id]) => id))
    const some = items.filter(({ id }) => ids.has(id))
    yield* asked('of small ones', part, some, embedder)
  }
  for (const part of inParts(items, BRIEFS)) {
    const briefs = part.map((item, n): [string, string] => [
      String(n),
      briefOf(item, texts.get(item.id) ?? ''),
    ])
    yield* asked('of briefs', briefs, part, embedder)
  }
}

function inParts<T>(list: readonly T[], length: number): T[][] {
  const count = Math.ceil(list.length / length)
  return Array.from({ length: count }, (_, i) => list.slice(i * length, (i + 1) * length))
}

async function* asked(
  kind: CorpusKind,
  texts: readonly [string, string][],
  items: readonly WrittenItem[],
  embedder: Embedder,
): AsyncGenerator<Asking> {
  const folder = await mkdtemp(join(tmpdir(), 'youju-small-'))
  const [corpus, indexDir] = [join(folder, 'corpus'), join(folder, 'index')]
  await mkdir(corpus)
  const lines = texts.map(([id, text]) => JSON.stringify({ id, text }))
  await writeFile(join(corpus, 'articles.jsonl'), lines.join('\n'))
  await refresh({ corpus, store: new FileStore(indexDir), embedder })
  yield { kind, index: await new FileStore(indexDir).open(fingerprintOf(embedder)), items }
  await rm(folder, { recursive: true })
}

/** Returns the sentence of an article that an item is about, or the nearest one. */
function briefOf(item: WrittenItem, text: string): string {
  const said = item.kind === 'claim' ? item.claim : item.question
  const context = item.kind === 'none' ? undefined : item.context
  const near = nearestStretch(said, text, true)
  const [start, end] = context ?? [near.start, near.end]
  const held = sentences(text).filter((each) => each.start < end && each.end > start)
  return text.slice(held[0]?.start ?? start, held.at(-1)?.end ?? end)
}
