import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { openEmbedder, openReranker } from './models.js'
import { corpusReader } from './read-corpus.js'
import { failureOf, type ReaderMessage, type ReaderTask } from './reader-messages.js'

/** The other side of `threadedReader`: does one piece of work, and ends. Any message stops it. */
const port = parentPort
if (!port) throw new Error('this module is the inside of a thread')
const { settings, work } = workerData as ReaderTask
const stop = new AbortController()
port.once('message', () => stop.abort())

const tell = (message: ReaderMessage): void => port.postMessage(message)

/** Also between two turns of the event loop, which long work rarely lets come. */
function heed(): void {
  if (port && receiveMessageOnPort(port)) stop.abort()
}

const reader = corpusReader({
  corpus: settings.corpus,
  indexDir: settings.indexDir,
  embedder: () => openEmbedder(settings),
  crossEncoder: () => openReranker(settings),
})

function result() {
  if (work.what === 'plan') {
    return reader.plan({
      onProgress: (articles) => tell({ what: 'progress', given: ['read', articles, null] }),
    })
  }
  return reader.refresh({
    evenIfWorse: work.evenIfWorse,
    signal: stop.signal,
    onProgress(...given) {
      heed()
      tell({ what: 'progress', given })
    },
    onStep(point) {
      heed()
      tell({ what: 'step', point })
    },
  })
}

try {
  tell({ what: 'done', result: await result() })
} catch (error) {
  tell({ what: 'failed', failure: failureOf(error) })
} finally {
  port.close()
}
