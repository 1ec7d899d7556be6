import type { IncomingMessage, ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import type { Faults } from './faults.js'
import type { RecordedRequest, Recorder } from './recorder.js'
import { Refusal, unauthorized, unknownRoute } from './refusal.js'
import { type Route, type RouteContext, routes } from './routes.js'
import type { DiscordState } from './state.js'

export interface RestParts {
  state: DiscordState
  recorder: Recorder
  faults: Faults
  gatewayUrl: () => string
}

const base = /^\/api\/v10(?=\/)/

/** Answers one HTTP request: planned faults first, then the token, then the route; and records it. */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { state, recorder, faults, gatewayUrl }: RestParts,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1')
  const method = request.method ?? 'GET'
  // Clients may write @original as %40original.
  const path = decodeURIComponent(url.pathname).replace(base, '')
  const body = await bodyOf(request)
  const record: RecordedRequest = { method, path, body, status: 0, code: null, unknown: false }
  const send = (status: number, answer?: object, headers: Record<string, string> = {}) => {
    record.status = status
    if (answer === undefined) response.writeHead(status, headers).end()
    else {
      response.writeHead(status, { 'content-type': 'application/json', ...headers })
      response.end(JSON.stringify(answer))
    }
    recorder.add(record)
  }

  const fault = faults.take(method, path)
  if (fault) {
    send(fault.status, fault.body ?? { message: 'planned fault', code: 0 }, fault.headers)
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
      gatewayUrl: gatewayUrl(),
      params: found.params,
      query: url.searchParams,
      body,
    }
    const { status, body: answer } = found.route.handle(context)
    send(status, answer)
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

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  if (!request.headers['content-type']?.startsWith('application/json')) {
    request.resume()
    return null
  }
  return json(request).catch(() => null)
}
