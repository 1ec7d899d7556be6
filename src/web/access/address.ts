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
 */
export function addressOf({ env, req }: Arrived): string {
  const { incoming } = (env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } }
  const address = incoming?.socket?.remoteAddress ?? ''
  if (!loopback.test(address)) return address
  const forwarded = req.header('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  return isIP(forwarded) === 0 ? address : forwarded
}

/** By what the work of somebody without a token is counted: a member's id, else the address. */
export function keyOf(user: string | null, request: Arrived): string {
  return user === null ? `address ${addressOf(request)}` : `user ${user}`
}
