import type { WebContext } from '../contract.js'
import { type SafeCookies, safeCookies } from './cookies.js'
import { type DiscordLogin, discordLogin } from './discord-login.js'
import { type Standings, standings } from './standing.js'

/** The log-in by Discord with all that it uses. */
export interface Login {
  discord: DiscordLogin
  standings: Standings
  cookies: SafeCookies
  now(): number
}

/** Null where nobody can log in: without a secret of the application, or without an address that Discord leads back to. */
export function loginOf({ login, settings, now = Date.now }: WebContext): Login | null {
  if (!login || settings.publicUrl === null) return null
  return {
    discord: discordLogin(login, settings.publicUrl),
    standings: standings(login, now),
    cookies: safeCookies(settings),
    now,
  }
}
