export { createMetrics } from './metrics.js'
export { Notices } from './notices.js'
export { serveHealth } from './serve.js'
export type { Serving } from './serving.js'
