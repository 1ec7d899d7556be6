import { rateLimited } from './faults.js'

/** For the whole bot, except interactions, which have no such limit. */
const perSecond = 50
/** The number of 401, 403 and 429 responses before the bot's address is banned for a while. */
const invalidLimit = 10_000
const invalidWindow = 10 * 60_000
const invalidStatuses = [401, 403, 429]
const ofInteractions = /^\/(?:interactions|webhooks)\//

type Refused = ReturnType<typeof rateLimited>

/** Discord's limits for all requests of a bot together, by the server's own clock. */
export class RateLimits {
  private sent: number[] = []
  private invalid: number[] = []

  constructor(private readonly now: () => number) {}

  /** Returns the refusal of a request instead of its own response; null if it may pass. */
  refusal(path: string): Refused | null {
    const now = this.now()
    this.invalid = this.invalid.filter((at) => now - at < invalidWindow)
    if (this.invalid.length >= invalidLimit) return banned(invalidWindow / 1000)
    if (ofInteractions.test(path)) return null
    this.sent = this.sent.filter((at) => now - at < 1000)
    if (this.sent.length >= perSecond) return rateLimited(1, { global: true })
    this.sent.push(now)
    return null
  }

  /** Counts a response that was sent. */
  note(status: number): void {
    if (invalidStatuses.includes(status)) this.invalid.push(this.now())
  }
}

/** The refusal comes from a proxy in front of Discord's API, without the headers of the API's own limits. */
function banned(seconds: number): Refused {
  return {
    status: 429,
    headers: { 'retry-after': `${seconds}`, server: 'cloudflare' },
    body: {
      message:
        'You are being blocked from accessing our API temporarily due to exceeding our rate limits frequently.',
      code: 0,
    },
  }
}
