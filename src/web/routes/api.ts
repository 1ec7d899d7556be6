import { Hono } from 'hono'
import type { Gate } from '../access/gate.js'
import type { WebContext, WebEnv } from '../contract.js'
import type { Login } from '../login/login.js'

/** What programs use. Loaded with the first request for it: the start need not wait for it. */
export function apiRoutes(context: WebContext, _: Login | null, gate: Gate): Hono<WebEnv> {
  const routes = new Hono<WebEnv>()
  let loading: Promise<{ fetch(request: Request, env: object): Response | Promise<Response> }>
  const load = () => {
    loading ??= import('../api/index.js').then(({ apiApp }) => apiApp(context, gate))
    return loading
  }
  for (const path of ['/api/*', '/v1/*', '/mcp']) {
    routes.all(path, async (request) => {
      const api = await load()
      return api.fetch(request.req.raw, {
        ...(request.env as object),
        locale: request.get('locale'),
      })
    })
  }
  return routes
}
