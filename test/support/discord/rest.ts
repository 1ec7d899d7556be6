import type { IncomingMessage, ServerResponse } from 'node:http'
import { attachmentAt } from './attachments.js'
import type { Fault, Faults } from './faults.js'
import type { Gateway } from './gateway.js'
import type { RecordedRequest, Recorder } from './recorder.js'
import { Refusal, unauthorized, unknownRoute } from './refusal.js'
import { readBody } from './request-body.js'
import type { Route, RouteContext } from './route.js'
import { routes } from './routes.js'
import type { DiscordState } from './state.js'

export interface RestParts {
  state: DiscordState
  gateway: Gateway
  recorder: Recorder
  faults: Faults
  gatewayUrl: () => string
}

const base = /^\/api\/v10(?=\/)/

/** Answers one HTTP request: planned faults first, then the token, then the route; and records it. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { state, gateway, recorder, faults, gatewayUrl }: RestParts,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const method = request.method ?? 'GET'
  // Clients may write @original as %40original.
  const path = decodeURIComponent(url.pathname).replace(base, '')
  const { body, files } = await readBody(request)
  const record = newRecord({ method, path, body, files })
  const send = (status: number, answer?: object, headers: Record<string, string> = {}) => {
    Object.assign(record, { status, answer: answer ?? null, at: state.clock.now() })
    if (answer === undefined) response.writeHead(status, headers).end()
    else {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(JSON.stringify(answer))
    }
    recorder.add(record)
  }

  const fault = faults.take(method, path)
  const answerWith = ({ status, body, headers }: Fault) =>
    send(status, body ?? { message: 'planned fault', code: 0 }, headers)
  if (fault && !fault.carriedOut) return answerWith(fault)
  const file = method === 'GET' ? attachmentAt(state, path) : null
  if (file) {
    response.writeHead(200, { 'content-type': file.contentType }).end(file.bytes)
    recorder.add({ ...record, status: 200, at: state.clock.now() })
    return
  }
  try {
    const found = base.test(url.pathname) ? findRoute(method, path) : null
    record.unknown = found === null
    if (!found) throw unknownRoute()
    const authorized = request.headers.authorization === `Bot ${state.token}`
    if (!found.route.anonymous && !authorized) throw unauthorized()
    const context: RouteContext = {
      state,
      gateway,
      gatewayUrl: gatewayUrl(),
      params: found.params,
      query: url.searchParams,
      body,
      files,
    }
    const { status, body: answer } = found.route.handle(context)
    if (fault) answerWith(fault)
    else send(status, answer)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    record.code = error.code
    send(error.status, error.body)
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

function newRecord(
  request: Pick<RecordedRequest, 'method' | 'path' | 'body' | 'files'>,
): RecordedRequest {
  return { ...request, status: 0, answer: null, at: 0, code: null, unknown: false }
}
