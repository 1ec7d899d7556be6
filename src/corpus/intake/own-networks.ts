import { networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'
import { carriedAddress } from './public-address.js'

/** The networks that this machine stands in, as CIDR. */
export function systemNetworks(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).flatMap(({ cidr }) => (cidr === null ? [] : [cidr])),
  )
}

/**
 * Whether a public address is this machine's, or a neighbour's: behind a firewall that guards the
 * network from outside, services trust whoever comes from within. Of IPv4 only the machine's own
 * address counts, since the neighbours in a provider's range are strangers like any other; of IPv6
 * the /64, which is one network's.
 * @param address a valid one
 */
export function isOwnAddress(address: string, networks: readonly string[]): boolean {
  const asked = carriedAddress(address)
  return networks.some((cidr) => {
    const [own] = ipaddr.parseCIDR(cidr.replace(/%[^/]*/, ''))
    if (own.kind() !== asked.kind()) return false
    return asked.match(own, own.kind() === 'ipv4' ? 32 : 64)
  })
}
