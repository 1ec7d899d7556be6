import { join } from 'node:path'
import { HNSWLib } from '@langchain/community/vectorstores/hnswlib'
import type { DocumentInterface } from '@langchain/core/documents'
import { RecursiveCharacterTextSplitter } from '@langchain/textsplitters'
import type { Embedder } from '../../embed/embedder.js'
import { YoujuEmbeddings } from '../../langchain.js'
import { type Contestant, type Found, newsFile } from '../contestant.js'
import { openConfiguredEmbedder } from '../model.js'
import { articleOf, readRecords } from '../records.js'

/** LangChain's usual stack with all its defaults (chunks of 1,000 characters, 200 shared), over an embedder. */
export function langchainOver(openEmbedder: () => Promise<Embedder>): Contestant {
  return {
    async build({ folder }) {
      const texts: string[] = []
      const articles: Found[] = []
      for await (const record of readRecords(join(folder, newsFile))) {
        texts.push(record.text)
        articles.push(articleOf(record))
      }
      const documents = await new RecursiveCharacterTextSplitter().createDocuments(texts, articles)
      const embeddings = new YoujuEmbeddings(await openEmbedder())
      const store = await HNSWLib.fromDocuments(documents, embeddings)
      return {
        passages: documents.length,
        async search(question, k) {
          // The store warns on standard output of each k that is more than it holds.
          const found: DocumentInterface[] = await store.similaritySearch(
            question,
            Math.min(k, documents.length),
          )
          return found.map(({ metadata }) => metadata as Found)
        },
      }
    },
  }
}

export const langchain = langchainOver(() => openConfiguredEmbedder())
