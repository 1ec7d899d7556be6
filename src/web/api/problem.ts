import { STATUS_CODES } from 'node:http'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type ErrorCode, YoujuError } from '../../domain/index.js'
import { errorIn } from '../../wording/errors.js'
import { failure } from '../../wording/failure.js'
import type { Locale } from '../../wording/locale.js'

/** An error as programs are told of it (RFC 9457). */
export interface Problem {
  type: 'about:blank'
  title: string
  status: ContentfulStatusCode
  detail: string
  code: ErrorCode
}

const statuses: Readonly<Partial<Record<ErrorCode, ContentfulStatusCode>>> = {
  usage: 400,
  request_invalid: 400,
  question_empty: 400,
  question_too_long: 400,
  claim_empty: 400,
  claim_too_long: 400,
  claim_without_content: 400,
  token_refused: 401,
  scope_missing: 403,
  origin_refused: 403,
  article_missing: 404,
  answer_missing: 404,
  address_unknown: 404,
  request_too_large: 413,
  too_fast: 429,
  too_busy: 503,
  index_missing: 503,
  state_unavailable: 503,
}

/** Seconds after which one who was turned away in a rush may try again. */
const LATER = 5

/** What programs are told of an error, and the headers that go with it. What is wrong with the server stays in the log. */
export function problemOf(
  thrown: unknown,
  locale: Locale,
): { problem: Problem; headers: Record<string, string>; isUnexpected: boolean } {
  const error = known(thrown)
  const status = statuses[error.code] ?? 500
  const isUnexpected = status >= 500 && error.code !== 'too_busy'
  const shown = isUnexpected ? failure('unexpected', {}) : error
  const headers: Record<string, string> = {}
  if (status === 401) headers['www-authenticate'] = 'Bearer'
  if (error.code === 'too_fast') headers['retry-after'] = String(error.fault?.values.seconds)
  if (status === 503) headers['retry-after'] = String(LATER)
  return {
    problem: {
      type: 'about:blank',
      title: STATUS_CODES[status] ?? '',
      status,
      detail: errorIn(locale, shown),
      code: error.code,
    },
    headers,
    isUnexpected,
  }
}

function known(thrown: unknown): YoujuError {
  if (thrown instanceof YoujuError) return thrown
  // The framework throws these for a body that is no JSON.
  const isOfClient = thrown instanceof HTTPException && thrown.status < 500
  return isOfClient ? failure('request_invalid', { fields: [] }) : failure('unexpected', {}, thrown)
}
