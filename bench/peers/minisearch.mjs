import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { newsFile } from '../../dist/bench/comparison/contestant.js'
import { readPassages } from '../../dist/bench/inputs/records.js'
import { terms } from '../../dist/text/tokens.js'

/**
 * MiniSearch with our tokenizer over our passages; any term may match, its default BM25+ ranks.
 * @type {import('../../dist/bench/comparison/contestant.js').Contestant}
 */
export const minisearch = {
  async build({ folder }) {
    const engine = new MiniSearch({
      fields: ['text'],
      tokenize: terms,
      processTerm: (term) => term,
    })
    const articles = []
    for await (const { text, article } of readPassages(join(folder, newsFile))) {
      engine.add({ id: articles.length, text })
      articles.push(article)
    }
    return {
      passages: articles.length,
      async search(question, k) {
        return engine
          .search(question)
          .slice(0, k)
          .flatMap(({ id }) => articles[id] ?? [])
      },
    }
  },
}
