import { GatewayDispatchEvents, GatewayOpcodes } from 'discord.js'

/** How a connection stands when something arrives on it. */
export interface Standing {
  /** Whether its hello has come, so that heartbeats run. */
  isGreeted: boolean
  isReady: boolean
}

/** In milliseconds: with a shorter or longer interval a timer runs without a pause. */
const shortestBeat = 1000
const longestBeat = 2 ** 31 - 1

/** Why a frame from the gateway cannot be handled; null where it can. Quotes nothing of it. */
export function faultOf(payload: unknown, standing: Standing): string | null {
  if (!isObject(payload)) return 'no object'
  const check = typeof payload.op === 'number' ? checks[payload.op] : undefined
  return check ? check(payload, standing) : 'no known op'
}

type Check = (payload: Record<string, unknown>, standing: Standing) => string | null

const fine: Check = () => null

const checks: Record<number, Check> = {
  [GatewayOpcodes.Dispatch]: faultOfEvent,
  [GatewayOpcodes.Heartbeat]: fine,
  [GatewayOpcodes.Reconnect]: fine,
  [GatewayOpcodes.InvalidSession]: ({ d }) => (typeof d === 'boolean' ? null : 'd is no boolean'),
  [GatewayOpcodes.Hello]({ d }, { isGreeted }) {
    if (isGreeted) return 'a second hello'
    const beat = isObject(d) ? d.heartbeat_interval : null
    const isBeat = Number.isInteger(beat) && Number(beat) >= shortestBeat
    return isBeat && Number(beat) <= longestBeat ? null : 'no interval to beat in'
  },
  [GatewayOpcodes.HeartbeatAck]: fine,
}

function faultOfEvent({ t, s, d }: Record<string, unknown>, { isReady }: Standing): string | null {
  // An event of that name would be thrown by whatever passes it on.
  if (typeof t !== 'string' || t === 'error') return 'no name of an event'
  const isCounted = s === null || s === undefined || (Number.isSafeInteger(s) && Number(s) >= 0)
  if (!isCounted) return 'no sequence number'
  if (t === GatewayDispatchEvents.Resumed) return null
  if (!isObject(d)) return 'd is no object'
  if (ofOneThing.has(t) && !hasId(d)) return 'no id'
  if (t !== GatewayDispatchEvents.Ready) return null
  if (isReady) return 'a second READY'
  return isReadyData(d) ? null : 'not all that READY has'
}

/** Events about one object, which the client keeps under its id. */
const ofOneThing: ReadonlySet<string> = new Set([
  GatewayDispatchEvents.InteractionCreate,
  GatewayDispatchEvents.MessageCreate,
  GatewayDispatchEvents.GuildCreate,
  GatewayDispatchEvents.GuildUpdate,
  GatewayDispatchEvents.GuildDelete,
  GatewayDispatchEvents.ChannelCreate,
  GatewayDispatchEvents.ChannelUpdate,
  GatewayDispatchEvents.ChannelDelete,
  GatewayDispatchEvents.ThreadCreate,
  GatewayDispatchEvents.ThreadUpdate,
  GatewayDispatchEvents.ThreadDelete,
  GatewayDispatchEvents.UserUpdate,
])

/** What is needed to log in, and to resume later. */
function isReadyData({ session_id, resume_gateway_url, user, guilds, application }: Fields) {
  return (
    typeof session_id === 'string' &&
    isGatewayUrl(resume_gateway_url) &&
    hasId(user) &&
    hasId(application) &&
    Array.isArray(guilds) &&
    guilds.every(hasId)
  )
}

function isGatewayUrl(url: unknown): boolean {
  return typeof url === 'string' && ['ws:', 'wss:'].includes(URL.parse(url)?.protocol ?? '')
}

function hasId(value: unknown): boolean {
  return isObject(value) && typeof value.id === 'string'
}

type Fields = Record<string, unknown>

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
