import { type RejectionReason, YoujuError } from '../../domain/index.js'
import { failure } from '../../wording/failure.js'

function refused(reason: RejectionReason, cause?: unknown): YoujuError {
  return failure('url_refused', { reason }, cause)
}

function refusal(code: Exclude<RejectionReason, { code: 'url_status' }>['code'] & `url_${string}`) {
  // The compiler does not match a code of so many with each of the reasons.
  return (cause?: unknown) => refused({ code } as RejectionReason, cause)
}

/**
 * Why an address was not fetched. No reason names an address that a host resolved to, nor the target of a
 * redirect: the user must not learn what is in the local network.
 */
export const refusals = {
  malformed: refusal('url_malformed'),
  tooLong: refusal('url_too_long'),
  scheme: refusal('url_scheme'),
  credentials: refusal('url_credentials'),
  port: refusal('url_port'),
  internal: refusal('url_internal'),
  unknownHost: refusal('url_unknown_host'),
  unreachable: refusal('url_unreachable'),
  insecure: refusal('url_insecure'),
  downgrade: refusal('url_downgrade'),
  loop: refusal('url_loop'),
  redirects: refusal('url_redirects'),
  nowhere: refusal('url_nowhere'),
  slow: refusal('url_slow'),
  headers: refusal('url_headers'),
  notHttp: refusal('url_not_http'),
  brokenOff: refusal('url_broken_off'),
  tooLarge: refusal('url_too_large'),
  encoding: refusal('url_encoding'),
  empty: refusal('url_empty'),
  type: refusal('url_type'),
  mislabelled: refusal('url_mislabelled'),
  robots: refusal('url_robots'),
  robotsUnknown: refusal('url_robots_unknown'),
  noFeed: refusal('url_no_feed'),
  feedUnreadable: refusal('url_feed_unreadable'),
  status: (status: number) => refused({ code: 'url_status', status }),
}

/** Returns the refusal for an error on the wire; returns a refusal as it is. */
export function asRefusal(cause: unknown): YoujuError {
  if (cause instanceof YoujuError) return cause
  const { code = '', message = '' } = cause as { code?: string; message?: string }
  if (code === 'HPE_HEADER_OVERFLOW' || code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW')
    return refusals.headers(cause)
  if (code.startsWith('HPE_')) return refusals.notHttp(cause)
  if (/^(?:Z_|ERR__?BROTLI|ERR__?ZLIB)/.test(code)) return refusals.encoding(cause)
  if (/^(?:ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/.test(code) || message === 'aborted')
    return refusals.brokenOff(cause)
  return refusals.unreachable(cause)
}
