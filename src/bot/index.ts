export type { BotService, BotSettings } from './contract.js'
export { startBot } from './start.js'
