import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { failure } from '../../wording/failure.js'
import type { Gate } from '../access/gate.js'
import type { WebContext } from '../contract.js'
import { callerOf } from './access/callers.js'
import { assertOrigin } from './access/origin.js'
import { chatErrorOf } from './chat/error.js'
import { chatRoutes } from './chat/routes.js'
import type { ApiContext, ApiEnv } from './contract.js'
import { problemOf } from './problem.js'
import { askingRoutes } from './routes/asking.js'
import { mcpRoutes } from './routes/mcp.js'
import { readingRoutes } from './routes/reading.js'
import type { Served } from './served.js'

/** The longest body of a request, in bytes: that of a conversation is sent anew with each question. */
const LONGEST_BODY = 262_144

const about = {
  openapi: '3.1.0',
  info: {
    title: 'youju',
    version: '1',
    description:
      'Answers questions over a corpus of news; each sentence is tied to an exact quote.',
  },
  security: [{ token: [] }],
}

/** All that programs use over HTTP. */
export function apiApp(context: WebContext, gate: Gate): OpenAPIHono<ApiEnv> {
  const onError = (error: unknown, { req }: ApiContext) => {
    // What fails because its client has left is no fault.
    if (!req.raw.signal.aborted) context.log.error({ err: error, path: req.path }, '接口出错')
  }
  const served: Served = { context, gate, onError }
  const api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (!result.success) throw failure('request_invalid', { fields: fieldsOf(result.error) })
    },
  })

  api.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
  })
  api.doc31('/api/v1/openapi.json', about)
  api.use(
    bodyLimit({
      maxSize: LONGEST_BODY,
      onError: () => {
        throw failure('request_too_large', { most: LONGEST_BODY })
      },
    }),
  )
  api.use(async (request, next) => {
    assertOrigin(request.req.raw.headers, context.settings.publicUrl)
    request.set('caller', await callerOf(request, context, gate))
    await next()
  })
  for (const routes of [askingRoutes, readingRoutes, chatRoutes, mcpRoutes]) routes(api, served)

  api.notFound(() => {
    throw failure('address_unknown', {})
  })
  api.onError((error, request) => {
    const { problem, headers, isUnexpected } = problemOf(error, request.env.locale)
    if (isUnexpected) onError(error, request)
    if (request.req.path.startsWith('/v1/')) {
      return request.json(chatErrorOf(problem), problem.status, headers)
    }
    return request.body(JSON.stringify(problem), problem.status, {
      ...headers,
      'content-type': 'application/problem+json; charset=utf-8',
    })
  })
  return api
}

/** Which fields are wrong, by their paths; what a client made up is not repeated at length. */
function fieldsOf({ issues }: { issues: readonly { path: readonly PropertyKey[] }[] }): string[] {
  const names = issues.map((issue) => {
    const keys = 'keys' in issue && Array.isArray(issue.keys) ? issue.keys : []
    return [...issue.path.map(String), ...keys.map(String)].join('.')
  })
  const printable = names.map((name) => name.replace(/\p{C}/gu, '').slice(0, 60))
  return [...new Set(printable)].filter((name) => name !== '').slice(0, 10)
}
