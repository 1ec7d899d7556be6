import type { ZodType } from 'zod'
import { failure } from '../../wording/failure.js'
import type { LoginSettings } from '../contract.js'

/** How long Discord may take for one answer, in milliseconds. */
const PATIENCE = 10_000

export interface DiscordApi {
  /** With the version, without a slash at its end. */
  base: string
  /**
   * Returns what is there, asked as the bot or with another authorization; null where Discord says that there is no such
   * thing, or that it is not for us.
   * @throws YoujuError login_unavailable
   */
  get<T>(path: string, shape: ZodType<T>, authorization?: string): Promise<T | null>
  /** Waits for an answer of Discord no longer than for any. */
  within<T>(answer: Promise<T>): Promise<T>
}

/** The few questions that the pages have for Discord beside the bot's connection, which may be in another state. */
export function discordApi({ apiUrl, token }: Pick<LoginSettings, 'apiUrl' | 'token'>): DiscordApi {
  const root = (apiUrl ?? 'https://discord.com/api').replace(/\/+$/, '').replace(/\/v\d+$/, '')
  const base = `${root}/v10`
  return {
    base,
    async get(path, shape, authorization = `Bot ${token}`) {
      const response = await fetch(`${base}${path}`, {
        headers: { authorization, 'user-agent': 'DiscordBot (youju, 1)' },
        signal: AbortSignal.timeout(PATIENCE),
        redirect: 'error',
      }).catch(() => {
        throw failure('login_unavailable', {})
      })
      const body: unknown = await response.json().catch(() => undefined)
      if (response.status === 404 || response.status === 403) return null
      const found = response.ok ? shape.safeParse(body).data : undefined
      if (found === undefined) throw failure('login_unavailable', {})
      return found
    },

    within(answer) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE)
        answer.then(resolve, reject).finally(() => clearTimeout(timer))
      })
    },
  }
}
