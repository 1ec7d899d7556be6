import { isIP } from 'node:net'

/** The parts of a request that say where it comes from; `incoming` is there where a socket is. */
interface Arrived {
  env: unknown
  req: { header(name: string): string | undefined }
}

const loopback = /^(?:127\.|::1$|::ffff:127\.)/

/**
 * Returns the address of who makes a request, on pages and of programs alike; empty where there is no connection. What
 * comes from this machine was passed on by a proxy here, and is of the address that the proxy added last to
 * `X-Forwarded-For`; what stands before that was written by the client, and from elsewhere nothing of it is believed.
 * Of IPv6 it is the network (`2001:db8:0:1::/64`): whoever has one of its addresses has all of them.
 */
export function addressOf({ env, req }: Arrived): string {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  const address = incoming?.socket?.remoteAddress ?? ''
  if (!loopback.test(address)) return networkOf(address)
  const forwarded = req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  return isIP(forwarded) === 0 ? address : networkOf(forwarded)
}

function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [unscoped = ''] = address.split('%')
  // In its one shortest form, with an IPv4 address in it as hexadecimal groups.
  const [before = [], after = []] = new URL(`http://[${unscoped}]`).hostname
    .slice(1, -1)
    .split('::')
    .map((part) => part.split(':').filter(Boolean))
  const left = Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array<string>(left).fill('0'), ...after]
  const [high = 0, low = 0] = groups.slice(6).map((group) => Number.parseInt(group, 16))
  // What reached a socket for both kinds.
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') {
    return [high >> 8, high & 255, low >> 8, low & 255].join('.')
  }
  return `${groups.slice(0, 4).join(':')}::/64`
}

/** By what the work of somebody without a token is counted: a member's id, else the address. */
export function keyOf(user: string | null, request: Arrived): string {
  return user === null ? `address ${addressOf(request)}` : `user ${user}`
}
