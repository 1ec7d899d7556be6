import { type Client, type ClientEvents, Events } from 'discord.js'
import type { BotLog, Connection } from '../contract.js'
import { describeError } from '../failures/failure.js'
import { guarded } from '../failures/guarded.js'
import type { BotObserver } from '../health/observer.js'

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
  const on = <Event extends keyof ClientEvents>(
    event: Event,
    handle: (...given: ClientEvents[Event]) => void,
  ) => client.on(event, guarded(log, '处理与 Discord 的连接的消息时出错', handle))
  on(Events.Error, (error) => log.error({ err: describeError(error) }, 'Discord 客户端出错'))
  on(Events.ShardError, (error) =>
    log.error({ err: describeError(error) }, '与 Discord 的连接出错'),
  )
  on(Events.ShardReconnecting, () => {
    const isLost = connection !== 'reconnecting'
    connection = 'reconnecting'
    if (!isLost) return
    log.warn({}, '与 Discord 的连接断了，正在自动重连')
    observer.reconnect()
  })
  on(Events.ShardReady, restored)
  on(Events.ShardResume, restored)
  on(Events.ShardDisconnect, ({ code }) => {
    connection = 'closed'
    log.error({ code }, 'Discord 关闭了连接，不会自动重连：请检查 DISCORD_TOKEN 后重新启动')
  })
  return () => connection
}
