import { refuseOtherTypes } from '../../corpus/intake/page-kind.js'
import { pageUrl } from '../../corpus/intake/page-url.js'
import { refusals } from '../../corpus/intake/refusals.js'
import { pageHeaders } from '../../corpus/intake/request.js'
import {
  type FetchOptions,
  follow,
  type Visited,
  visit,
  withinTime,
} from '../../corpus/intake/visit.js'
import { YoujuError } from '../../domain/index.js'
import { textOf } from '../reading/read-source.js'
import { restIn } from './back-off.js'
import { type Clock, HostQueue } from './host-queue.js'
import { noRobots, parseRobots, type Robots, robotName } from './robots.js'

/** What was fetched, redirects followed. */
export interface Fetched extends Visited {
  /** Whether the address has moved for good: it redirects, and each of its redirects is permanent. */
  isMoved: boolean
}

export interface FetcherOptions {
  clock: Clock
  /** An address or URL under which whoever runs this can be reached; null if none is set. */
  contact: string | null
  /** Milliseconds between two requests to a host whose robots.txt asks for no longer pause; default 2000. */
  pause?: number
  /** How to reach hosts; for tests. */
  fetch?: FetchOptions
}

export interface WhatToFetch {
  /** `feed`: a feed, sitemap or list page; `page`: what may be an article. */
  what: 'feed' | 'page'
  /** For a conditional request. */
  etag?: string | null
  lastModified?: string | null
  signal?: AbortSignal | undefined
}

const standardPause = 2000
/** robots.txt is believed for so long. */
const robotsKept = 24 * 3_600_000
/** One that could not be had is asked for again after so long. */
const robotsRetried = 10 * 60_000
const largestRobots = 500_000
/** So many sites' are kept: the items of a feed may lead anywhere. */
const mostRobots = 500
const permanent = new Set([301, 308])

const accepted = {
  feed: 'application/rss+xml, application/atom+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.1',
  page: pageHeaders.Accept ?? '*/*',
}

/** What is known of hosts. */
interface Hosts {
  queue: HostQueue
  /** By host: no request before this time, as the site asked. */
  resting: Map<string, { until: number; status: number }>
}

const known = new WeakMap<Clock, Hosts>()

/** All corpora of a process have it in common: to a site they are one visitor. */
function hostsBy(clock: Clock): Hosts {
  const hosts = known.get(clock) ?? { queue: new HostQueue(clock), resting: new Map() }
  known.set(clock, hosts)
  return hosts
}

/** Fetches for feeds: as `fetchPage`, but by the rules of robots.txt, one request at a time a host, with pauses. */
export class PoliteFetcher {
  readonly #queue: HostQueue
  /** By origin, those asked for last. Null while a robots.txt cannot be had. */
  readonly #robots = new Map<string, { robots: Promise<Robots | null>; until: number }>()
  readonly #resting: Hosts['resting']
  readonly #options: FetcherOptions
  readonly #userAgent: string

  constructor(options: FetcherOptions) {
    this.#options = options
    const { queue, resting } = hostsBy(options.clock)
    this.#queue = queue
    this.#resting = resting
    this.#userAgent = userAgent(options.contact)
  }

  /**
   * Any status but a redirect is returned, with a body only if it is 200.
   * @throws YoujuError url_refused: as `fetchPage`; by robots.txt; without a request while the host wants rest
   */
  async get(address: string, asked: WhatToFetch): Promise<Fetched> {
    const headers = {
      ...this.#headers(accepted[asked.what]),
      ...(sendable(asked.etag) ? { 'If-None-Match': asked.etag } : {}),
      ...(sendable(asked.lastModified) ? { 'If-Modified-Since': asked.lastModified } : {}),
    }
    const refuseTypes = asked.what === 'page' ? refuseOtherTypes : refuseUnreadable
    const { visited, redirects } = await follow(pageUrl(address), async (url) => {
      const robots = await this.robotsOf(url, asked.signal)
      if (!robots.allows(url.href)) throw refusals.robots()
      return this.#inTurn(url, { headers, refuseTypes }, robots.delay, asked.signal)
    })
    const isMoved = redirects.length > 0 && redirects.every((status) => permanent.has(status))
    return { ...visited, isMoved }
  }

  /**
   * Returns what a site's robots.txt says. A missing one allows all.
   * @throws YoujuError url_refused if it cannot be had at the moment
   */
  async robotsOf(url: URL, signal?: AbortSignal): Promise<Robots> {
    const now = this.#options.clock.now()
    const kept = this.#robots.get(url.origin)
    const robots = await (kept && kept.until > now ? kept.robots : this.#askRobots(url, signal))
    if (robots === null) throw refusals.robotsUnknown()
    return robots
  }

  #askRobots(url: URL, signal?: AbortSignal): Promise<Robots | null> {
    const { clock } = this.#options
    const asking = this.#fetchRobots(url, signal)
    const kept = { robots: asking, until: clock.now() + robotsKept }
    // Kept at once, so that two pages do not ask for it twice.
    this.#robots.delete(url.origin)
    this.#robots.set(url.origin, kept)
    const [oldest] = this.#robots.keys()
    if (oldest !== undefined && this.#robots.size > mostRobots) this.#robots.delete(oldest)
    asking.then(
      (robots) => {
        kept.until = clock.now() + (robots === null ? robotsRetried : robotsKept)
      },
      () => {
        if (this.#robots.get(url.origin) === kept) this.#robots.delete(url.origin)
      },
    )
    return asking
  }

  /** Milliseconds until a host may be asked again; 0 if it may be now. */
  restOf(address: string): number {
    const until = this.#resting.get(new URL(address).host)?.until ?? 0
    return Math.max(0, until - this.#options.clock.now())
  }

  async #fetchRobots(url: URL, signal?: AbortSignal): Promise<Robots | null> {
    const address = new URL('/robots.txt', url)
    const request = { headers: this.#headers('text/plain, */*;q=0.1'), refuseTypes: () => {} }
    const visited = await follow(address, (one) => this.#inTurn(one, request, null, signal)).then(
      (followed) => followed.visited,
      nullWhereItLeadsNowhere,
    )
    if (visited === null) return noRobots
    const { status, body, headers } = visited
    if (status >= 500 || status === 429) return null
    if (body === null) return noRobots
    const bytes = body.subarray(0, largestRobots)
    const text = textOf({ bytes, contentType: headers['content-type'] ?? '' })
    return parseRobots(address.href, text ?? '')
  }

  #inTurn(
    url: URL,
    request: Parameters<typeof visit>[1],
    delay: number | null,
    signal: AbortSignal | undefined,
  ): Promise<Visited> {
    const { clock, pause = standardPause, fetch = {} } = this.#options
    return this.#queue.run(
      url.host,
      () => Math.max(pause, delay ?? 0),
      async () => {
        const rest = this.#resting.get(url.host)
        if (rest && rest.until > clock.now()) throw refusals.status(rest.status)
        const visited = await withinTime({ ...fetch, signal }, (settings, stop) =>
          visit(url, request, settings, stop),
        )
        const { status } = visited
        if (status === 429 || status === 503) {
          this.#resting.set(url.host, { until: clock.now() + restIn(visited, clock.now()), status })
        }
        return visited
      },
      signal,
    )
  }

  #headers(accept: string): Record<string, string> {
    return { ...pageHeaders, 'User-Agent': this.#userAgent, Accept: accept }
  }
}

/** Without a contact a site's owner has nobody to write to, so one should be set. */
export function userAgent(contact: string | null): string {
  const by = contact === null ? '' : `; +${contact}`
  return `${robotName}/0.1 (news question-answering bot; reads feeds${by})`
}

/** A robots.txt whose redirects lead nowhere is not there. */
function nullWhereItLeadsNowhere(cause: unknown): null {
  const code = cause instanceof YoujuError ? cause.reason?.code : undefined
  if (code !== undefined && lostOnTheWay.has(code)) return null
  throw cause
}

const lostOnTheWay: ReadonlySet<string> = new Set([
  ...['url_loop', 'url_redirects', 'url_nowhere', 'url_downgrade', 'url_malformed'],
  ...['url_scheme', 'url_credentials', 'url_port', 'url_internal', 'url_too_long'],
])

/** What a site names its version is sent back to it only if it can be. */
function sendable(value: string | null | undefined): value is string {
  return typeof value === 'string' && /^[\x20-\x7e]{1,500}$/.test(value)
}

/** Feeds come under any type of text, and under none; what is no text is not read. */
function refuseUnreadable(contentType: string): void {
  if (/^\s*(?:image|audio|video|font)\//i.test(contentType)) throw refusals.type()
}
