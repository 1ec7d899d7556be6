import { Client, Events, GatewayIntentBits, Partials, Routes } from 'discord.js'
import { YoujuError } from '../domain/index.js'
import { commands } from './commands.js'
import type { BotLog, BotService, BotSettings, RunningBot } from './contract.js'
import { describeError } from './failure.js'
import { logConnection } from './log-connection.js'
import { loginError } from './login-error.js'
import { onInteraction } from './on-interaction.js'
import { onMessage } from './on-message.js'
import { redactingLog } from './redact.js'

/**
 * Logs in and registers the commands; resolves once the bot can be asked. Throws YoujuError
 * `config_invalid` (no token), `discord_login` (refused) or `discord_unreachable`. A registration
 * that fails is only logged: commands registered earlier, and mentions, work without it.
 */
export async function startBot(
  service: BotService,
  settings: BotSettings,
  log: BotLog,
): Promise<RunningBot> {
  const token = settings.token.trim()
  if (token === '') {
    throw new YoujuError(
      'config_invalid',
      '没有设置 DISCORD_TOKEN：请把开发者后台里机器人的 token 写进 .env。',
    )
  }
  const safeLog = redactingLog(log, token)
  const client = createClient(settings)
  logConnection(client, safeLog)
  client.on(Events.InteractionCreate, (interaction) => {
    onInteraction(interaction, service, safeLog).catch((error) =>
      safeLog.error({ err: describeError(error) }, '处理 Discord 的操作时出错'),
    )
  })
  client.on(Events.MessageCreate, (message) => {
    onMessage(message, service, safeLog).catch((error) =>
      safeLog.error({ err: describeError(error) }, '处理 Discord 的消息时出错'),
    )
  })
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve))
  try {
    await client.login(token)
  } catch (error) {
    await client.destroy()
    throw loginError(error)
  }
  const loggedIn = await ready
  await registerCommands(loggedIn, settings, safeLog)
  safeLog.info({ user: loggedIn.user.tag, guilds: loggedIn.guilds.cache.size }, '机器人已上线')
  return { close: () => client.destroy() }
}

function createClient(settings: BotSettings): Client {
  const intents = [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.DirectMessages,
  ]
  if (settings.messageContent) intents.push(GatewayIntentBits.MessageContent)
  return new Client({
    intents,
    // Direct messages come from channels the client has not seen yet.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    // A question deleted meanwhile still gets its answer.
    failIfNotExists: false,
    // Until it is ready the client holds commands back, and those expire after 3 seconds.
    waitGuildTimeout: 1000,
    rest: {
      timeout: 15_000,
      retries: 3,
      ...(settings.apiUrl === null ? {} : { api: apiBase(settings.apiUrl) }),
    },
  })
}

/** discord.js adds the version itself. */
function apiBase(url: string): string {
  return url.replace(/\/+$/, '').replace(/\/v\d+$/, '')
}

async function registerCommands(
  client: Client<true>,
  settings: BotSettings,
  log: BotLog,
): Promise<void> {
  const appId = settings.appId ?? client.application.id
  const route =
    settings.guildId === null
      ? Routes.applicationCommands(appId)
      : Routes.applicationGuildCommands(appId, settings.guildId)
  try {
    await client.rest.put(route, { body: commands })
  } catch (error) {
    log.warn(
      { err: describeError(error) },
      '命令没有注册成功，机器人照常运行：已注册过的命令和 @ 提问不受影响',
    )
  }
}
