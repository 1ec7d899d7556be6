// Refreshes the index of the environment's settings in its own process; prints a line at the first progress callback.
import { createApp } from '../../../dist/app.js'
import { readConfig } from '../../../dist/config.js'

const app = createApp(readConfig(), { workApart: true })
let isTold = false
await app.ingest({
  onProgress() {
    if (!isTold) console.log('begun')
    isTold = true
  },
})
