import { Client, Events, GatewayIntentBits, type Interaction } from 'discord.js'
import { expect, it, onTestFinished } from 'vitest'
import { channelOf } from '../../../../src/bot/discord/channel-of.js'
import type { DiscordServer } from '../../../support/discord/index.js'
import { discord } from '../running-bot.js'

async function clientOf(server: DiscordServer, shard: number) {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: server.apiUrl, retries: 1 },
    ...{ shards: [shard], shardCount: 2 },
  })
  const got: string[] = []
  client.on(Events.InteractionCreate, ({ id }: Interaction) => void got.push(id))
  onTestFinished(() => client.destroy())
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(server.state.token)
  await ready
  return { client, got }
}

it('sends what happens on a server to its shard alone, and lets each send to all channels', async () => {
  const server = await discord()
  const places = [
    { guildId: server.state.guildId, channelId: server.state.channelId },
    server.addGuild('分社'),
  ].sort((a, b) => shardOf(a.guildId) - shardOf(b.guildId))
  expect(places.map(({ guildId }) => shardOf(guildId))).toEqual([0, 1])
  const clients = [await clientOf(server, 0), await clientOf(server, 1)]
  expect(clients.map(({ client }) => [...client.guilds.cache.keys()])).toEqual(
    places.map(({ guildId }) => [guildId]),
  )

  const given = places.map(({ channelId }) => server.interaction({ command: 'ask', channelId }).id)
  const direct = server.interaction({ command: 'ask', direct: true }).id
  // Events of one connection come in order.
  const last = clients.map(({ client }) => new Promise((done) => client.once('threadCreate', done)))
  for (const { channelId } of places) server.openThread({ name: '主题', parent: channelId })
  await Promise.all(last)
  expect(clients.map(({ got }) => got)).toEqual([[given[0], direct], [given[1]]])

  const [first] = clients
  const channel = await channelOf(first?.client as Client, places[1]?.channelId ?? '')
  if (!channel?.isSendable()) throw new Error('nothing can be sent there')
  const sent = await channel.send('来自另一个分片')
  await channel.messages.fetch(sent.id)
  await channel.messages.edit(sent.id, '改过')
  expect(server.shown(sent.id).text).toBe('改过')
})

const shardOf = (guildId: string) => Number((BigInt(guildId) >> 22n) % 2n)
