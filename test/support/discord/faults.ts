/** What befalls a request of a route instead of, or beside, its own answer. */
export interface Fault {
  method: string
  path: RegExp
  /** The answer given; left out, the route's own. */
  status?: number
  body?: object
  headers?: Record<string, string>
  /** Whether a request that gets this answer is carried out all the same: only its answer is lost. */
  carriedOut?: boolean
  /** Whether the connection is cut instead of answering. */
  hangUp?: boolean
  /** What else happens before the request is carried out, e.g. that the gateway drops. */
  meanwhile?: () => void
  /** How many requests it meets; all when left out. */
  times?: number
}

/** Faults a test has asked for, in the order they were added. */
export class Faults {
  private readonly planned: { fault: Fault; left: number }[] = []

  /** Calling what it returns ends the fault, however many requests it was to meet. */
  add(fault: Fault): () => void {
    const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY }
    this.planned.push(entry)
    return () => {
      entry.left = 0
    }
  }

  /** The fault that meets this request, used up by one. */
  take(method: string, path: string): Fault | null {
    const entry = this.planned.find(
      ({ fault, left }) => left > 0 && fault.method === method && fault.path.test(path),
    )
    if (!entry) return null
    entry.left -= 1
    return entry.fault
  }
}

/** The answer to one request too many, for the route or for the whole bot. */
export function rateLimited(
  seconds: number,
  { global = false } = {},
): Required<Pick<Fault, 'status' | 'body' | 'headers'>> {
  return {
    status: 429,
    headers: {
      'retry-after': `${seconds}`,
      'x-ratelimit-scope': global ? 'global' : 'user',
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: { message: 'You are being rate limited.', retry_after: seconds, global },
  }
}
