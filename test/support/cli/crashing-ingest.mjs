/**
 * Brings an index up to date, or rolls it back where a version is given, and kills itself, without any clean-up,
 * when it reaches a point; without a point it prints every point that it passes. Arguments: corpus, index
 * folder, point (or an empty one), version.
 */
import { createApp } from '../../../dist/app.js'
import { readConfig } from '../../../dist/config.js'

const [corpus, indexDir, killAt = '', version] = process.argv.slice(2)
const app = createApp({ ...readConfig({}), corpus, indexDir })
const options = {
  onStep(point) {
    if (killAt === '') console.log(point)
    if (point === killAt) process.kill(process.pid, 'SIGKILL')
  },
}
if (version === undefined) await app.ingest(options)
else await app.rollback(version, options)
