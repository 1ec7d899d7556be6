import { createApp } from '../../app.js'
import { readConfig } from '../../config.js'
import type { Contestant } from './contestant.js'

/** The product itself, through the same entry points as `ingest` and `search`: cleaned, copies identified, on disk. */
export const ours: Contestant = {
  async build({ folder, index }) {
    const app = createApp({ ...readConfig(), corpus: folder, indexDir: index })
    const { passages } = await app.ingest()
    // The index is opened at the first search, and serves only then.
    await app.search('有据', { k: 1 })
    return {
      passages,
      async search(question, k) {
        return (await app.search(question, { k })).map(({ article }) => article)
      },
    }
  },
}
