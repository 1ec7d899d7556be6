/**
 * Brings an index up to date, or rolls it back where a version is given, and kills itself, without any clean-up,
 * when it reaches a point. Without a point it goes through, prints every point that it passes, and keeps the index
 * folder as it is at that moment, which is what a kill there leaves, in a folder of the point's number.
 * Arguments: corpus, index folder, point (or an empty one), version (or an empty one), where those folders are made.
 */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { createApp } from '../../../dist/app.js'
import { readConfig } from '../../../dist/config.js'

const [corpus, indexDir, killAt, version = '', keptIn] = process.argv.slice(2)
const app = createApp({ ...readConfig({}), corpus, indexDir })
let passed = 0
const options = {
  onStep(point) {
    if (point === killAt) process.kill(process.pid, 'SIGKILL')
    if (keptIn === undefined) return
    console.log(point)
    cpSync(indexDir, join(keptIn, String(passed++)), { recursive: true })
  },
}
if (version === '') await app.ingest(options)
else await app.rollback(version, options)
