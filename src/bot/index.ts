export type { Home } from './contract.js'
export { onUnexpected } from './failures/guarded.js'
export { logStateEvent } from './failures/log-state-event.js'
export {
  createMetrics,
  Notices,
  plainPages,
  type Serving,
} from './health/index.js'
export { standardLimits } from './limits/admission.js'
export { startBot } from './start.js'
