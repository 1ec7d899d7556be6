import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { percentile } from '../../evaluation/percentile.js'
import type { EvaluationQuestion } from '../../evaluation/questions.js'
import { type Corpus, newsFile } from '../comparison/contestant.js'
import { spread } from '../comparison/corpora.js'
import { forgetPeak, residentOf } from '../processes/resident.js'
import type { Budget } from '../report/results.js'
import { writeLargeArticles } from './large-articles.js'
import { type Opened, Readers, type Stop } from './reader.js'
import type { ServerOrder } from './server.js'

/** Questions whose answers are compared with their pages, and times that each article is opened. */
const ASKED = 100
const OPENED = 11
const AT_ONCE = 200
const million = 1_000_000

const atMost = (value: number) => ({ at: 'most', value }) as const
const median = (times: readonly number[]) => percentile(times, 0.5)

/** What each measurement has: readers, the process that serves them, and what they open. */
interface Serving {
  readers: Readers
  server: ChildProcess
  /** No two readers ask the same, so that none is shown an answer of before. */
  questions: readonly string[]
  large: ReadonlyMap<string, string>
  /** The id of an article of ordinary size. */
  ordinary: string
}

/** Measures the pages over a corpus and its index, which is built first if it is not there. Adds to the corpus. */
export async function page(
  corpus: Corpus,
  questions: readonly EvaluationQuestion[],
): Promise<Budget[]> {
  const large = await writeLargeArticles(corpus.folder)
  const server = fork(fileURLToPath(new URL('./server.js', import.meta.url)), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const paths = { corpus: corpus.folder, indexDir: corpus.index }
  const stateDir = join(corpus.index, '..', 'state-of-pages')
  const port = await told(server, { kind: 'serve', ...paths, stateDir })
  const readers = new Readers(port)
  const serving: Serving = {
    ...{ readers, server, large },
    questions: spread(questions, ASKED).map(({ question }) => question),
    ordinary: `${newsFile}#${questions[0]?.gold[0] ?? ''}`,
  }
  try {
    return [
      ...(await weights(serving)),
      ...(await answers(serving)),
      ...(await articles(serving)),
      ...(await manyReaders(serving)),
      ...(await slowReaders(serving)),
    ]
  } finally {
    server.kill()
  }
}

/** Has the server do something; @throws Error if it ends before */
async function told(server: ChildProcess, order: ServerOrder): Promise<number> {
  const ended = new AbortController()
  const gone = once(server, 'exit', { signal: ended.signal }).then(([code]) => {
    throw new Error(`the server of the pages ended with ${code}`)
  })
  server.send(order)
  try {
    const [answer] = await Promise.race([once(server, 'message', { signal: ended.signal }), gone])
    return answer as number
  } finally {
    gone.catch(() => {})
    ended.abort()
  }
}

const asking = (question: string) => `/ask?${new URLSearchParams({ q: question })}`
const reading = (id: string) => `/article?${new URLSearchParams({ id, q: '40-60' })}`

/** The first byte of an answer's page, against the same question without a page; which comes first takes turns. */
async function answers({ readers, server, questions }: Serving): Promise<Budget[]> {
  const asked: number[] = []
  const opened: Opened[] = []
  for (const [n, question] of questions.entries()) {
    const ask = async () => asked.push(await told(server, { kind: 'ask', question }))
    const open = async () => opened.push(await read(readers, asking(question)))
    for (const step of n % 2 === 0 ? [ask, open] : [open, ask]) await step()
  }
  const of = `${questions.length} questions`
  const itself = median(asked)
  const first = median(opened.map((each) => each.first))
  const last = median(opened.map((each) => each.last))
  const row = (what: string, measured: number, limit: Budget['limit'] = null): Budget => ({
    ...{ what, unit: 'ms', limit, measured, of },
  })
  return [
    row('`ask` itself, p50', itself),
    row('first byte of an answer page, p50', first),
    row('first byte of an answer page beyond `ask` itself, p50', first - itself, atMost(30)),
    {
      ...row('first byte of an answer page, as a share of `ask` itself', first / itself),
      unit: '',
    },
    row('last byte of an answer page beyond `ask` itself, p50', last - itself),
  ]
}

async function articles({ readers, large }: Serving): Promise<Budget[]> {
  const rows: Budget[] = []
  for (const [shape, id] of large) {
    const opened: Opened[] = []
    for (let n = 0; n < OPENED; n++) opened.push(await read(readers, reading(id)))
    rows.push({
      what: `page of an article of 1 MB ${shape}, p50`,
      unit: 'ms',
      limit: atMost(200),
      measured: median(opened.map(({ last }) => last)),
      of: `${OPENED} times`,
    })
  }
  return rows
}

/** Readers who come at once: a quarter each asks, opens a large article, an ordinary one, and searches. */
async function manyReaders(serving: Serving): Promise<Budget[]> {
  const { readers, questions, large, ordinary } = serving
  const ids = [...large.values()]
  const paths = Array.from({ length: AT_ONCE }, (_, n) => {
    const question = `${questions[n % questions.length]}？${n}`
    const id = ids[(n >> 2) % ids.length] ?? ''
    const search = `/corpus?${new URLSearchParams({ q: question })}`
    return [asking(question), reading(id), reading(ordinary), search][n % 4] ?? ''
  })
  const { result: opened, growth } = await growing(serving, () =>
    Promise.all(paths.map((path) => read(readers, path))),
  )
  const of = `${AT_ONCE} readers`
  const last = opened.map((each) => each.last)
  return [
    {
      what: '200 readers at once, last byte, p95',
      unit: 'ms',
      limit: null,
      measured: percentile(last, 0.95),
      of,
    },
    {
      what: 'growth of resident memory with them, at the peak',
      unit: 'MB',
      limit: atMost(500),
      measured: growth,
      of,
    },
  ]
}

/** Readers of large articles who stop reading as soon as the page begins, until each has its beginning. */
async function slowReaders(serving: Serving): Promise<Budget[]> {
  const { readers, large } = serving
  const [id = ''] = large.values()
  const { result, growth } = await growing(serving, () => {
    let stopped = 0
    let goOn = () => {}
    const all = new Promise<void>((resolve) => {
      goOn = resolve
    })
    const stop = () => {
      if (++stopped === AT_ONCE) goOn()
      return all
    }
    return Promise.all(Array.from({ length: AT_ONCE }, () => read(readers, reading(id), stop)))
  })
  const mega = result.reduce((sum, { bytes }) => sum + bytes, 0) / million
  return [
    {
      what: 'growth of resident memory with readers of 1 MB who stop reading, at the peak',
      unit: 'MB',
      limit: atMost(500),
      measured: growth,
      of: `${AT_ONCE} readers of ${Math.round(mega)} MB`,
    },
  ]
}

/** Runs work; returns also by how many MB the server's resident memory grew, at the peak. */
async function growing<T>({ server: { pid } }: Serving, work: () => Promise<T>) {
  forgetPeak(pid)
  const { now } = residentOf(pid)
  const result = await work()
  return { result, growth: Math.max(0, residentOf(pid).peak - now) / million }
}

/** What each page weighs with the files that it loads. */
async function weights({ readers, questions, ordinary }: Serving): Promise<Budget[]> {
  const [question = ''] = questions
  const q = new URLSearchParams({ q: question })
  const rows: Budget[] = []
  for (const path of [
    '/',
    `/ask?${q}`,
    '/check',
    `/check?${q}`,
    '/corpus',
    `/corpus?${q}`,
    '/corpus/left-out',
    reading(ordinary),
  ]) {
    const { html, bytes } = await read(readers, path)
    const files = new Set(
      [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, at = '']) => at),
    )
    let whole = bytes
    for (const file of files) whole += (await read(readers, file)).bytes
    const isAnswer = path.includes('?q=')
    rows.push({
      what: `weight of the page \`${path.split('?')[0]}\`${isAnswer ? ' with what it found' : ''}`,
      unit: 'KB',
      limit: atMost(60),
      measured: whole / 1000,
      of: `${files.size + 1} files`,
    })
  }
  return rows
}

/** @throws Error if the page is none */
async function read(readers: Readers, path: string, stop?: Stop): Promise<Opened> {
  const opened = await readers.open(path, stop)
  if (opened.status === 200) return opened
  throw new Error(`${path} was answered with ${opened.status}`)
}
