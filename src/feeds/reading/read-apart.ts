import { Worker } from 'node:worker_threads'
import { compiled } from '../../compiled.js'
import { refusals } from '../../corpus/intake/refusals.js'
import type { FeedContent } from './feed-content.js'
import { readSource, type SourceBytes } from './read-source.js'

const WORKER = compiled(new URL('./worker.js', import.meta.url))

/** Up to this size (bytes) a feed, even one made to be slow, holds the calling thread up for less than a thread takes to start. */
const smallEnough = 64_000
/** Milliseconds; the largest feed that is fetched, 20 MB, takes some seconds. */
const longest = 60_000
const mostHeapMegabytes = 1024

/**
 * Reads a feed, sitemap or list page; a large one in a thread of its own within bounds of time and memory, so that
 * questions are not held up.
 * @returns null if it is none
 * @throws YoujuError url_refused if it is too much
 */
export async function readApart(
  source: SourceBytes,
  largestHere = smallEnough,
): Promise<FeedContent | null> {
  if (source.bytes.byteLength <= largestHere) {
    try {
      return readSource(source)
    } catch (cause) {
      throw refusals.feedUnreadable(cause)
    }
  }
  const worker = new Worker(WORKER, {
    execArgv: [],
    stdout: true,
    stderr: true,
    workerData: source,
    resourceLimits: { maxOldGenerationSizeMb: mostHeapMegabytes },
  })
  const timer = setTimeout(() => void worker.terminate(), longest)
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', () => reject(new Error('the thread that reads a feed has ended')))
    })
  } catch (cause) {
    throw refusals.feedUnreadable(cause)
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
