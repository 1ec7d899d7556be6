import { parentPort, workerData } from 'node:worker_threads'
import { corpusAdder } from '../adder.js'
import type { AdderMessage, AdderTask } from './adder-messages.js'
import { failureOf } from './reader-messages.js'

/** The worker thread of `threadedAdder`: does one task and ends. */
const port = parentPort
if (!port) throw new Error('this module is the inside of a thread')
const { corpus, work } = workerData as AdderTask
const adder = corpusAdder(corpus)

const post = (message: AdderMessage): void => port.postMessage(message)

try {
  const result =
    work.what === 'add'
      ? await adder.addFiles(work.files, work.options)
      : await adder.fetchFile(work.url)
  post({ what: 'done', result })
} catch (error) {
  post({ what: 'failed', failure: failureOf(error) })
} finally {
  port.close()
}
