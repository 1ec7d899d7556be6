import { CodeChallengeMethod, OAuth2Client, OAuth2RequestError } from 'arctic'
import { z } from 'zod'
import { failure } from '../../wording/failure.js'
import type { LoginSettings } from '../contract.js'
import { type DiscordApi, discordApi } from './discord-api.js'

const user = z.object({ id: z.string() })
const application = z.object({ id: z.string() })

/** What the log-in needs of Discord. */
export interface DiscordLogin {
  /** Where the browser is sent. */
  addressFor(attempt: { state: string; verifier: string }): Promise<URL>
  /**
   * Returns the id of who agreed there. What Discord gave us to find that out is returned to it at once.
   * @throws YoujuError login_failed (Discord does not take the code), login_unavailable
   */
  userOf(code: string, verifier: string): Promise<string>
}

/**
 * Logs in with Discord. Nothing but the id is asked of who logs in: what they are on a server is asked as the bot, which
 * is on it, so that no key of theirs is kept.
 */
export function discordLogin(
  settings: LoginSettings,
  publicUrl: string,
  api: DiscordApi = discordApi(settings),
): DiscordLogin {
  const site = settings.apiUrl === null ? 'https://discord.com' : new URL(settings.apiUrl).origin
  let opened: Promise<OAuth2Client> | null = null
  const client = () => {
    opened ??= made().catch((error) => {
      opened = null
      throw error
    })
    return opened
  }
  const made = async () => {
    const id = settings.appId ?? (await api.get('/applications/@me', application))?.id
    if (id === undefined) throw failure('login_unavailable', {})
    return new OAuth2Client(id, settings.clientSecret, `${publicUrl}/login/done`)
  }
  return {
    async addressFor({ state, verifier }) {
      const method = CodeChallengeMethod.S256
      const at = `${site}/oauth2/authorize`
      return (await client()).createAuthorizationURLWithPKCE(at, state, method, verifier, [
        'identify',
      ])
    },

    async userOf(code, verifier) {
      const oauth = await client()
      const endpoint = `${api.base}/oauth2/token`
      const tokens = await api
        .within(oauth.validateAuthorizationCode(endpoint, code, verifier))
        .catch((error: unknown) => {
          // What the error holds is not handed on: it may repeat what was sent.
          if (error instanceof OAuth2RequestError) throw failure('login_failed', {})
          throw failure('login_unavailable', {})
        })
      const token = tokens.accessToken()
      const found = await api.get('/users/@me', user, `Bearer ${token}`)
      // One that is not taken back ends by itself within days, and nobody has it.
      await api.within(oauth.revokeToken(`${endpoint}/revoke`, token)).catch(() => {})
      if (found === null) throw failure('login_failed', {})
      return found.id
    },
  }
}
