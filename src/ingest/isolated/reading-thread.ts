import { Worker } from 'node:worker_threads'
import { compiled } from '../../compiled.js'
import { mostHeapMegabytes } from '../limits.js'
import type { Task, Told, Work } from './messages.js'
import { lookEach, type Progress, Watch } from './watch.js'

/** Why the thread gave nothing: its own error, or that it took too long or too much memory. */
export class IsolatedFailure extends Error {
  constructor(
    /** The name of the error, `TimeLimit`, `MemoryLimit` or `Exit`. */
    override readonly name: string,
    message: string,
    /** The page or record that was being read, counted from 0. */
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
/** Behind larger files (bytes) the thread is not kept: its memory is given back. */
const largestKept = 4_000_000

/** One thread reads at a time, so that memory is bounded; it is kept, since starting it takes a while. */
let kept: Worker | null = null
let current: Piece | null = null
const waiting: Piece[] = []

/**
 * Has some work done in the reading thread, after what it was asked before. The thread prints nothing here and is ended
 * when it takes too long or too much memory, or falls; a file that it refuses costs it nothing.
 * @param work its bytes are handed over, and are gone here
 * @param isOverdue whether the work is to be given up
 * @throws IsolatedFailure; an Error where the thread does not start
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
  // What a dying thread still throws has been answered for.
  worker.on('error', () => {})
  worker.once('exit', () => {
    if (kept === worker) kept = null
  })
  return worker
}

function converse(worker: Worker, { work, isOverdue, settle }: Piece): void {
  const place = new Int32Array(new SharedArrayBuffer(4))
  const bytes = work.what === 'file' ? work.bytes : work.content
  const size = bytes.byteLength
  const watch = new Watch(place)
  const end = async (outcome: Parameters<Piece['settle']>[0], isSound: boolean): Promise<void> => {
    clearInterval(timer)
    worker.off('message', hear).off('error', fail).off('exit', exit)
    if (!isSound || size > largestKept) {
      kept = null
      await worker.terminate()
    }
    current = null
    next()
    settle(outcome)
  }
  const failed = (name: string, message: string) =>
    new IsolatedFailure(name, message, Atomics.load(place, 0))
  const giveUp = (name: string, message: string): void => {
    // A thread that does not start is nobody's file's fault.
    const failure = watch.hasBegun
      ? failed(name, message)
      : new Error(`the thread that reads files does not start: ${message}`)
    end({ failure }, false)
  }
  const hear = (told: Told): void => {
    if (told.what === 'begun') watch.hasBegun = true
    else if (told.what === 'done') end({ result: told.result }, true)
    else end({ failure: failed(told.name, told.message) }, true)
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
  worker.on('message', hear).on('error', fail).on('exit', exit)
  const task: Task = { work, place }
  worker.postMessage(task, [bytes.buffer as ArrayBuffer])
}
