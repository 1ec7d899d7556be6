import { Embeddings } from '@langchain/core/embeddings'
import type { Embedder } from './embedder.js'

/** An Embedder as LangChain's Embeddings, for whatever takes those. */
export class YoujuEmbeddings extends Embeddings {
  readonly #embedder: Embedder

  constructor(embedder: Embedder) {
    super({})
    this.#embedder = embedder
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
