import type { UploadedFile } from './attachments.js'
import type { Gateway } from './gateway.js'
import type { DiscordState } from './state.js'

/** The arguments of a route: the server's state, the parts of the path, and the request's body. */
export interface RouteContext {
  state: DiscordState
  gateway: Gateway
  gatewayUrl: string
  params: Record<string, string>
  query: URLSearchParams
  authorization: string
  body: unknown
  files: UploadedFile[]
}

export interface Answer {
  status: number
  body?: object
}

export interface Route {
  method: string
  /** The path below /api/v10, with `:name` for each variable part. */
  path: string
  /** Routes with an interaction's token in the path need no Authorization; others may judge it themselves. */
  anonymous?: boolean
  handle(context: RouteContext): Answer
}
