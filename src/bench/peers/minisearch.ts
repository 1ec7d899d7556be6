import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { terms } from '../../text/tokens.js'
import { type Contestant, type Found, newsFile } from '../contestant.js'
import { readPassages } from '../records.js'

/** MiniSearch with our tokenizer over our passages; any term may match, its default BM25+ ranks. */
export const minisearch: Contestant = {
  async build({ folder }) {
    const engine = new MiniSearch<{ id: number; text: string }>({
      fields: ['text'],
      tokenize: terms,
      processTerm: (term) => term,
    })
    const articles: Found[] = []
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
          .flatMap(({ id }) => articles[id as number] ?? [])
      },
    }
  },
}
