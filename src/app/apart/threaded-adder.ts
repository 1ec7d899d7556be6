import { Worker } from 'node:worker_threads'
import { compiled } from '../../compiled.js'
import type { AddedFile, SentFile } from '../../corpus/add.js'
import type { CorpusAdder } from '../adder.js'
import type { AdderMessage, AdderTask } from './adder-messages.js'
import { errorOf } from './reader-messages.js'

const WORKER = compiled(new URL('./adder-worker.js', import.meta.url))

/**
 * Adds to the corpus in worker threads, so that the calling thread keeps answering: its only work that grows with the
 * file is a copy of the bytes. Files are added one after another, so that memory is bounded; pages are fetched in
 * parallel.
 */
export function threadedAdder(corpus: string): CorpusAdder {
  let adding: Promise<unknown> = Promise.resolve()
  return {
    addFiles(files, options = {}) {
      const add = () => inThread({ corpus, work: { what: 'add', files, options } })
      const added = adding.then(add, add)
      adding = added
      return added as Promise<AddedFile[]>
    },

    fetchFile(url) {
      return inThread({ corpus, work: { what: 'fetch', url } }) as Promise<SentFile>
    },
  }
}

async function inThread(task: AdderTask): Promise<AddedFile[] | SentFile> {
  const worker = new Worker(WORKER, { execArgv: [], workerData: task })
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', (message: AdderMessage) => {
        if (message.what === 'done') resolve(message.result)
        else reject(errorOf(message.failure))
      })
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the thread that adds to the corpus has ended')))
    })
  } finally {
    await worker.terminate()
  }
}
