import { type Client, Events } from 'discord.js'
import type { BotLog, Connection } from './contract.js'
import { describeError } from './failure.js'
import type { BotObserver } from './observer.js'

/**
 * Writes to the log what happens to the connection. An 'error' event without a listener would end
 * the process; a lost connection is reported once, not at each of the attempts to restore it.
 * @returns how the connection stands
 */
export function logConnection(
  client: Client,
  log: BotLog,
  observer: BotObserver,
): () => Connection {
  let connection: Connection = 'connected'
  const restored = () => {
    if (connection === 'reconnecting') log.info({}, '已重新连上 Discord')
    connection = 'connected'
  }
  client.on(Events.Error, (error) => log.error({ err: describeError(error) }, 'Discord 客户端出错'))
  client.on(Events.ShardError, (error) =>
    log.error({ err: describeError(error) }, '与 Discord 的连接出错'),
  )
  client.on(Events.ShardReconnecting, () => {
    if (connection !== 'reconnecting') {
      log.warn({}, '与 Discord 的连接断了，正在自动重连')
      observer.reconnect()
    }
    connection = 'reconnecting'
  })
  client.on(Events.ShardReady, restored)
  client.on(Events.ShardResume, restored)
  client.on(Events.ShardDisconnect, ({ code }) => {
    connection = 'closed'
    log.error({ code }, 'Discord 关闭了连接，不会自动重连：请检查 DISCORD_TOKEN 后重新启动')
  })
  return () => connection
}
