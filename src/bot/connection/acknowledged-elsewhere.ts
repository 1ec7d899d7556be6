import { DefaultRestOptions, RESTJSONErrorCodes, type RESTOptions } from 'discord.js'

/** As many interactions as are remembered; each is acknowledged within seconds. */
const REMEMBERED = 1000

/**
 * Wraps the requests of discord.js to notice one answer: that an interaction was acknowledged before this process tried
 * to, which only another process with the same token can have done. Discord says the same where the answer to an
 * acknowledgement was lost and it is sent again, or where an event arrives twice, so only the first try counts.
 */
export function noticingAcknowledgedElsewhere(
  onAcknowledged: () => void,
  makeRequest: RESTOptions['makeRequest'] = DefaultRestOptions.makeRequest,
): RESTOptions['makeRequest'] {
  const tried = new Set<string>()
  return async (url, init) => {
    const interaction = /\/interactions\/(\d+)\/[^/]+\/callback/.exec(url)?.[1]
    if (interaction === undefined || tried.has(interaction)) return makeRequest(url, init)
    tried.add(interaction)
    for (const oldest of tried) {
      if (tried.size <= REMEMBERED) break
      tried.delete(oldest)
    }
    const response = await makeRequest(url, init)
    if (response.status !== 400) return response
    const text = await response.text()
    if (codeIn(text) === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged) onAcknowledged()
    // The body can be read once only.
    const { status, statusText, headers } = response
    return new Response(text, { status, statusText, headers: [...headers] as [string, string][] })
  }
}

function codeIn(body: string): unknown {
  try {
    return (JSON.parse(body) as { code?: unknown } | null)?.code
  } catch {
    return undefined
  }
}
