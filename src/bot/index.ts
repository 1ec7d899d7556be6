export type { BotService, BotSettings } from './contract.js'
export {
  createMetrics,
  type IndexInfo,
  Notices,
  type Serving,
  serveHealth,
} from './health/index.js'
export { standardLimits } from './limits/admission.js'
export { logStateEvent } from './log-state-event.js'
export { startBot } from './start.js'
export { hearingUnexpected } from './unexpected.js'
