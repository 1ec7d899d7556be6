export type { MessageBody } from './bodies.js'
export { type DiscordServer, type DiscordServerOptions, startDiscordServer } from './server.js'
