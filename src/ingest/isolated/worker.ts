import { parentPort } from 'node:worker_threads'
import type { Article } from '../../domain/index.js'
import { cutOut } from '../formats/image/cut.js'
import { readJsonLine } from '../formats/json-lines.js'
import { readBytes } from '../read-bytes.js'
import { guardBy } from './gate.js'
import type { RecordArticle, Result, Task, ThreadMessage, Work } from './messages.js'

/**
 * The code of the reading thread: if a reader loops or runs out of memory, only this thread ends, not the
 * program.
 */
const port = parentPort
if (!port) throw new Error('this module is the inside of a thread')
const post = (message: ThreadMessage): void => port.postMessage(message)

// Silenced: what the libraries warn about is either in the reason for a rejection or does not matter.
for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) console[level] = () => {}

port.on('message', async ({ work, place }: Task) => {
  post({ what: 'begun' })
  guardBy(place)
  try {
    post({ what: 'done', result: await resultOf(work, place) })
  } catch (error) {
    const { name = 'Error', message = String(error) } = (error ?? {}) as Partial<Error>
    post({ what: 'failed', name, message: String(message) })
  }
})

async function resultOf(work: Work, place: Int32Array): Promise<Result> {
  if (work.what === 'cut') return { png: await cutOut(work) }
  const given = (article: Article) => (work.isBare ? bare(article) : article)
  if (work.what === 'records') {
    return recordsIn(work, place).map((read) => ('reason' in read ? read : given(read)))
  }
  const read = await readBytes(work.bytes, work.file, () => Atomics.add(place, 0, 1))
  return 'reason' in read ? read : { ...read, articles: read.articles.map(given) }
}

function recordsIn(
  { file, numbers, ends, content }: Extract<Work, { what: 'records' }>,
  place: Int32Array,
): RecordArticle[] {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  return Array.from(numbers, (number, i) => {
    Atomics.store(place, 0, i)
    const line = decoder.decode(content.subarray(ends[i - 1] ?? 0, ends[i]))
    try {
      return readJsonLine(line, number, file)
    } catch {
      return { reason: { code: 'line_unexpected_error', line: number } }
    }
  })
}

/** Strips an article to what shows the content of a file, and the line on which each article begins. */
function bare(article: Article): Article {
  return { ...article, text: '', damage: [], repairs: [], lines: article.lines.slice(0, 1) }
}
