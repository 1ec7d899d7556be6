import type { OpenAPIHono } from '@hono/zod-openapi'
import { assertHost } from '../access/origin.js'
import type { ApiEnv } from '../contract.js'
import { type Served, turnOf } from '../served.js'

/** MCP over HTTP. It has its own description, which a client asks for, and is none of the OpenAPI document. */
export function mcpRoutes(api: OpenAPIHono<ApiEnv>, served: Served): void {
  api.post('/mcp', async (request) => {
    const { raw } = request.req
    if (!request.get('caller').hasToken) assertHost(raw.headers, served.context.settings.publicUrl)
    const means = {
      ...{ turn: turnOf(request, served), locale: request.env.locale },
      onError: (error: unknown) => served.onError(error, request),
    }
    // Loaded late: not everybody who uses the API uses this.
    const { answerMcp } = await import('../../mcp/http.js')
    return answerMcp(raw, means)
  })
  // Without sessions there is nothing to listen to, and nothing to end.
  api.all('/mcp', (request) => request.body(null, 405, { allow: 'POST' }))
}
