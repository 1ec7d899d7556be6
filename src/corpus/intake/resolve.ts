import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { isIP } from 'node:net'
import { isOwnAddress } from './own-networks.js'
import { isPublicAddress } from './public-address.js'
import { refusals } from './refusals.js'

/** Returns the IPv4 and IPv6 addresses of a host name, those to try first in front; rejects if there are none. */
export type Resolve = (host: string) => Promise<string[]>

/** Resolves names as the system does, including its hosts file. */
export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address)

export interface Resolving {
  resolve: Resolve
  /** The networks, as CIDR, that this machine belongs to. */
  networks: () => readonly string[]
}

/**
 * Returns the addresses of a host, all of them public: a name with even one internal address is refused, since
 * such an address is no accident. None of them may be this machine's own.
 * @param host a name, or an address as `hostOf` returns it, which is returned as it is
 * @throws YoujuError url_refused
 */
export async function publicAddresses(
  host: string,
  { resolve, networks }: Resolving,
  signal: AbortSignal,
): Promise<string[]> {
  const addresses = isIP(host) === 0 ? await resolved(host, resolve, signal) : [host]
  if (addresses.length === 0) throw refusals.unknownHost()
  if (!addresses.every(isPublicAddress)) throw refusals.internal()
  const own = networks()
  if (addresses.some((address) => isOwnAddress(address, own))) throw refusals.internal()
  return addresses
}

/** Resolves a name. A lookup cannot be cancelled; when the signal fires, this just stops waiting for it. */
async function resolved(host: string, resolve: Resolve, signal: AbortSignal): Promise<string[]> {
  signal.throwIfAborted()
  const waiting = new AbortController()
  const calledOff = once(signal, 'abort', { signal: waiting.signal })
  try {
    const first = await Promise.race([resolve(host), calledOff.then(() => null)])
    signal.throwIfAborted()
    return first ?? []
  } catch (cause) {
    signal.throwIfAborted()
    throw refusals.unknownHost(cause)
  } finally {
    waiting.abort()
    calledOff.catch(() => {})
  }
}
