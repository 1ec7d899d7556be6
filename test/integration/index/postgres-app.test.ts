import { expect, test } from 'vitest'
import { createApp } from '../../../src/app.js'
import { readConfig } from '../../../src/config.js'
import type { Hit } from '../../../src/domain/index.js'
import { temporaryFolder } from '../../support/cli/run-youju.js'
import { inventedCorpus } from '../../support/index/invented-index.js'
import { newIndexPlace, skipped } from '../../support/postgres/index-place.js'

test.skipIf(skipped !== '')(
  `an app answers from a database as from files, also where another process refreshes it${skipped}`,
  async () => {
    const { place, remove } = await newIndexPlace()
    const { folder, remove: removeFolder } = await temporaryFolder()
    const config = {
      ...readConfig({}),
      corpus: inventedCorpus,
      indexDir: `${folder}/index`,
      stateDir: folder,
    }
    const [files, shared] = [null, place].map((database) =>
      createApp({ ...config, database }, { workApart: database !== null }),
    )
    if (!files || !shared) throw new Error('both were made')
    const reports = [await files.ingest(), await shared.ingest()]
    const counted = reports.map(({ articles, passages, added }) => ({ articles, passages, added }))
    expect(counted[1]).toEqual(counted[0])
    for (const question of ['跨河大桥什么时候通车', '望川今年投资多少']) {
      const [expected = [], found = []] = await Promise.all(
        [files, shared].map((app) => app.search(question, { k: 10 })),
      )
      const what = ({ article, passage }: Hit) => ({ article, passage })
      expect(found.map(what)).toEqual(expected.map(what))
      // The database adds up the products of two vectors in another order.
      for (const [i, { score }] of found.entries())
        expect(score).toBeCloseTo(expected[i]?.score ?? -1, 5)
    }
    expect(await shared.ingest()).toMatchObject({ added: 0, unchanged: counted[0]?.articles })
    expect((await shared.history()).length).toBe(1)
    await Promise.all([files.close(), shared.close()])
    await remove()
    await removeFolder()
  },
)
