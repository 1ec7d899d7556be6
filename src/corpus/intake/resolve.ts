import { lookup } from 'node:dns/promises'
import { once } from 'node:events'
import { isIP } from 'node:net'
import { isOwnAddress } from './own-networks.js'
import { isPublicAddress } from './public-address.js'
import { refusals } from './refusals.js'

/** The IPv4 and IPv6 addresses of a host name, those to try first in front; rejects where there are none. */
export type Resolve = (host: string) => Promise<string[]>

/** As the system resolves names, its hosts file included. */
export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, order: 'verbatim' })).map(({ address }) => address)

export interface Resolving {
  resolve: Resolve
  /** The networks, as CIDR, that this machine stands in. */
  networks: () => readonly string[]
}

/**
 * The addresses of a host, every one of them public: with one inner address among them the name is
 * refused, since it is not chance that puts it there. Nor is any of them this machine's own.
 * @param host a name, or an address as `hostOf` gives it, which stands for itself
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

/** A lookup cannot be called off; when the signal comes it is no longer waited for. */
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
