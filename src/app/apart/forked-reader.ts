import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { compiled } from '../../compiled.js'
import type { CorpusPlan } from '../../corpus/plan.js'
import type { CorpusReader, IngestOptions, ReaderReport } from '../read-corpus.js'
import { errorOf, type ReaderMessage, type ReaderTask } from './reader-messages.js'

const CHILD = fileURLToPath(compiled(new URL('./reader-child.js', import.meta.url)))

/**
 * Reads the corpus in a child process, so that this process keeps answering and all memory used by the work is freed:
 * a thread would leave its memory fragmented. The child ends with its task, or when this process ends.
 */
export function forkedReader(given: ReaderTask['settings']): CorpusReader {
  const { corpus, indexDir, database, embeddingModel, rerankModel, modelsDir, hubEndpoint } = given
  const { readerModel, readerClaimsModel } = given
  const models = { embeddingModel, rerankModel, readerModel, readerClaimsModel }
  const settings = { corpus, indexDir, database, ...models, modelsDir, hubEndpoint }
  return {
    async refresh({ evenIfWorse = false, ...listeners }) {
      const work = { what: 'refresh', evenIfWorse } as const
      return (await inProcess({ settings, work }, listeners)) as ReaderReport
    },
    async plan({ onProgress }) {
      const listeners = { onProgress: (_: string, articles: number) => onProgress?.(articles) }
      return (await inProcess({ settings, work: { what: 'plan' } }, listeners)) as CorpusPlan
    },
  }
}

type Listeners = Pick<IngestOptions, 'onProgress' | 'onStep' | 'signal'>

async function inProcess(
  task: Omit<ReaderTask, 'stopFile'>,
  { signal, ...listeners }: Listeners,
): Promise<ReaderReport | CorpusPlan> {
  const folder = await mkdtemp(join(tmpdir(), 'youju-'))
  const stopFile = join(folder, 'stop')
  const child = fork(CHILD, {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const ended = once(child, 'close')
  // Only libraries print to standard error.
  if (child.stderr) createInterface(child.stderr).on('line', (line) => console.error(line))
  const stop = () => void writeFile(stopFile, '').catch(() => child.kill('SIGKILL'))
  if (signal?.aborted) stop()
  else signal?.addEventListener('abort', stop)
  try {
    return await resultOf(child, { ...task, stopFile }, listeners)
  } finally {
    signal?.removeEventListener('abort', stop)
    // The child must not write anything after the lock is released.
    child.kill('SIGKILL')
    await ended.catch(() => {})
    await rm(folder, { recursive: true, force: true })
  }
}

function resultOf(
  child: ChildProcess,
  task: ReaderTask,
  { onProgress, onStep }: Omit<Listeners, 'signal'>,
): Promise<ReaderReport | CorpusPlan> {
  return new Promise((resolve, reject) => {
    child.on('message', (message: ReaderMessage) => {
      try {
        if (message.what === 'progress') onProgress?.(...message.given)
        else if (message.what === 'step') onStep?.(message.point)
        else if (message.what === 'done') resolve(message.result)
        else reject(errorOf(message.failure))
      } catch (error) {
        reject(error)
      }
    })
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      reject(new Error(`the process that reads the corpus has ended: ${signal ?? code}`)),
    )
    child.send(task)
  })
}
