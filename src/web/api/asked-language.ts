import type { Locale } from '../../wording/locale.js'
import type { ApiContext } from './contract.js'

/** The language that a request asks for; null where it asks for none. */
export function toCheckIn(request: ApiContext): Locale | null {
  return request.req.header('accept-language') === undefined ? null : request.env.locale
}
