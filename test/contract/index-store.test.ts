import { expect, test } from 'vitest'
import { FileStore } from '../../src/index/index.js'
import { temporaryFolder } from '../support/cli/run-youju.js'
import { sharedIndex } from '../support/index/invented-index.js'
import { strictVersion } from '../support/index/strict-version.js'
import { indexStoreContract } from './index-store.contract.js'
import { indexVersionContract } from './index-version.contract.js'

async function files() {
  const { folder, remove } = await temporaryFolder()
  const again = () => new FileStore(folder)
  return { store: again(), again, remove }
}

indexVersionContract('files', files)
indexStoreContract('files', files)

test('a strict version, which the other tests read, refuses whatever was not fetched', async () => {
  const { index } = await sharedIndex()
  const version = strictVersion(index)
  const lexical = await version.forTerms(['大桥'])
  expect(lexical.documentFrequency('大桥')).toBeGreaterThan(0)
  expect(() => lexical.documentFrequency('通车')).toThrow('not fetched')
  expect(() => lexical.search([{ term: '通车', weight: 1 }], 1)).toThrow('not fetched')
  expect(() => lexical.lookUp([{ term: '通车', weight: 1 }], [0])).toThrow('not fetched')
  const known = await version.frequencies(['大桥'])
  expect(() => known.documentFrequency('通车')).toThrow('not fetched')
  const articles = await version.load([0])
  const { id } = articles.article(0)
  const [, next] = version.passagesOfArticle(0)
  for (const read of [
    () => articles.article(1),
    () => articles.passage(next),
    () => articles.vector(next),
  ]) {
    expect(read).toThrow('not fetched')
  }
  const articleOf = await version.articlesById([id])
  expect(articleOf(id)).not.toBeNull()
  expect(() => articleOf('another')).toThrow('not fetched')
})
