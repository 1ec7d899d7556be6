import type { IncomingMessage, ServerResponse } from 'node:http'
import { attachmentAt } from './attachments.js'
import type { Fault, Faults } from './faults.js'
import type { Gateway } from './gateway.js'
import type { RateLimits } from './rate-limits.js'
import type { RecordedRequest, Recorder } from './recorder.js'
import { Refusal, unauthorized, unknownRoute } from './refusal.js'
import { readBody } from './request-body.js'
import type { Route } from './route.js'
import { routes } from './routes.js'
import type { Attachment, DiscordState } from './state.js'

export interface RestParts {
  state: DiscordState
  gateway: Gateway
  recorder: Recorder
  faults: Faults
  /** Null if rate limits are off. */
  rates: RateLimits | null
  gatewayUrl: () => string
}

/** The response to a request: a body, a file of the CDN, or a cut connection. */
interface Outcome {
  status: number
  body?: object | undefined
  headers?: Record<string, string> | undefined
  file?: Attachment
  hangUp?: boolean
  code?: number
  unknown?: boolean
}

const base = /^\/api\/v10(?=\/)/

/** Answers one HTTP request and records it: first planned faults, then the token check, then the route. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  parts: RestParts,
): Promise<void> {
  const { state, recorder, faults, rates } = parts
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const method = request.method ?? 'GET'
  // Clients may write @original as %40original.
  const path = decodeURIComponent(url.pathname).replace(base, '')
  const received = { method, path, ...(await readBody(request)), at: state.clock.now() }
  const fault = faults.take(method, path)
  fault?.meanwhile?.()
  const own = () => carryOut(received, url, request.headers.authorization, parts)
  const limited = rates?.refusal(path) ?? null
  const outcome: Outcome = limited ?? (fault ? afflicted(fault, own) : own())
  rates?.note(outcome.status)
  write(response, outcome)
  const { status, body: answer = null, code = null, unknown = false } = outcome
  recorder.add({ ...received, status, answer, code, unknown })
}

/** Applies a fault to a request. */
function afflicted(fault: Fault, own: () => Outcome): Outcome {
  const { status, hangUp = false, carriedOut = false, headers } = fault
  if (status === undefined && !hangUp) return own()
  if (carriedOut) own()
  return {
    status: status ?? 0,
    body: fault.body ?? { message: 'planned fault', code: 0 },
    headers,
    hangUp,
  }
}

function carryOut(
  received: Pick<RecordedRequest, 'method' | 'path' | 'body' | 'files'>,
  url: URL,
  authorization: string | undefined,
  { state, gateway, gatewayUrl }: RestParts,
): Outcome {
  const { method, path, body, files } = received
  const file = method === 'GET' ? attachmentAt(state, path) : null
  if (file) return { status: 200, file }
  const found = base.test(url.pathname) ? findRoute(method, path) : null
  try {
    if (!found) throw unknownRoute()
    if (!found.route.anonymous && authorization !== `Bot ${state.token}`) throw unauthorized()
    const { params } = found
    const query = url.searchParams
    return found.route.handle({
      state,
      gateway,
      gatewayUrl: gatewayUrl(),
      params,
      query,
      authorization: authorization ?? '',
      body,
      files,
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { status: error.status, body: error.body, code: error.code, unknown: found === null }
  }
}

function findRoute(
  method: string,
  path: string,
): { route: Route; params: Record<string, string> } | null {
  for (const route of routes) {
    if (route.method !== method) continue
    const pattern = new RegExp(`^${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`)
    const match = pattern.exec(path)
    if (match) return { route, params: { ...match.groups } }
  }
  return null
}

function write(response: ServerResponse, { status, body, headers, file, hangUp }: Outcome): void {
  if (hangUp) response.destroy()
  else if (file) response.writeHead(status, { 'content-type': file.contentType }).end(file.bytes)
  else if (body === undefined) response.writeHead(status, headers).end()
  else {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
}
