import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import type { Socket } from 'node:net'
import { refusals } from './refusals.js'

const headerBytes = 16 * 1024
const earlyResponses = 5

/** What a request tells the site. A value that is not printable ASCII cannot be sent. */
export type RequestHeaders = Readonly<Record<string, string>>

/** Reveals only what we are and what we can read: no cookie, no authorisation, no referrer. */
export const pageHeaders: RequestHeaders = {
  'User-Agent': 'youju/0.1 (news question-answering bot; fetches single pages that a person adds)',
  Accept:
    'text/html, application/xhtml+xml, text/plain, text/markdown, application/pdf, application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'Accept-Language': 'zh-CN, zh;q=0.9, *;q=0.5',
  'Accept-Encoding': 'gzip, deflate, br',
  Connection: 'close',
}

/**
 * Requests `url` on an open connection and returns the head of the response; the body is not read yet. Rejects
 * with the parser's or the socket's error, or a refusal.
 */
export function ask(
  url: URL,
  socket: Socket,
  headers: RequestHeaders,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { request: send } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const request = send({
      // A socket passed this way belongs to no agent: it is not kept alive, and no name is looked up.
      createConnection: () => socket,
      path: url.pathname + url.search,
      headers: { Host: url.host, ...headers },
      setHost: false,
      maxHeaderSize: headerBytes,
      signal,
    })
    let early = 0
    request.on('information', () => {
      if (++early > earlyResponses) request.destroy(refusals.headers())
    })
    request.on('upgrade', (_response, upgraded) => {
      upgraded.destroy()
      reject(refusals.notHttp())
    })
    request.on('error', reject)
    request.on('response', resolve)
    request.end()
  })
}
