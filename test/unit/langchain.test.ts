import { describe, expect, it } from 'vitest'
import { YoujuEmbeddings } from '../../src/langchain.js'
import { HashedEmbedder } from '../support/models/hashed-embedder.js'

describe('YoujuEmbeddings', () => {
  it('gives each document and each query its vector', async () => {
    const embeddings = new YoujuEmbeddings(new HashedEmbedder(16))
    const documents = await embeddings.embedDocuments(['晋城', '太原'])
    expect(documents.map((vector) => vector.length)).toEqual([16, 16])
    expect(documents[1]).toEqual(await embeddings.embedQuery('太原'))
  })
})
