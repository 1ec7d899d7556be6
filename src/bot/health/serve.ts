import { healthOf } from './health.js'
import type { Metrics } from './metrics.js'
import type { Serving } from './serving.js'

/** A page for programs. */
export interface PlainAnswer {
  status: 200 | 503
  type: string
  body: string
}

/** The pages for programs, by path; each is made when somebody asks for it. */
export function plainPages(
  serving: Serving,
  metrics: Metrics,
  { showsMetrics }: { showsMetrics: boolean },
): Record<string, () => Promise<PlainAnswer>> {
  const began = performance.now()
  return {
    async '/healthz'() {
      const uptime = (performance.now() - began) / 1000
      const health = await healthOf(serving, uptime, { namesHomes: showsMetrics })
      return {
        status: health.status === 'ok' ? 200 : 503,
        type: 'application/json; charset=utf-8',
        body: `${JSON.stringify(health)}\n`,
      }
    },
    ...(showsMetrics
      ? {
          '/metrics': async () => ({
            status: 200,
            type: metrics.contentType,
            body: await metrics.text(),
          }),
        }
      : {}),
  }
}
