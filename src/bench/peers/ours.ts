import { createApp } from '../../app.js'
import { readConfig } from '../../config.js'
import type { Contestant } from '../contestant.js'

/** The product itself, through the same doors as `ingest` and `search`: cleaned, copies told, on disk. */
export const ours: Contestant = {
  async build({ folder, index }) {
    const app = createApp({ ...readConfig(), corpus: folder, indexDir: index })
    const { passages } = await app.ingest()
    // An index serves once it is open, and it is opened when it is first asked.
    await app.search('有据', { k: 1 })
    return {
      passages,
      async search(question, k) {
        return (await app.search(question, { k })).map(({ article }) => article)
      },
    }
  },
}
