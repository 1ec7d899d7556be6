export type { BotLog, BotService, BotSettings, RunningBot } from './contract.js'
export { startBot } from './start.js'
