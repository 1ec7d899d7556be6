import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { home, temporaryFolder } from '../cli/run-youju.js'
import { type DiscordServer, startDiscordServer } from '../discord/index.js'
import { inDatabase } from '../postgres/rows.js'
import { PostgresServer } from '../postgres/server.js'
import { type BotProcess, spawnBot } from './bot-process.js'

/** Several processes for one token: a Discord with servers in each shard, a database, a corpus that all of them read. */
export interface SeveralBots {
  discord: DiscordServer
  /** A text channel of a server in each shard, by the number of the shard. */
  channels: readonly string[]
  /** The address of the database. */
  url: string
  corpus: string
  /** One a shard, in their order. */
  bots: BotProcess[]
  /** Starts another process, for the shards as in `0,1/4`. */
  start(shards: string, env?: Record<string, string>): BotProcess
  /** Runs statements in the records; returns the rows of the last. */
  inRecords(...statements: string[]): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

let made = 0

/** Starts a process a shard, all at once, over a database that has nothing in it yet; resolves once all can be asked. */
export async function startSeveralBots(
  count: number,
  env: Record<string, string> = {},
): Promise<SeveralBots> {
  const discord = await startDiscordServer()
  const others = Array.from({ length: count - 1 }, (_, n) => discord.addGuild(`分社${n + 1}`))
  const first = { guildId: discord.state.guildId, channelId: discord.state.channelId }
  const channels: string[] = []
  for (const { guildId, channelId } of [first, ...others]) {
    channels[Number((BigInt(guildId) >> 22n) % BigInt(count))] = channelId
  }
  const postgres = await PostgresServer.shared()
  const database = `bots_${process.pid}_${++made}`
  const main = { url: postgres.url(), schema: '' }
  await inDatabase(main, `create database ${database}`)
  const url = postgres.url(database)
  const { folder, remove } = await temporaryFolder()
  const corpus = join(folder, 'corpus')
  await cp(join(home, 'corpus'), corpus, { recursive: true })
  const started: BotProcess[] = []
  const start = (shards: string, own: Record<string, string> = {}) => {
    const place = join(folder, `${started.length}`)
    const files = { INDEX_DIR: join(place, 'index'), STATE_DIR: join(place, 'state') }
    const shared = { CORPUS_DIR: corpus, DATABASE_URL: url, DISCORD_SHARDS: shards }
    const bot = spawnBot(discord, { ...files, ...shared, ...env, ...own })
    started.push(bot)
    return bot
  }
  await mkdir(folder, { recursive: true })
  const bots = channels.map((_, id) => start(`${id}/${count}`))
  const close = async () => {
    for (const bot of started) bot.signal('SIGKILL')
    await Promise.all(started.map((bot) => bot.code))
    await discord.close()
    await inDatabase(main, `drop database ${database} with (force)`)
    await remove()
  }
  const inRecords = (...statements: string[]) => inDatabase({ url, schema: 'youju' }, ...statements)
  try {
    await Promise.all(bots.map((bot) => bot.printing('机器人已上线；')))
  } catch (error) {
    await close()
    throw error
  }
  return { discord, channels, url, corpus, bots, start, inRecords, close }
}
