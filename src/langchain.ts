/** The exports of `youju/langchain`: search and the embedding model behind LangChain's interfaces. */
import { Document } from '@langchain/core/documents'
import { Embeddings } from '@langchain/core/embeddings'
import { BaseRetriever } from '@langchain/core/retrievers'
import { type ModelSettings, sharedModels } from './app/models.js'
import type { App } from './app.js'
import type { Embedder } from './embed/embedder.js'

/** An app's search as a LangChain retriever: passages as documents, with the metadata that a citation needs. */
export class PassageRetriever extends BaseRetriever {
  lc_namespace = ['youju', 'retrieve']

  constructor(
    private readonly app: Pick<App, 'search'>,
    private readonly options: Parameters<App['search']>[1] = { k: 8 },
  ) {
    super()
  }

  override async _getRelevantDocuments(query: string): Promise<Document[]> {
    const hits = await this.app.search(query, this.options)
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

/** An embedder as LangChain's Embeddings. */
export class YoujuEmbeddings extends Embeddings {
  readonly #embedder: Embedder

  constructor(embedder: Embedder) {
    super({})
    this.#embedder = embedder
  }

  /**
   * Opens the model named in the settings; the bundled one if they name none.
   * @throws YoujuError model_missing
   */
  static async open(settings: ModelSettings): Promise<YoujuEmbeddings> {
    return new YoujuEmbeddings(await sharedModels(settings).embedder())
  }

  async embedDocuments(documents: string[]): Promise<number[][]> {
    const { dimensions } = this.#embedder
    const vectors = await this.#embedder.embedPassages(documents)
    return documents.map((_, row) =>
      Array.from(vectors.subarray(row * dimensions, (row + 1) * dimensions)),
    )
  }

  async embedQuery(document: string): Promise<number[]> {
    return Array.from(await this.#embedder.embedQuestion(document))
  }
}
