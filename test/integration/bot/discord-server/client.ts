import type { DiscordServer } from '../../../support/discord/index.js'

/** What the server answered, as a client without a library sees it. */
export interface Answered {
  status: number
  code?: number
  errors?: unknown
  id?: string
  attachments?: { filename: string; url: string }[]
}

/** Sends one request with the bot's token. */
export async function send(
  server: DiscordServer,
  method: string,
  path: string,
  body?: unknown,
  token = server.state.token,
): Promise<Answered> {
  return answered(server, path, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

/** Sends one request with files as form data. */
export async function sendForm(
  server: DiscordServer,
  method: string,
  path: string,
  payload: object,
  files: string[],
): Promise<Answered> {
  const form = new FormData()
  form.set('payload_json', JSON.stringify(payload))
  for (const [n, text] of files.entries()) {
    form.set(`files[${n}]`, new Blob([text]), `file-${n}.txt`)
  }
  const headers = { authorization: `Bot ${server.state.token}` }
  return answered(server, path, { method, headers, body: form })
}

async function answered(server: DiscordServer, path: string, init: RequestInit): Promise<Answered> {
  const response = await fetch(`${server.apiUrl}/v10${path}`, init)
  const text = await response.text()
  return { ...(text === '' ? {} : JSON.parse(text)), status: response.status }
}

/** Paths of one interaction's routes. */
export function routesOf(server: DiscordServer, { id, token }: { id: string; token: string }) {
  const followUp = `/webhooks/${server.state.applicationId}/${token}`
  return {
    callback: `/interactions/${id}/${token}/callback`,
    followUp,
    original: `${followUp}/messages/@original`,
    followed: (message: string) => `${followUp}/messages/${message}`,
  }
}
