import { request as plainRequest } from 'node:http'

/** What a client of MCP says first, and the headers that it sends. */
export const initialize = {
  ...{ jsonrpc: '2.0', id: 1, method: 'initialize' },
  params: {
    ...{ protocolVersion: '2025-06-18', capabilities: {} },
    clientInfo: { name: 'test', version: '1' },
  },
}
export const mcpHeaders = { accept: 'application/json, text/event-stream' }

/** A client that may name any host; fetch may not. */
export function statusOf(
  address: string,
  headers: Record<string, string>,
  body = JSON.stringify(initialize),
): Promise<number> {
  return new Promise((resolve, reject) => {
    const all = { ...mcpHeaders, 'content-type': 'application/json', ...headers }
    const sent = plainRequest(
      address,
      { method: 'POST', agent: false, headers: all },
      (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
