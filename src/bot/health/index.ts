export { createMetrics } from './metrics.js'
export { Notices } from './notices.js'
export { plainPages } from './serve.js'
export type { Serving } from './serving.js'
