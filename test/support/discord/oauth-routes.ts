import { randomBytes } from 'node:crypto'
import { fitsChallenge } from './oauth.js'
import type { Answer, Route, RouteContext } from './route.js'
import type { DiscordState } from './state.js'

/** https://discord.com/developers/docs/topics/oauth2#authorization-code-grant */
export const oauthRoutes: Route[] = [
  { method: 'POST', path: '/oauth2/token', anonymous: true, handle: exchange },
  { method: 'POST', path: '/oauth2/token/revoke', anonymous: true, handle: revoke },
]

const refused = (status: number, error: string, description: string): Answer => ({
  status,
  body: { error, error_description: description },
})

function exchange(context: RouteContext): Answer {
  const { state } = context
  const sent = (context.body ?? {}) as Record<string, string | undefined>
  if (!isApplication(context, state)) return refused(401, 'invalid_client', 'Invalid client')
  if (sent.grant_type !== 'authorization_code') {
    return refused(400, 'unsupported_grant_type', 'Grant type None is not supported')
  }
  const code = sent.code ?? ''
  const grant = state.oauth.codes.get(code)
  // A code is worth something once, whatever came of it.
  state.oauth.codes.delete(code)
  if (
    !grant ||
    grant.redirectUri !== sent.redirect_uri ||
    !fitsChallenge(grant, sent.code_verifier)
  ) {
    return refused(400, 'invalid_grant', 'Invalid "code" in request.')
  }
  const token = randomBytes(15).toString('base64url')
  state.oauth.tokens.set(token, grant.user)
  const body = {
    token_type: 'Bearer',
    access_token: token,
    expires_in: 604_800,
    refresh_token: randomBytes(15).toString('base64url'),
    scope: grant.scope,
  }
  return { status: 200, body }
}

function revoke(context: RouteContext): Answer {
  const { state, body } = context
  if (!isApplication(context, state)) return refused(401, 'invalid_client', 'Invalid client')
  state.oauth.tokens.delete((body as { token?: string } | null)?.token ?? '')
  return { status: 200, body: {} }
}

function isApplication({ authorization }: RouteContext, state: DiscordState): boolean {
  const own = Buffer.from(`${state.applicationId}:${state.oauth.clientSecret}`).toString('base64')
  return authorization === `Basic ${own}`
}
