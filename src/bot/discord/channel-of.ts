import type { Channel, Client } from 'discord.js'

/**
 * Returns a channel, also of a server that is in a shard of another process: nothing is known of that server but its id. Then the
 * channel is not remembered, and messages are edited by `channel.messages`, not by themselves.
 */
export function channelOf(client: Client, id: string): Promise<Channel | null> {
  return client.channels.fetch(id, { allowUnknownGuild: true })
}
