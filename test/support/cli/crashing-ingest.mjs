/**
 * Brings an index up to date and kills itself, without any clean-up, when it reaches a point; without a
 * point it prints every point that it passes. Arguments: corpus, index folder, point.
 */
import { createApp } from '../../../dist/app.js'
import { readConfig } from '../../../dist/config.js'

const [corpus, indexDir, killAt] = process.argv.slice(2)
await createApp({ ...readConfig({}), corpus, indexDir }).ingest({
  onStep(point) {
    if (killAt === undefined) console.log(point)
    if (point === killAt) process.kill(process.pid, 'SIGKILL')
  },
})
