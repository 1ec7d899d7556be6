import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { home } from '../config.js'
import type { CorpusPlan } from '../corpus/plan.js'
import type { CorpusReader, IngestOptions, ReaderReport } from './read-corpus.js'
import { errorOf, type ReaderMessage, type ReaderTask } from './reader-messages.js'

/** Threads are started from the compiled program, whoever starts them. */
const WORKER = join(home, 'dist', 'app', 'reader-worker.js')

/**
 * Reads the corpus in a thread of its own, so that this one goes on answering. The thread lives as long as the work, and
 * dies with the process.
 */
export function threadedReader(given: ReaderTask['settings']): CorpusReader {
  const { corpus, indexDir, embeddingModel, rerankModel, modelsDir, hubEndpoint } = given
  const settings = { corpus, indexDir, embeddingModel, rerankModel, modelsDir, hubEndpoint }
  return {
    async refresh({ evenIfWorse = false, ...hearing }) {
      const work = { what: 'refresh', evenIfWorse } as const
      return (await inThread({ settings, work }, hearing)) as ReaderReport
    },
    async plan({ onProgress }) {
      const hearing = { onProgress: (_: string, articles: number) => onProgress?.(articles) }
      return (await inThread({ settings, work: { what: 'plan' } }, hearing)) as CorpusPlan
    },
  }
}

type Hearing = Pick<IngestOptions, 'onProgress' | 'onStep' | 'signal'>

function inThread(
  task: ReaderTask,
  { onProgress, onStep, signal }: Hearing,
): Promise<ReaderReport | CorpusPlan> {
  const worker = new Worker(WORKER, { execArgv: [], workerData: task })
  const stop = () => worker.postMessage('stop')
  if (signal?.aborted) stop()
  else signal?.addEventListener('abort', stop)
  const told = new Promise<ReaderReport | CorpusPlan>((resolve, reject) => {
    worker.on('message', (message: ReaderMessage) => {
      try {
        if (message.what === 'progress') onProgress?.(...message.given)
        else if (message.what === 'step') onStep?.(message.point)
        else if (message.what === 'done') resolve(message.result)
        else reject(errorOf(message.failure))
      } catch (error) {
        reject(error)
      }
    })
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread that reads the corpus has ended')))
  })
  return told.finally(async () => {
    signal?.removeEventListener('abort', stop)
    // Nothing may be written any more once the lock is given up.
    await worker.terminate()
  })
}
