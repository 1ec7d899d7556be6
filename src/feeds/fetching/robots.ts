import robotsParser from 'robots-parser'

// Its types say that the function is the default export of a module that has none.
const parse = robotsParser as unknown as typeof robotsParser.default

/** The name by which robots.txt speaks of us. */
export const robotName = 'youju'

/** What the robots.txt of a site says to us. */
export interface Robots {
  allows(url: string): boolean
  /** Milliseconds between two requests, at most a day; null if it does not say. */
  delay: number | null
  sitemaps: string[]
}

/** A site without robots.txt lets everybody read all. */
export const noRobots: Robots = { allows: () => true, delay: null, sitemaps: [] }

/** Seconds; a timer cannot wait for as long as some sites write. */
const longestDelay = 86_400

/** @param address where it was fetched from */
export function parseRobots(address: string, text: string): Robots {
  const parsed = parse(address, text)
  const seconds = parsed.getCrawlDelay(robotName)
  return {
    // Undefined for another site, about which it says nothing.
    allows: (url) => parsed.isAllowed(url, robotName) ?? true,
    delay: seconds !== undefined && seconds > 0 ? Math.min(seconds, longestDelay) * 1000 : null,
    sitemaps: parsed.getSitemaps(),
  }
}
