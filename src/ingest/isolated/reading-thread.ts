import { Worker } from 'node:worker_threads'

/** Why a vendor gave nothing: its own error, or that it took too long. */
export class IsolatedFailure extends Error {
  constructor(
    /** The vendor's name for the error, `TimeLimit` or `MemoryLimit`. */
    override readonly name: string,
    message: string,
  ) {
    super(message)
  }
}

type LastMessage = { done: unknown } | { failed: { name: string; message: string } }

/** How long a file may take, in milliseconds: its first page and the thread's start, and each page more. */
const patience = 6000
const patienceForPage = 250
const mostMegabytes = 1024

/** One thread is kept between files, since starting one and its vendor takes half a second. */
let kept: Worker | null = null

/**
 * Has a vendor read a file in another thread, which prints nothing here and is ended when it fails or
 * takes too long.
 * @returns what the vendor gave, and the pages it gave on the way
 * @throws IsolatedFailure
 */
export async function readIsolated(
  kind: 'pdf' | 'docx',
  bytes: Uint8Array,
): Promise<{ result: unknown; pages: unknown[] }> {
  const worker = kept ?? startWorker()
  kept = null
  worker.ref()
  try {
    const { last, pages } = await converse(worker, kind, bytes)
    await keep(worker)
    if ('failed' in last) throw new IsolatedFailure(last.failed.name, last.failed.message)
    return { result: last.done, pages }
  } catch (error) {
    if (kept !== worker) await worker.terminate()
    throw error
  }
}

async function keep(worker: Worker): Promise<void> {
  worker.unref()
  if (kept) await worker.terminate()
  else kept = worker
}

function startWorker(): Worker {
  const worker = new Worker(new URL('worker.mjs', import.meta.url), {
    stdout: true,
    stderr: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  })
  // What a dying thread still throws has been answered for.
  worker.on('error', () => {})
  worker.once('exit', () => {
    if (kept === worker) kept = null
  })
  return worker
}

function converse(
  worker: Worker,
  kind: 'pdf' | 'docx',
  bytes: Uint8Array,
): Promise<{ last: LastMessage; pages: unknown[] }> {
  return new Promise((resolve, reject) => {
    const pages: unknown[] = []
    const giveUp = () => settle(() => reject(new IsolatedFailure('TimeLimit', `${patience} ms`)))
    const started = performance.now()
    let timer = setTimeout(giveUp, patience)
    const wait = (pagesRead: number): void => {
      clearTimeout(timer)
      const allowed = patience + pagesRead * patienceForPage
      timer = setTimeout(giveUp, started + allowed - performance.now())
    }
    const settle = (finish: () => void): void => {
      clearTimeout(timer)
      worker.off('message', hear).off('error', fail).off('exit', exit)
      finish()
    }
    const hear = (message: { page: unknown } | LastMessage): void => {
      if ('page' in message) wait(pages.push(message.page))
      else settle(() => resolve({ last: message, pages }))
    }
    const fail = (error: Error & { code?: string }): void => {
      const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      const name = isFull ? 'MemoryLimit' : error.name
      settle(() => reject(new IsolatedFailure(name, error.message)))
    }
    const exit = (): void => settle(() => reject(new IsolatedFailure('Exit', 'the thread ended')))
    worker.on('message', hear).on('error', fail).on('exit', exit)
    worker.postMessage({ kind, bytes })
  })
}
