import { type Client, Events } from 'discord.js'
import { expect, onTestFinished, test } from 'vitest'
import { createClient } from '../../../src/bot/connection/client.js'
import { discord, mentioning, settingsFor } from './running-bot.js'

test('of what it sees the client keeps what it looks up, and no more however long it runs', async () => {
  const server = await discord()
  const { client, destroy } = createClient(settingsFor(server), {
    dropped() {},
    acknowledgedElsewhere() {},
  })
  onTestFinished(destroy)
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(server.state.token)
  const { user, users, channels, guilds } = await ready
  let seen = 0
  const all = new Promise<void>((resolve) => {
    client.on(Events.MessageCreate, () => {
      if (++seen === 150) resolve()
    })
  })
  for (let n = 0; n < 150; n++) {
    const author = server.person({ username: `asker-${n}` })
    void server.message({ ...mentioning(server, '新馆有多大？'), author })
  }
  await all
  const messages = channels.cache.map((channel) =>
    'messages' in channel ? channel.messages.cache.size : 0,
  )
  expect(Math.max(...messages)).toBe(0)
  expect(users.cache.size).toBeLessThanOrEqual(101)
  expect(users.cache.has(user.id)).toBe(true)
  expect(guilds.cache.map(({ members }) => members.cache.size)[0]).toBeLessThanOrEqual(101)
  expect(client.options.rest?.handlerSweepInterval).toBeLessThanOrEqual(600_000)
})
