import { Document } from '@langchain/core/documents'
import { BaseRetriever } from '@langchain/core/retrievers'
import type { Embedder } from '../embed/embedder.js'
import type { Snapshot } from '../index/index.js'
import { type RetrieveOptions, retrieve } from './retrieve.js'

/** The one retrieval function as a LangChain retriever: passages as documents, with what a citation needs. */
export class PassageRetriever extends BaseRetriever {
  lc_namespace = ['youju', 'retrieve']

  constructor(
    private readonly index: Snapshot,
    private readonly embedder: Embedder,
    private readonly options: RetrieveOptions = { k: 8 },
  ) {
    super()
  }

  override async _getRelevantDocuments(query: string): Promise<Document[]> {
    const hits = await retrieve(this.index, this.embedder, query, this.options)
    return hits.map(
      ({ article, passage, score }) =>
        new Document({
          pageContent: passage.text,
          id: `${article.id}@${passage.start}`,
          metadata: {
            articleId: article.id,
            title: article.title,
            source: article.source,
            published: article.published,
            origin: article.origin,
            file: article.file,
            start: passage.start,
            end: passage.end,
            score,
          },
        }),
    )
  }
}
