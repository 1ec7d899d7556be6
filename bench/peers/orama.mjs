import { join } from 'node:path'
import { create, insert, search } from '@orama/orama'
import { newsFile } from '../../dist/bench/comparison/contestant.js'
import { readPassages } from '../../dist/bench/inputs/records.js'
import { terms } from '../../dist/text/tokens.js'

/**
 * Orama with our tokenizer over our passages; any term may match, its default BM25 ranks.
 * @type {import('../../dist/bench/comparison/contestant.js').Contestant}
 */
export const orama = {
  async build({ folder }) {
    const engine = create({
      schema: { text: 'string' },
      components: {
        tokenizer: {
          language: 'chinese-bigrams',
          normalizationCache: new Map(),
          // Orama counts a term as often as it is given, as we do.
          tokenize: (text) => terms(text),
        },
      },
    })
    const articles = new Map()
    for await (const { text, article } of readPassages(join(folder, newsFile))) {
      articles.set(await insert(engine, { text }), article)
    }
    return {
      passages: articles.size,
      async search(question, k) {
        const { hits } = await search(engine, { term: question, limit: k, threshold: 1 })
        return hits.flatMap(({ id }) => articles.get(id) ?? [])
      },
    }
  },
}
