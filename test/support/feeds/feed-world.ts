import { mkdir, readFile } from 'node:fs/promises'
import type { IncomingMessage, RequestListener } from 'node:http'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Article } from '../../../src/domain/index.js'
import { Feeds, type FeedsParts } from '../../../src/feeds/feeds.js'
import type { Clock } from '../../../src/feeds/fetching/host-queue.js'
import { findCorpusFiles } from '../../../src/ingest/corpus-files.js'
import { readCorpusFile } from '../../../src/ingest/read-file.js'
import { openState } from '../../../src/state/open-state.js'
import type { State } from '../../../src/state/state.js'
import { temporaryFolder } from '../cli/run-youju.js'
import { type Answer, PublicHosts } from '../intake/public-hosts.js'

/** A clock that stands still until somebody waits, who then waits no time at all. */
export class FakeClock implements Clock {
  /** How long each wait was, in milliseconds. */
  readonly waits: number[] = []

  constructor(public time = Date.parse('2025-03-05T08:00:00.000Z')) {}

  now = (): number => this.time

  wait = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    signal?.throwIfAborted()
    this.waits.push(milliseconds)
    this.time += milliseconds
  }

  pass(hours: number): void {
    this.time += hours * 3_600_000
  }
}

export type Served = Answer | RequestListener

/** A site on loopback, by path; what it does not have is 404. */
export class Site {
  readonly pages = new Map<string, Served>()
  /** The paths that were asked for, in order, with their queries. */
  readonly asked: string[] = []
  readonly requests: IncomingMessage[] = []

  readonly listen: RequestListener = (request, response) => {
    const path = request.url ?? '/'
    this.asked.push(path)
    this.requests.push(request)
    const served = this.pages.get(path)
    if (typeof served === 'function') return served(request, response)
    const { status = 404, headers = {}, body = '' } = served ? { status: 200, ...served } : {}
    response.writeHead(status, headers)
    response.end(body)
  }

  /** How often a path was asked for. */
  times(path: string): number {
    return this.asked.filter((each) => each === path).length
  }
}

export interface FeedWorld {
  clock: FakeClock
  hosts: PublicHosts
  corpus: string
  stateDir: string
  state: State
  feeds: Feeds
  /** A site at http://<name>/. */
  site(name?: string): Promise<Site>
  /** Feeds that know nothing but what is stored, as after a restart. */
  restarted(parts?: Partial<FeedsParts>): Feeds
  /** The files of the corpus. */
  files(): Promise<string[]>
  /** What a refresh reads of the corpus. */
  articles(): Promise<Article[]>
  text(file: string): Promise<string>
}

export const host = 'news.example.com'

/** A corpus folder, a state, sites on loopback, and a clock; all gone when the test is over. */
export async function feedWorld(parts: Partial<FeedsParts> = {}): Promise<FeedWorld> {
  const { folder, remove } = await temporaryFolder()
  const hosts = await PublicHosts.open()
  const state = await openState(join(folder, 'state'))
  onTestFinished(async () => {
    await hosts.close()
    await state.close()
    await remove()
  })
  const corpus = join(folder, 'corpus')
  await mkdir(corpus)
  const clock = new FakeClock()
  const restarted = (more: Partial<FeedsParts> = {}) =>
    new Feeds({
      ...{
        corpus,
        stateDir: join(folder, 'state'),
        clock,
        contact: 'mailto:owner@example.com',
        fetch: hosts.options(),
      },
      ...{ state: async () => state, ...parts, ...more },
    })
  const files = async () => (await findCorpusFiles(corpus).catch(() => ({ files: [] }))).files
  return {
    clock,
    hosts,
    corpus,
    stateDir: join(folder, 'state'),
    state,
    feeds: restarted(),
    async site(name = host) {
      const site = new Site()
      await hosts.http(name, site.listen)
      return site
    },
    restarted,
    files,
    async articles() {
      const articles: Article[] = []
      for (const file of await files()) {
        for await (const read of readCorpusFile(corpus, file)) {
          if ('article' in read) articles.push(read.article)
        }
      }
      return articles
    },
    text: (file) => readFile(join(corpus, file), 'utf8'),
  }
}
