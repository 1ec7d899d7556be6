import { createHash, randomBytes } from 'node:crypto'
import type { Grant } from './oauth-grants.js'
import { unauthorized } from './refusal.js'
import type { DiscordState, User } from './state.js'

/** The page of Discord on which somebody agrees; throws where Discord shows an error instead of leading back. */
export function authorized(state: DiscordState, address: URL, user: User, isAgreed: boolean): URL {
  const given = (name: string) => address.searchParams.get(name)
  const redirectUri = given('redirect_uri') ?? ''
  const scope = given('scope') ?? ''
  if (address.pathname !== '/oauth2/authorize') throw new Error(`no such page: ${address.pathname}`)
  if (given('client_id') !== state.applicationId) throw new Error('Unknown Application')
  if (given('response_type') !== 'code') throw new Error('Invalid response_type')
  if (!state.oauth.redirectUris.has(redirectUri)) throw new Error('Invalid OAuth2 redirect_uri')
  if (scope.split(' ').some((each) => !['identify', 'guilds'].includes(each))) {
    throw new Error('Invalid scope')
  }
  const challenge = given('code_challenge')
  if (challenge !== null && given('code_challenge_method') !== 'S256') {
    throw new Error('Invalid code_challenge_method')
  }
  const back = new URL(redirectUri)
  if (isAgreed) {
    const code = randomBytes(15).toString('base64url')
    state.oauth.codes.set(code, { user: user.id, redirectUri, challenge, scope })
    back.searchParams.set('code', code)
  } else {
    back.searchParams.set('error', 'access_denied')
  }
  const asked = given('state')
  if (asked !== null) back.searchParams.set('state', asked)
  return back
}

/** Who a request speaks for: the bot, or the person whose token it brings. */
export function userBehind(state: DiscordState, authorization: string): User {
  if (authorization === `Bot ${state.token}`) return state.bot
  const id = state.oauth.tokens.get(authorization.replace(/^Bearer /, '')) ?? ''
  const user = id === state.person.id ? state.person : state.users.get(id)
  if (!user) throw unauthorized()
  return user
}

/** Whether what is sent now is what the grant was asked for with (RFC 7636). */
export function fitsChallenge({ challenge }: Grant, verifier: string | undefined): boolean {
  if (challenge === null) return true
  const hash = createHash('sha256').update(verifier ?? '')
  return hash.digest('base64url') === challenge
}
