import { join } from 'node:path'
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib'
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters'
import { newsFile } from '../../dist/bench/comparison/contestant.js'
import { openConfiguredEmbedder } from '../../dist/bench/inputs/model.js'
import { articleOf, readRecords } from '../../dist/bench/inputs/records.js'
import { YoujuEmbeddings } from '../../dist/langchain.js'

/**
 * LangChain's usual stack with all its defaults (chunks of 1,000 characters, 200 shared), over our embedding model.
 * @type {import('../../dist/bench/comparison/contestant.js').Contestant}
 */
export const langchain = {
  async build({ folder }) {
    const texts = []
    const articles = []
    for await (const record of readRecords(join(folder, newsFile))) {
      texts.push(record.text)
      articles.push(articleOf(record))
    }
    const documents = await new RecursiveCharacterTextSplitter().createDocuments(texts, articles)
    const embeddings = new YoujuEmbeddings(await openConfiguredEmbedder())
    const store = await HNSWLib.fromDocuments(documents, embeddings)
    return {
      passages: documents.length,
      async search(question, k) {
        // The store warns on standard output of each k that is more than it holds.
        const found = await store.similaritySearch(question, Math.min(k, documents.length))
        return found.map(({ metadata }) => metadata)
      },
    }
  },
}
