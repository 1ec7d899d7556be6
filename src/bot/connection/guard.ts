import {
  type Client,
  GatewayOpcodes,
  SimpleShardingStrategy,
  WebSocketShardStatus,
} from 'discord.js'
import { faultOf } from './malformed.js'

/** Told of what was dropped: the name of the event, where it has one, and why. */
export type Dropped = (event: string | null, why: unknown) => void

/** The parts of a shard of @discordjs/ws that take what the gateway sends; they are not public. */
interface Shard {
  internalConnect(): Promise<void>
  emit(event: 'error', fault: { error: unknown }): unknown
  readonly connection: object | null
  readonly status: WebSocketShardStatus
  unpackMessage(data: unknown, isBinary: boolean): Promise<unknown>
  onMessage(data: unknown, isBinary: boolean): Promise<void>
  onClose(code: number): Promise<void>
  onError(error: unknown): void
  heartbeat(isRequested?: boolean): Promise<void>
}

/**
 * Shards that drop frames which they cannot handle. Those of @discordjs/ws trust every frame: a malformed one becomes an
 * unhandled rejection, and ends the process.
 */
export class GuardedShards extends SimpleShardingStrategy {
  constructor(
    manager: ConstructorParameters<typeof SimpleShardingStrategy>[0],
    readonly dropped: Dropped,
  ) {
    super(manager)
  }

  override async spawn(shardIds: number[]): Promise<void> {
    await super.spawn(shardIds)
    const shards = Reflect.get(this, 'shards') as Map<number, Shard>
    for (const shard of shards.values()) guardShard(shard, this.dropped)
  }
}

function guardShard(shard: Shard, dropped: Dropped): void {
  const greeted = new WeakSet<object>()
  const unpack = shard.unpackMessage.bind(shard)
  shard.unpackMessage = async (data, isBinary) => {
    const payload = await unpack(data, isBinary)
    const { connection, status } = shard
    const isGreeted = connection !== null && greeted.has(connection)
    const fault = faultOf(payload, { isGreeted, isReady: status === WebSocketShardStatus.Ready })
    if (fault === null) {
      if (connection && (payload as { op: number }).op === GatewayOpcodes.Hello)
        greeted.add(connection)
      return payload
    }
    dropped(nameOf(payload), fault)
    return null
  }
  const onMessage = shard.onMessage.bind(shard)
  const onClose = shard.onClose.bind(shard)
  const heartbeat = shard.heartbeat.bind(shard)
  const onError = shard.onError.bind(shard)
  const drop = (why: unknown) => dropped(null, why)
  const connect = shard.internalConnect.bind(shard)
  // An address that is none is thrown here; whoever waits for the connection hears of errors only.
  shard.internalConnect = () =>
    connect().catch((error) => {
      shard.emit('error', { error })
    })
  shard.onMessage = (data, isBinary) => onMessage(data, isBinary).catch(drop)
  shard.onClose = (code) => onClose(code).catch(drop)
  shard.heartbeat = (isRequested) => heartbeat(isRequested).catch(drop)
  shard.onError = (error) => {
    try {
      onError(error)
    } catch (why) {
      drop(why)
    }
  }
}

/**
 * Drops an event that the client cannot handle also where it was kept until the client was ready: what it throws then
 * would end the process.
 */
export function guardEvents({ ws }: Client, dropped: Dropped): void {
  const guarded = ws as unknown as { handlePacket(packet?: unknown, shard?: unknown): boolean }
  const handle = guarded.handlePacket.bind(ws)
  guarded.handlePacket = (packet, shard) => {
    try {
      return handle(packet, shard)
    } catch (why) {
      dropped(nameOf(packet), why)
      return true
    }
  }
}

/** The name of an event, if it looks like one: a malformed frame may hold anything. */
function nameOf(payload: unknown): string | null {
  const { t } = (payload ?? {}) as { t?: unknown }
  return typeof t === 'string' && /^[A-Z_]{1,50}$/.test(t) ? t : null
}
