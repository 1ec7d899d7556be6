export { type BotService, type BotSettings, standardManners } from './contract.js'
export {
  createMetrics,
  type IndexInfo,
  Notices,
  type Serving,
  serveHealth,
} from './health/index.js'
export { logStateEvent } from './log-state-event.js'
export { startBot } from './start.js'
export { hearingUnexpected } from './unexpected.js'
