import { Worker } from 'node:worker_threads'
import { compiled } from '../../compiled.js'
import { mostHeapMegabytes } from '../limits.js'
import { closed, sharedNumbers } from './gate.js'
import type { Task, ThreadMessage, Work } from './messages.js'
import { lookEach, type Progress, Watch } from './watch.js'

/** Why the thread returned nothing: its own error, or a time or memory limit. */
export class IsolatedFailure extends Error {
  constructor(
    /** The name of the error, `TimeLimit`, `MemoryLimit` or `Exit`. */
    override readonly name: string,
    message: string,
    /** The page or record being read, counted from 0. */
    readonly place: number,
  ) {
    super(message)
  }
}

interface Piece {
  work: Work
  isOverdue(progress: Progress): boolean
  settle(outcome: { result: unknown } | { failure: Error }): void
}

const source = compiled(new URL('./worker.js', import.meta.url))
/** After a larger file (bytes) the thread is ended, to free its memory. */
const largestKept = 4_000_000

/** Only one thread reads at a time, so that memory is limited; it is kept, since starting it takes a while. */
let kept: Worker | null = null
let current: Piece | null = null
const waiting: Piece[] = []

/**
 * Runs some work in the reading thread, after the work queued before. The thread prints nothing. It is ended if
 * it takes too long or too much memory, or crashes, but not if it merely rejects a file.
 * @param work its bytes are transferred, and no longer usable here
 * @param isOverdue whether to give up the work
 * @throws IsolatedFailure; an Error if the thread does not start
 */
export function readIsolated(
  work: Work,
  isOverdue: (progress: Progress) => boolean,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle: Piece['settle'] = (outcome) => {
      if ('failure' in outcome) reject(outcome.failure)
      else resolve(outcome.result)
    }
    waiting.push({ work, isOverdue, settle })
    next()
  })
}

/** Starts the thread, so that it is ready by the time that there is something to read. Keeps no process from ending. */
export function prepareReading(): void {
  if (kept !== null) return
  kept = startWorker()
  kept.unref()
}

function next(): void {
  if (current !== null) return
  const piece = waiting.shift()
  if (!piece) {
    kept?.unref()
    return
  }
  current = piece
  kept ??= startWorker()
  kept.ref()
  converse(kept, piece)
}

function startWorker(): Worker {
  const worker = new Worker(source, {
    stdout: true,
    stderr: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMegabytes },
  })
  // Errors that a dying thread still throws have already been reported.
  worker.on('error', () => {})
  worker.once('exit', () => {
    if (kept === worker) kept = null
  })
  return worker
}

function converse(worker: Worker, { work, isOverdue, settle }: Piece): void {
  const place = new Int32Array(new SharedArrayBuffer(4 * sharedNumbers))
  const bytes = work.what === 'records' ? work.content : work.bytes
  const size = bytes.byteLength
  const watch = new Watch(place)
  const end = async (outcome: Parameters<Piece['settle']>[0], isSound: boolean): Promise<void> => {
    clearInterval(timer)
    worker.off('message', onMessage).off('error', fail).off('exit', exit)
    if (!isSound || size > largestKept) {
      kept = null
      await closed(place)
      await worker.terminate()
    }
    current = null
    next()
    settle(outcome)
  }
  const failed = (name: string, message: string) =>
    new IsolatedFailure(name, message, Atomics.load(place, 0))
  const giveUp = (name: string, message: string): void => {
    // If the thread does not start, no file is to blame.
    const failure = watch.hasBegun
      ? failed(name, message)
      : new Error(`the thread that reads files does not start: ${message}`)
    end({ failure }, false)
  }
  const onMessage = (message: ThreadMessage): void => {
    if (message.what === 'begun') watch.hasBegun = true
    else if (message.what === 'done') end({ result: message.result }, true)
    else end({ failure: failed(message.name, message.message) }, true)
  }
  const fail = (error: Error & { code?: string }): void => {
    const isFull = error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    giveUp(isFull ? 'MemoryLimit' : error.name, error.message)
  }
  const exit = (): void => giveUp('Exit', 'the thread ended')
  const timer = setInterval(() => {
    const name = watch.look(isOverdue)
    if (name !== null) giveUp(name, `in place ${Atomics.load(place, 0)}`)
  }, lookEach)
  worker.on('message', onMessage).on('error', fail).on('exit', exit)
  const task: Task = { work, place }
  worker.postMessage(task, [bytes.buffer as ArrayBuffer])
}
