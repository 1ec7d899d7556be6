import { Client, Events, GatewayIntentBits, type Interaction, Partials } from 'discord.js'
import { onTestFinished } from 'vitest'
import type { DiscordServer } from '../../../support/discord/index.js'
import { discord } from '../running-bot.js'

/** A client of discord.js as it comes, that does with interactions what a test says. */
export interface LoggedIn {
  server: DiscordServer
  client: Client
  /** The interactions it got. */
  got: Interaction[]
  /** The first of them, which may be still to come. */
  next: Promise<Interaction>
}

/** A client logged in at a server of its own; both are closed when the test is over. */
export async function logIn(
  act: (interaction: Interaction) => Promise<unknown> = async () => {},
  prepare: (server: DiscordServer) => void = () => {},
): Promise<LoggedIn> {
  const server = await discord()
  prepare(server)
  const client = new Client({
    intents: [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.DirectMessages,
      GatewayIntentBits.MessageContent,
    ],
    partials: [Partials.Channel],
    rest: { api: server.apiUrl, retries: 1 },
  })
  const got: Interaction[] = []
  client.on(Events.Error, () => {})
  client.on(Events.InteractionCreate, (interaction) => {
    got.push(interaction)
    // A refusal is what some tests are about; they see it in the server's records.
    act(interaction).catch(() => {})
  })
  const next = new Promise<Interaction>((resolve) => client.once(Events.InteractionCreate, resolve))
  onTestFinished(() => client.destroy())
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve))
  await client.login(server.state.token)
  await ready
  return { server, client, got, next }
}
