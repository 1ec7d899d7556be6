import type { TokenFault } from '../../../app.js'
import type { TokenScope } from '../../../domain/index.js'
import { tokenScopes } from '../../../domain/index.js'
import { failure } from '../../../wording/failure.js'
import { addressOf, keyOf } from '../../access/address.js'
import type { Gate } from '../../access/gate.js'
import type { WebContext } from '../../contract.js'
import type { ApiContext, Caller } from '../contract.js'

/**
 * Finds out who makes a request: the holder of a token, else, where whoever reaches the port may read, a guest.
 * @throws YoujuError token_refused, too_fast
 */
export async function callerOf(
  request: ApiContext,
  { homes, settings }: WebContext,
  gate: Gate,
): Promise<Caller> {
  const address = addressOf(request)
  const given = request.req.header('authorization')
  if (given === undefined) {
    await gate.count('address', address)
    const [home] = homes
    if (!settings.isOpen || home === undefined || homes.length > 1) {
      throw failure('token_refused:missing', {})
    }
    return { key: keyOf(null, request), home, scopes: tokenScopes, hasToken: false }
  }
  const [, text = ''] = /^Bearer +(\S+) *$/i.exec(given) ?? []
  let fault: TokenFault = 'unknown'
  let unasked: unknown = null
  for (const home of homes) {
    const token = await home.service.tokenOf(text).catch((error: unknown) => {
      // The records of one home keep no token of another from opening it.
      unasked = error
      return 'unknown' as const
    })
    if (typeof token !== 'string') {
      await gate.count('token', token.id)
      return { key: `token ${token.id}`, home, scopes: token.scopes, hasToken: true }
    }
    if (token !== 'unknown') fault = token
  }
  await gate.count('address', address)
  if (unasked !== null) throw unasked
  throw failure(fault === 'unknown' ? 'token_refused' : `token_refused:${fault}`, {})
}

/** @throws YoujuError scope_missing */
export function assertScope({ scopes }: Caller, scope: TokenScope): void {
  if (!scopes.includes(scope)) throw failure('scope_missing', { scope })
}
