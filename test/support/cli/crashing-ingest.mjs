/**
 * Brings an index up to date, or rolls it back if a version is given, until it reaches a point: see crashAt.
 * Arguments: index folder, point (or an empty one), folder for copies (or an empty one), corpus, version.
 */
import { createApp } from '../../../dist/app.js'
import { readConfig } from '../../../dist/config.js'
import { crashAt } from './crash-at.mjs'

const [indexDir, killAt, keptIn, corpus, version] = process.argv.slice(2)
const app = createApp({ ...readConfig({}), corpus, indexDir })
const options = { onStep: crashAt(killAt, indexDir, keptIn || undefined) }
if (version === undefined) await app.ingest(options)
else await app.rollback(version, options)
