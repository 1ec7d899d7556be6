export type { MessageBody } from './bodies.js'
export { rateLimited } from './faults.js'
export { type DiscordServer, type DiscordServerOptions, startDiscordServer } from './server.js'
