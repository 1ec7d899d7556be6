import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')

// Ranges that ipaddr.js calls unicast although no public host uses them.
const missed: [name: string, range: [Address, number]][] = [
  // Azure answers its virtual machines there; it looks like any other public address.
  ['azure platform', ipaddr.parseCIDR('168.63.129.16/32')],
  // Global addresses are in 2000::/3 (RFC 4291, IANA); the library takes everything it does not know for unicast.
  ['below global unicast', ipaddr.parseCIDR('::/3')],
  ['above global unicast', ipaddr.parseCIDR('4000::/2')],
  ['far above global unicast', ipaddr.parseCIDR('8000::/1')],
]

/**
 * Decides whether an address belongs to the public internet: not private, loopback, link-local, from a carrier's
 * network, multicast, reserved, for documentation or benchmarks, nor a cloud's metadata address.
 *
 * An IPv6 address that embeds an IPv4 address is judged by the latter if networks use such addresses for public
 * hosts (IPv4-mapped, and NAT64 under its well-known prefix). All other embeddings (6to4, Teredo, ISATAP,
 * IPv4-compatible, translated) are refused whatever they contain, since no site is reached by them.
 * @param address IPv4 in four decimal parts, or IPv6 without brackets; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  // The library would also accept the short, octal and hexadecimal spellings, each interpreted in its own way.
  if (isIP(address) === 0 || address.includes('%')) return false
  const host = carriedAddress(address)
  return isPlain(host) && !(host instanceof ipaddr.IPv6 && isIsatap(host))
}

/**
 * Returns the address where traffic for `address` ends up: the IPv4 address that an IPv4-mapped or NAT64 address
 * embeds, or the address itself.
 * @param address a valid address
 */
export function carriedAddress(address: string): Address {
  const parsed = ipaddr.parse(address)
  if (parsed instanceof ipaddr.IPv4) return parsed
  if (!parsed.isIPv4MappedAddress() && !parsed.match(nat64)) return parsed
  return new ipaddr.IPv4(parsed.toByteArray().slice(12))
}

function isPlain(address: Address): boolean {
  if (address.range() !== 'unicast') return false
  return !missed.some(([, [range, bits]]) =>
    range.kind() === address.kind() ? address.match(range, bits) : false,
  )
}

/** RFC 5214: `5efe` before the last 32 bits, with any prefix, tunnels to the IPv4 address in those bits. */
function isIsatap(address: ipaddr.IPv6): boolean {
  const [, , , , flags, mark] = address.parts
  return mark === 0x5efe && (flags === 0 || flags === 0x200)
}
