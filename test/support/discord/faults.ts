/** A fault that a request of a route meets, instead of or in addition to its normal response. */
export interface Fault {
  method: string
  path: RegExp
  /** The response; by default the route's own. */
  status?: number
  body?: object
  headers?: Record<string, string>
  /** Whether the request is still carried out: only its response is lost. */
  carriedOut?: boolean
  /** Whether the connection is cut instead of responding. */
  hangUp?: boolean
  /** Called before the request is carried out, e.g. to drop the gateway. */
  meanwhile?: () => void
  /** The number of requests that meet it; all by default. */
  times?: number
}

/** The faults that a test planned, in the order they were added. */
export class Faults {
  private readonly planned: { fault: Fault; left: number }[] = []

  /** Plans a fault; calling the returned function ends it, however many requests it was meant for. */
  add(fault: Fault): () => void {
    const entry = { fault, left: fault.times ?? Number.POSITIVE_INFINITY }
    this.planned.push(entry)
    return () => {
      entry.left = 0
    }
  }

  /** Returns the fault for this request and counts it as used once. */
  take(method: string, path: string): Fault | null {
    const entry = this.planned.find(
      ({ fault, left }) => left > 0 && fault.method === method && fault.path.test(path),
    )
    if (!entry) return null
    entry.left -= 1
    return entry.fault
  }
}

/** Returns the response to one request too many, for the route or for the whole bot. */
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
