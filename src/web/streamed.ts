import { setImmediate } from 'node:timers/promises'
import type { Context } from 'hono'
import { raw } from 'hono/html'
import { stream } from 'hono/streaming'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { WebEnv } from './contract.js'
import { readBy } from './reader.js'

/** Stands in a page for what is still being made; text of a visitor never holds it, since that is escaped. */
const LATER = '<!--later-->'

export function Later(): HtmlEscapedString {
  return raw(LATER)
}

/**
 * Sends a page as far as `Later`, then what `make` writes, then the rest: without any script the browser shows each part
 * as it comes. `make` must not reject, since the status of the page is long sent; its signal aborts when the visitor leaves.
 */
export async function streamed(
  request: Context<WebEnv>,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  make: (write: (html: string) => void, signal: AbortSignal) => Promise<string>,
): Promise<Response> {
  const [head = '', tail = ''] = `<!doctype html>\n${await readBy(request, page)}`.split(LATER)
  request.header('content-type', 'text/html; charset=UTF-8')
  // A proxy that waits for the whole page would undo it.
  request.header('x-accel-buffering', 'no')
  const left = new AbortController()
  const signal = AbortSignal.any([left.signal, request.req.raw.signal])
  return stream(request, async (out) => {
    out.onAbort(() => left.abort())
    await out.write(head)
    // An answer is made in one go: what is written must leave before.
    await setImmediate()
    // Not awaited: a reader that is slow keeps nobody else waiting.
    const last = await make((html) => void out.write(html), signal)
    await out.write(`${last}${tail}`)
  })
}
