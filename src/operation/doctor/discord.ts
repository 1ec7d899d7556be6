import type { Finding } from '../../domain/index.js'
import { finding } from '../../wording/doctor.js'
import { askDiscord, canBeToken, type DiscordAccess, whyUnreachable } from '../discord-api.js'
import { lackingIn } from './permissions.js'

/** What the application may receive, as flags of it in Discord's API. */
const MESSAGE_CONTENT = (1 << 18) | (1 << 19)
/** Commands expire within seconds, and Discord's times are compared with ours. */
const MOST_SECONDS_APART = 30

export interface DiscordExamined extends DiscordAccess {
  messageContent: boolean
  /** The channel to look at; null for none. */
  channel: string | null
  now: () => number
}

/** Looks at all that Discord has to be asked for. */
export async function discord(given: DiscordExamined, signal: AbortSignal): Promise<Finding[]> {
  const token = await tokenOf(given, signal)
  if (token.bot === null) {
    const waiting = (['intents', 'channel'] as const).map((check) =>
      finding(check, 'off', 'needs_token', {}),
    )
    return [token.found, clock(token.date, given.now()), ...waiting]
  }
  return [
    token.found,
    clock(token.date, given.now()),
    await intents(given, signal),
    await channel(given, token.bot, signal),
  ]
}

async function tokenOf(
  given: DiscordExamined,
  signal: AbortSignal,
): Promise<{ found: Finding; bot: string | null; date: number | null }> {
  const { token } = given
  const none = { bot: null, date: null }
  if (token === null) return { ...none, found: finding('token', 'off', 'token:none', {}) }
  if (!canBeToken(token)) return { ...none, found: finding('token', 'todo', 'token:refused', {}) }
  try {
    const { status, body, date } = await askDiscord(given, '/users/@me', signal)
    if (status === 401)
      return { bot: null, date, found: finding('token', 'todo', 'token:refused', {}) }
    const { id, username } = body
    if (status !== 200 || typeof id !== 'string') {
      const why = `HTTP ${status}`
      return { bot: null, date, found: finding('token', 'todo', 'token:unreachable', { why }) }
    }
    return { bot: id, date, found: finding('token', 'ok', 'token', { bot: String(username) }) }
  } catch (error) {
    const why = whyUnreachable(error)
    return { ...none, found: finding('token', 'todo', 'token:unreachable', { why }) }
  }
}

function clock(theirs: number | null, ours: number): Finding {
  if (theirs === null) return finding('clock', 'off', 'clock:unknown', {})
  const seconds = Math.round(Math.abs(ours - theirs) / 1000)
  return seconds > MOST_SECONDS_APART
    ? finding('clock', 'todo', 'clock:wrong', { seconds })
    : finding('clock', 'ok', 'clock', { seconds })
}

async function intents(given: DiscordExamined, signal: AbortSignal): Promise<Finding> {
  if (!given.messageContent) return finding('intents', 'ok', 'intents', {})
  const { body } = await askDiscord(given, '/applications/@me', signal)
  const isOn = (Number(body.flags ?? 0) & MESSAGE_CONTENT) !== 0
  return isOn
    ? finding('intents', 'ok', 'intents', {})
    : finding('intents', 'todo', 'intents:missing', {})
}

async function channel(given: DiscordExamined, bot: string, signal: AbortSignal): Promise<Finding> {
  const { channel: id } = given
  if (id === null) return finding('channel', 'off', 'channel:none', {})
  const found = /^\d{15,20}$/.test(id) ? await lackingIn(given, id, bot, signal) : null
  if (found === null) return finding('channel', 'todo', 'channel:unseen', { channel: id })
  const { name, lacks } = found
  return lacks.length > 0
    ? finding('channel', 'todo', 'channel:lacks', { channel: name, lacks })
    : finding('channel', 'ok', 'channel', { channel: name })
}
