import { parentPort, workerData } from 'node:worker_threads'
import { readSource, type SourceBytes } from './read-source.js'

/** The inside of the thread of `readApart`: reads one source and ends. */
parentPort?.postMessage(readSource(workerData as SourceBytes))
