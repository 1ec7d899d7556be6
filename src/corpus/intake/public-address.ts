import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')

// Where ipaddr.js calls an address unicast that is no public host's.
const missed: [name: string, range: [Address, number]][] = [
  // Azure answers virtual machines there; it looks like any other public address.
  ['azure platform', ipaddr.parseCIDR('168.63.129.16/32')],
  // What is global stands in 2000::/3 (RFC 4291, IANA); the library takes all it does not know for unicast.
  ['below global unicast', ipaddr.parseCIDR('::/3')],
  ['above global unicast', ipaddr.parseCIDR('4000::/2')],
  ['far above global unicast', ipaddr.parseCIDR('8000::/1')],
]

/**
 * Whether an address is one of the public internet: not private, loopback, link-local, of a carrier's
 * network, multicast, reserved, of documentation or benchmarks, nor that of a cloud's metadata.
 *
 * An IPv6 address that carries an IPv4 one is judged by it where networks use such addresses for
 * public hosts (IPv4-mapped, and NAT64 under its well-known prefix); the rest (6to4, Teredo, ISATAP,
 * IPv4-compatible, translated) are refused whatever they carry, since no site is reached by them.
 * @param address IPv4 in four decimal parts, or IPv6 without brackets; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  // The library would read the short, octal and hexadecimal spellings too, each in its own way.
  if (isIP(address) === 0 || address.includes('%')) return false
  const host = carriedAddress(address)
  return isPlain(host) && !(host instanceof ipaddr.IPv6 && isIsatap(host))
}

/**
 * The address that traffic for `address` ends up at: the IPv4 one that an IPv4-mapped or NAT64
 * address carries, else the address itself.
 * @param address a valid one
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

/** RFC 5214: `5efe` before the last 32 bits, below whatever prefix, tunnels to the IPv4 address there. */
function isIsatap(address: ipaddr.IPv6): boolean {
  const [, , , , flags, mark] = address.parts
  return mark === 0x5efe && (flags === 0 || flags === 0x200)
}
