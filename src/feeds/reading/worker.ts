import { parentPort, workerData } from 'node:worker_threads'
import { YoujuError } from '../../domain/index.js'
import type { ApartMessage, ApartTask } from './read-apart.js'
import { readPage } from './read-page.js'
import { readSource } from './read-source.js'

/** The inside of the thread of `readApart`: reads one body and ends. */
const task = workerData as ApartTask

function read(): ApartMessage {
  try {
    return { result: 'feed' in task ? readSource(task.feed) : readPage(task.page) }
  } catch (error) {
    if (error instanceof YoujuError && error.reason) return { reason: error.reason }
    throw error
  }
}

parentPort?.postMessage(read())
