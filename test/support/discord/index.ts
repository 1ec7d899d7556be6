export {
  DiscordServer,
  type DiscordServerOptions,
  type GivenInteraction,
  type GivenMessage,
  startDiscordServer,
} from './server.js'
export type { CommandBody, MessageBody } from './validation.js'
