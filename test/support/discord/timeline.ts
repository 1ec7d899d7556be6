import type { RecordedRequest } from './recorder.js'

/**
 * Returns a request as one line, e.g. `+3000 POST /interactions/:id/:token/callback 5 → 204`: when it arrived after the
 * start, its route, the type of a callback, and the response status.
 */
export function callLine(
  { method, path, body, status, at }: RecordedRequest,
  start: number,
): string {
  const route = path
    .replace(/\/[0-9a-f]{8}-[0-9a-f-]{27}(?=\/|$)/g, '/:token')
    .replace(/\/\d{15,}(?=\/|$)/g, '/:id')
  const type = path.endsWith('/callback') ? ` ${(body as { type?: number } | null)?.type}` : ''
  return `+${at - start} ${method} ${route}${type} → ${status}`
}
