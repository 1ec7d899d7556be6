import { networkInterfaces } from 'node:os'
import ipaddr from 'ipaddr.js'
import { carriedAddress } from './public-address.js'

/** Returns the networks that this machine belongs to, as CIDR. */
export function systemNetworks(): string[] {
  return Object.values(networkInterfaces()).flatMap((addresses) =>
    (addresses ?? []).flatMap(({ cidr }) => (cidr === null ? [] : [cidr])),
  )
}

/**
 * Decides whether a public address belongs to this machine or a neighbour: behind a firewall that guards the
 * network from outside, services trust anyone inside it. For IPv4 only the machine's own address counts, since
 * the neighbours in a provider's range are strangers like any other; for IPv6 the /64 counts, which belongs to
 * one network.
 * @param address a valid address
 */
export function isOwnAddress(address: string, networks: readonly string[]): boolean {
  const asked = carriedAddress(address)
  return networks.some((cidr) => {
    const [own] = ipaddr.parseCIDR(cidr.replace(/%[^/]*/, ''))
    if (own.kind() !== asked.kind()) return false
    return asked.match(own, own.kind() === 'ipv4' ? 32 : 64)
  })
}
