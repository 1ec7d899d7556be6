import type { DiscordServer } from '../../../support/discord/index.js'

/** What the server answered, as a client without a library sees it. */
export interface Answered {
  status: number
  code?: number
  errors?: unknown
}

/** Sends one request with the bot's token. */
export async function send(
  server: DiscordServer,
  method: string,
  path: string,
  body?: unknown,
  token = server.state.token,
): Promise<Answered> {
  const response = await fetch(`${server.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { ...(text === '' ? {} : JSON.parse(text)), status: response.status }
}

/** Paths of one interaction's routes. */
export function routesOf(server: DiscordServer, { id, token }: { id: string; token: string }) {
  return {
    callback: `/interactions/${id}/${token}/callback`,
    original: `/webhooks/${server.state.applicationId}/${token}/messages/@original`,
  }
}
