import type { Context } from 'hono'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { WebEnv } from './contract.js'
import { readBy } from './reader.js'

/** Answers with a page. Without its first line browsers fall back to the layout of old pages. */
export async function shown(
  request: Context<WebEnv>,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  return request.html(`<!doctype html>\n${await readBy(request, page)}`, status)
}
