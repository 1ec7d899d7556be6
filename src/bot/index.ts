export { type BotService, type BotSettings, standardManners } from './contract.js'
export { startBot } from './start.js'
