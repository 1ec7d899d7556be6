import type { Article } from '../../src/domain/index.js'
import type { VersionContent } from '../../src/index/contract/index-store.js'
import type { Fingerprint } from '../../src/index/index.js'

/** A small corpus with the simplest stages, for tests of the snapshot. */
export const fingerprint: Fingerprint = {
  model: 'test-hash',
  pooling: 'mean',
  dimensions: 16,
  chunking: 'sentence',
  tokenizer: 'bigram',
}

export function article(id: string, text: string, more: Partial<Article> = {}): Article {
  return {
    id,
    title: `题 ${id}`,
    source: '太原日报',
    author: null,
    published: null,
    file: `articles/${id}.txt`,
    url: null,
    text,
    damage: [],
    repairs: [],
    digest: false,
    origin: id,
    lines: [[0, 1]],
    ...more,
  }
}

/** Every sentence a passage, every two characters a term, a vector from the character codes. */
export function contentOf(
  articles: VersionContent['articles'],
  more: Partial<VersionContent> = {},
): VersionContent {
  return {
    fingerprint,
    articles,
    passagesOf: ({ text }) =>
      [...text.matchAll(/[^。]+。?/g)].map(({ index, 0: { length } }) => ({
        start: index,
        end: index + length,
      })),
    termsOf: bigrams,
    embed: async (texts) => Float32Array.from(texts.flatMap((text) => [...vectorOf(text)])),
    corpus: { files: {} },
    ...more,
  }
}

export function* bigrams(text: string): Generator<string> {
  for (let i = 0; i + 1 < text.length; i++) yield text.slice(i, i + 2)
}

export function vectorOf(text: string): Float32Array {
  const vector = new Float32Array(fingerprint.dimensions).fill(0.01)
  for (const term of bigrams(text)) {
    const place = (term.charCodeAt(0) * 31 + term.charCodeAt(1)) % vector.length
    vector[place] = (vector[place] ?? 0) + 1
  }
  const length = Math.hypot(...vector)
  return vector.map((value) => value / length)
}
