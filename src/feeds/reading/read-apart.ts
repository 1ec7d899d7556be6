import { isUtf8 } from 'node:buffer'
import { Worker } from 'node:worker_threads'
import { compiled } from '../../compiled.js'
import { refusals } from '../../corpus/intake/refusals.js'
import { type RejectionReason, YoujuError } from '../../domain/index.js'
import { failure } from '../../wording/failure.js'
import type { FeedContent } from './feed-content.js'
import { type PageBytes, type ReadPage, readPage } from './read-page.js'
import { readSource, type SourceBytes } from './read-source.js'

const WORKER = compiled(new URL('./worker.js', import.meta.url))

/** What a thread is to read. */
export type ApartTask = { feed: SourceBytes } | { page: PageBytes }
export type ApartMessage = { result: FeedContent | ReadPage | null } | { reason: RejectionReason }

/** Up to this size (bytes) a body, even one made to be slow, holds the calling thread up for less than a thread takes to start. */
const smallEnough = 64_000
/** Milliseconds; the largest body that is fetched, 20 MB, takes some seconds. */
const longest = 60_000
const mostHeapMegabytes = 1024

/**
 * Reads a feed, sitemap or list page; a large one in a thread of its own within bounds of time and memory, so that
 * questions are not held up.
 * @returns null if it is none
 * @throws YoujuError url_refused if it is too much
 */
export async function readFeedApart(
  feed: SourceBytes,
  largestHere = smallEnough,
): Promise<FeedContent | null> {
  return refusingTheRest(async () =>
    feed.bytes.byteLength <= largestHere
      ? readSource(feed)
      : ((await inThread({ feed })) as FeedContent | null),
  )
}

/** The same for the page of an item; one in UTF-8 takes no time. @throws YoujuError url_refused */
export async function readPageApart(page: PageBytes, largestHere = smallEnough): Promise<ReadPage> {
  return refusingTheRest(async () =>
    page.bytes.byteLength <= largestHere || isUtf8(page.bytes)
      ? readPage(page)
      : ((await inThread({ page })) as ReadPage),
  )
}

async function refusingTheRest<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (cause) {
    throw cause instanceof YoujuError ? cause : refusals.feedUnreadable(cause)
  }
}

async function inThread(task: ApartTask): Promise<FeedContent | ReadPage | null> {
  const worker = new Worker(WORKER, {
    execArgv: [],
    stdout: true,
    stderr: true,
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMegabytes },
  })
  const timer = setTimeout(() => void worker.terminate(), longest)
  try {
    const message = await new Promise<ApartMessage>((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the thread that reads a feed has ended')))
    })
    if ('reason' in message) throw failure('url_refused', { reason: message.reason })
    return message.result
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
