import { isIP } from 'node:net'
import { failure } from '../../../wording/failure.js'

/**
 * Refuses what a page elsewhere makes a browser send. Programs send no Origin.
 * @throws YoujuError origin_refused
 */
export function assertOrigin(headers: Headers, publicUrl: string | null): void {
  const origin = headers.get('origin')
  if (origin === null) return
  const from = URL.canParse(origin) ? new URL(origin) : null
  const isOurs = publicUrl !== null && from?.origin === new URL(publicUrl).origin
  const isHere = from !== null && from.host === headers.get('host') && isKnown(from.host, publicUrl)
  if (!isOurs && !isHere) throw failure('origin_refused', {})
}

/**
 * Refuses a request for a host that is not known to be this one: a page elsewhere can have its own name lead here, and
 * its requests then look like those of a page of ours.
 * @throws YoujuError origin_refused
 */
export function assertHost(headers: Headers, publicUrl: string | null): void {
  if (!isKnown(headers.get('host') ?? '', publicUrl)) throw failure('origin_refused', {})
}

/** A name can lead anywhere, a number cannot. */
function isKnown(host: string, publicUrl: string | null): boolean {
  if (!URL.canParse(`http://${host}`)) return false
  const { hostname, host: normal } = new URL(`http://${host}`)
  if (publicUrl !== null && normal === new URL(publicUrl).host) return true
  return hostname === 'localhost' || isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
}
