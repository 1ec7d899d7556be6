import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { indexOfHome } from '../index-of-home.js'
import { sharedModels } from '../models.js'
import { corpusReader } from '../read-corpus.js'
import { failureOf, type ReaderMessage, type ReaderTask } from './reader-messages.js'

/** The child process of `forkedReader`: does one task and ends. */
const parent = process.ppid
process.once('disconnect', () => process.exit(1))
// A terminal sends these signals to all its processes; the parent process decides whether the work stops.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

const [{ settings, work, stopFile }] = (await once(process, 'message')) as [ReaderTask]
const stop = new AbortController()

/** Checks whether to stop or exit. Runs in callbacks, since long work seldom lets the event loop deliver messages. */
function heed(): void {
  if (process.ppid !== parent) process.exit(1)
  if (existsSync(stopFile)) stop.abort()
}

const send = (message: ReaderMessage): void => void process.send?.(message)

const store = indexOfHome(settings)
const reader = corpusReader({ ...settings, store, ...sharedModels(settings) })

function result() {
  heed()
  if (work.what === 'plan') {
    return reader.plan({
      onProgress: (articles) => send({ what: 'progress', given: ['read', articles, null] }),
    })
  }
  return reader.refresh({
    evenIfWorse: work.evenIfWorse,
    signal: stop.signal,
    onProgress(...given) {
      heed()
      send({ what: 'progress', given })
    },
    onStep(point) {
      heed()
      send({ what: 'step', point })
    },
  })
}

// The parent ends this process once it has received the last message.
try {
  send({ what: 'done', result: await result() })
} catch (error) {
  send({ what: 'failed', failure: failureOf(error) })
}
