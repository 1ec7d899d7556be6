import type { Config } from '../config.js'

export type DiscordAccess = Pick<Config['discord'], 'apiUrl' | 'token'>

/** What Discord answered; `body` is an empty object where it is no JSON. */
export interface DiscordAnswer {
  status: number
  /** Discord's time, in milliseconds since 1970; null where it gave none. */
  date: number | null
  body: Record<string, unknown>
}

/**
 * Asks Discord's API for something once, without a client that stays connected.
 * @param path e.g. `/users/@me`
 * @throws whatever `fetch` throws where Discord cannot be reached
 */
export async function askDiscord(
  { apiUrl, token }: DiscordAccess,
  path: string,
  signal: AbortSignal = AbortSignal.timeout(15_000),
): Promise<DiscordAnswer> {
  const base = (apiUrl ?? 'https://discord.com/api').replace(/\/+$/, '').replace(/\/v\d+$/, '')
  const response = await fetch(`${base}/v10${path}`, {
    headers: { authorization: `Bot ${token}` },
    // A token is sent to no other place.
    redirect: 'error',
    signal,
  })
  const date = Date.parse(response.headers.get('date') ?? '')
  const body: unknown = await response.json().catch(() => null)
  return {
    status: response.status,
    date: Number.isNaN(date) ? null : date,
    body: typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {},
  }
}

/** Whether a token can stand in a header at all; Discord's consist of these characters. */
export function canBeToken(token: string): boolean {
  return /^[\w.-]{1,200}$/.test(token)
}

/** Says in a few words why something cannot be reached, e.g. ECONNREFUSED, without what was sent. */
export function whyUnreachable(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: unknown }; name?: unknown }
  if (typeof cause?.code === 'string') return cause.code
  return name === 'TimeoutError' || name === 'AbortError' ? 'ETIMEDOUT' : 'fetch failed'
}
